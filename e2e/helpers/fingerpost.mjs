// The real binary, started on data of a journey's own and gone after it.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const binary =
  process.env.FINGERPOST_BIN ?? resolve(root, process.env.CARGO_TARGET_DIR ?? "target", "debug", "fingerpost");

/// How long the server may take to be ready. It should take under a second; a busy CI machine may not.
const READY_MS = 60_000;

const running = new Set();
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));

/// Data of one journey: a folder that feeds are imported into and that a server is started on.
export class Directory {
  static async create() {
    if (!existsSync(binary)) throw new Error(`${binary} has not been built: run \`make build\` first`);
    return new Directory(await mkdtemp(join(tmpdir(), "fingerpost-e2e-")));
  }

  constructor(folder) {
    this.folder = folder;
    this.log = "";
  }

  /// Imports a feed. Exit code 1 (some records were rejected) is allowed only where `mayReject` is true.
  async import(file, source, { mayReject = false } = {}) {
    const child = this.#spawn("import", file, "--source", source, "--data", this.folder);
    const code = await new Promise((resolve) => child.on("close", resolve));
    if (code !== 0 && !(mayReject && code === 1)) {
      throw new Error(`fingerpost import ${file} ended with ${code}:\n${this.log}`);
    }
  }

  /// Starts the server on a free port, with more options where they are given, and waits until it says that it is ready.
  async serve({ demo = false, more = [] } = {}) {
    const options = ["--data", this.folder, "--listen", "127.0.0.1:0", ...(demo ? ["--demo"] : []), ...more];
    const child = this.#spawn("serve", ...options);
    this.server = child;
    const deadline = Date.now() + READY_MS;
    let printed = "";
    this.address = await new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no address after ${READY_MS} ms:\n${this.log}`)), READY_MS);
      child.stdout.on("data", (chunk) => {
        printed += chunk;
        const found = printed.match(/http:\/\/127\.0\.0\.1:\d+/);
        if (found && !found[0].endsWith(":0")) {
          clearTimeout(timer);
          resolve(found[0]);
        }
      });
      child.on("close", (code) => {
        clearTimeout(timer);
        reject(new Error(`fingerpost serve ended with ${code}:\n${this.log}`));
      });
    });
    while (!(await this.#ready())) {
      if (Date.now() > deadline) throw new Error(`not ready after ${READY_MS} ms:\n${this.log}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return this.address;
  }

  async #ready() {
    const answer = await fetch(`${this.address}/readyz`).catch(() => undefined);
    return answer?.ok ?? false;
  }

  /// What the API answers at an address of this server.
  async get(path) {
    const answer = await fetch(new URL(path, this.address));
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }

  /// Stops the server and removes the data.
  async close() {
    if (this.server && this.server.exitCode === null && this.server.signalCode === null) {
      const ended = new Promise((resolve) => this.server.on("close", resolve));
      this.server.kill("SIGTERM");
      const timer = setTimeout(() => this.server.kill("SIGKILL"), 5_000);
      await ended;
      clearTimeout(timer);
    }
    await rm(this.folder, { recursive: true, force: true });
  }

  #spawn(...args) {
    // From the journey's own folder, and without the developer's FINGERPOST_…: nothing but the options counts.
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("FINGERPOST_")));
    const child = spawn(binary, args, { cwd: this.folder, env, stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    child.on("close", () => running.delete(child));
    child.on("error", (error) => (this.log += `${error}\n`));
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (this.log += chunk));
    return child;
  }
}
