# Two commands do everything, their set-up included: `make demo` and `make test`.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8055
# On two cores: whoever waits for a browser or another process leaves them to the others.
WORKERS ?= 3
BIN := .venv/bin
unexport PYTHONDONTWRITEBYTECODE  # each process would compile all of it anew, and pytest rewrite every test

.PHONY: demo test check style bench chaos attack scale pictures pins clean

demo: .venv/demo  ## Advance and its local Slack, in the browser (PORT=, ADVANCE_HOME=, FRESH=1)
	@$(BIN)/advance demo --port $(PORT) $(if $(FRESH),--fresh)

# Types are checked beside the tests, which leave some of two cores idle. What mypy says is shown when both are done.
define with_types
$(BIN)/mypy >.venv/types.txt 2>&1 & types=$$!; trap "kill $$types" INT TERM; \
$(1); tested=$$?; \
wait $$types; typed=$$?; echo "mypy: $$(cat .venv/types.txt)"; exit $$((tested || typed))
endef

test: style  ## everything: style, types, contracts, all tests
	@$(call with_types,$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal)

check: style  ## what to run before each commit: style, types, contracts, fast tests
	@$(call with_types,$(BIN)/python -m pytest -q -n 2 -m "not slow")

style: .venv/dev  ## style and contracts alone
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

bench: .venv/dev  ## ratios against a bare Bolt app, in the same run
	@$(BIN)/python -m tests.bench

chaos: .venv/dev  ## kills the clock and its database at random instants, the long runs (a quarter of an hour each, on a busy machine)
	@$(BIN)/python -m tests.chaos
	@$(BIN)/python -m pytest -q -s tests/scenarios/test_kills.py --kills 20

attack: .venv/dev  ## attacks the figures of 2,000 random pilots, then without each safeguard
	@$(BIN)/python -m tests.attack

scale: .venv/dev  ## the clock among a million matches and a week's figures of 100,000, on PostgreSQL; delivery under Slack's rates
	@$(BIN)/python -m tests.scale.clock
	@$(BIN)/python -m tests.scale.delivery
	@$(BIN)/python -m tests.scale.figures

pictures: .venv/dev  ## takes the README's pictures anew, from a real browser
	@PICTURES=docs/pictures $(BIN)/python -m pytest -q tests/scenarios/test_in_the_browser.py

pins: .venv/dev  ## writes requirements/*.txt anew from pyproject.toml
	@sh requirements/pin.sh $(BIN)

clean:  ## removes what `make` has made
	rm -rf .venv .advance/demo .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

# As pinned, pip finds the rest in a third of the time that an older one takes (what Python 3.11 brings is of 2023).
# Nothing is compiled here: of what is installed, less than half is ever imported, and compiled then.
# Each file names all that it needs. What tests need beside the demo is installed beside it: a processor each.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps
PINNED := $(INSTALL) --require-hashes -r
OURS := PYTHONWARNINGS=ignore $(INSTALL) --no-build-isolation -e .

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Advance needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 ...")'
	@echo "Setting up .venv, once: less than a minute ..."
	@$(PYTHON) -m venv .venv
	@$(PINNED) requirements/pip.txt

.venv/demo: requirements/demo.txt pyproject.toml | .venv/bin/python
	@$(PINNED) requirements/demo.txt
	@$(OURS)
	@touch $@

.venv/dev: requirements/demo.txt requirements/dev.txt pyproject.toml | .venv/bin/python
	@$(PINNED) requirements/demo.txt & demo=$$!; $(PINNED) requirements/dev.txt; dev=$$?; wait $$demo && exit $$dev
	@$(OURS)
	@touch .venv/demo $@
