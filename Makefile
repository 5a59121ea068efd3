# Everything a newcomer or a machine needs: `make demo`, `make test`, `make check`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := help
.PHONY: help demo test check browser format lint types coverage docs fuzz mutations soak teeth bench clean

help:  ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(BIN)/watchlist: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.tested: pyproject.toml tools/dev-requirements.txt $(BIN)/watchlist
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement tools/dev-requirements.txt
	@touch $@

demo: $(BIN)/watchlist  ## the whole job over the bundled sample, no network needed
	@$(BIN)/watchlist demo

test: $(VENV)/.tested  ## all tests
	$(BIN)/python -m pytest

check: format lint types test coverage docs mutations  ## what must hold before a change lands

format: $(VENV)/.tested
	$(BIN)/ruff format --check src tests tools

lint: $(VENV)/.tested
	$(BIN)/ruff check src tests tools

types: $(VENV)/.tested
	$(BIN)/mypy

coverage: $(VENV)/.tested  ## every branch of the pure core is tried by its tests
	$(BIN)/python tools/core_coverage.py

docs: $(VENV)/.tested  ## is the generated reference up to date?
	$(BIN)/python tools/reference.py --check

mutations: $(VENV)/.tested  ## twenty thousand broken documents
	$(BIN)/python tools/fuzz.py --count 20000

fuzz: $(VENV)/.tested  ## a million of them
	$(BIN)/python tools/fuzz.py --count 1000000

browser: $(VENV)/.tested  ## what the tests of the report's page need: Chromium (Debian's) and axe-core
	command -v chromium >/dev/null || (apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-core fonts-noto-cjk) >/dev/null
	npm install --silent --no-audit --no-fund --no-save --prefix $(VENV) axe-core@4

soak: fuzz  ## a year of feeds, hundreds of crashes, each fault alone: an hour
	WATCHLIST_SOAK=1 WATCHLIST_CRASHES=200 $(BIN)/python -m pytest -s tests/test_soak.py tests/test_crashes.py tests/test_hostile.py

teeth: $(VENV)/.tested  ## each defence switched off in turn: some test must notice
	$(BIN)/python tools/teeth.py

bench: $(VENV)/.tested  ## what it costs, and how that grows; takes minutes, and writes docs/performance.md
	$(BIN)/python -m tools.bench --write docs/performance.md

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build
