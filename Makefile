# Everything a newcomer or a machine needs: `make demo`, `make test`, `make check`.
PYTHON ?= python3
PART ?= 1
FULL ?=
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := help
.PHONY: help ready demo test check browser format lint types coverage docs fuzz mutations soak teeth bench lock floors wheel clean

help:  ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(BIN)/watchlist: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

# Hashes are of the files that PyPI has, for every system and Python; an older or newer Python than
# the lock knows fails here, and `make lock` with a newer uv is the way on.
$(VENV)/.tested: pyproject.toml tools/dev-requirements.lock
	$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement tools/dev-requirements.lock \
		|| { echo "tools/dev-requirements.lock could not be installed: see above; is a pinned release gone or without a wheel here, make it anew with 'make lock'"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m pip check --quiet
	@touch $(BIN)/watchlist $@

ready: $(VENV)/.tested  ## what tests and checks need, as the lock pins it

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
	cp tools/browser/package.json tools/browser/package-lock.json $(VENV)
	npm ci --silent --no-audit --no-fund --ignore-scripts --prefix $(VENV)

soak: $(VENV)/.tested  ## all crashes, mutations, faults and a year of feeds: an hour; PART=20: a twentieth of it
	$(BIN)/python tools/fuzz.py --count $$((1000000 / $(PART)))
	WATCHLIST_SOAK=$(PART) WATCHLIST_CRASHES=$$((200 / $(PART))) $(BIN)/python -m pytest -s tests/test_soak.py tests/test_crashes.py tests/test_hostile.py

teeth: $(VENV)/.tested  ## each defence switched off in turn: some test must notice
	$(BIN)/python tools/teeth.py

bench: $(VENV)/.tested  ## what it costs, and how that grows, into docs/performance.md; FULL=--full: up to a million items
	$(BIN)/python -m tools.bench $(FULL) --write docs/performance.md

lock:  ## pin what tests need anew, with hashes: tools/dev-requirements.lock, and axe-core
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --all-extras \
		--no-emit-index-url --custom-compile-command "make lock" \
		--output-file tools/dev-requirements.lock pyproject.toml tools/dev-requirements.txt
	cd tools/browser && npm update --save --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund

floors: $(VENV)/.tested  ## do the lowest versions that pyproject.toml allows work?
	$(BIN)/python -m tools.lower_bounds

wheel: $(VENV)/.tested  ## build the package, and try it in a clean environment on each Python of this machine
	$(BIN)/python -m tools.try_wheel

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build
