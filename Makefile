# Every command of the project. They create .venv in the checkout and need python3 >= 3.11 with venv, and make.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help install dev demo test test-slow run check format bench lock clean

help:            ## show these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: .venv/.installed  ## install the program, exactly as locked, into .venv

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: set PYTHON=python3.x" >&2; exit 2; }
	$(PYTHON) -m venv .venv

.venv/.installed: requirements/run.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --quiet --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --quiet --no-build-isolation --no-deps --editable .
	@touch $@

dev: .venv/.installed-dev  ## install what tests and checks need, too

.venv/.installed-dev: requirements/dev.txt .venv/.installed
	$(BIN)/python -m pip install --quiet --quiet --require-hashes -r requirements/dev.txt
	@touch $@

demo: install    ## run the main job against the bundled newsroom; leaves demo/
	$(BIN)/monitor demo --dir demo

run: install     ## start the daemon on config.yaml
	$(BIN)/monitor run

test: dev        ## the fast tests
	$(BIN)/python -m pytest -m "not slow" -n 4 --dist loadfile

test-slow: dev   ## the slow tests
	$(BIN)/python -m pytest -m slow -n 2

check: dev       ## lint, strict types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: dev      ## rewrite the code in the project's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: dev       ## speed, as ratios
	$(BIN)/python -m benchmarks

lock: dev        ## resolve the dependencies anew (needs uv)
	$(BIN)/python requirements/lock.py

clean:           ## remove what the commands above made
	rm -rf .venv demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
