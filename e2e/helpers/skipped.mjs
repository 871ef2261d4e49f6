import { appendFileSync } from "node:fs";

/// Notes that something cannot be run here, for the list at the end of `make test`, and returns the reason for the
/// runner. Under REQUIRE_ALL=1 that is a failure.
export function skipped(what, why) {
  if (process.env.REQUIRE_ALL === "1") throw new Error(`REQUIRE_ALL=1, and the ${what} cannot be run: ${why}`);
  if (process.env.FINGERPOST_NOT_RUN) appendFileSync(process.env.FINGERPOST_NOT_RUN, `${what} (${why})\n`);
  return why;
}
