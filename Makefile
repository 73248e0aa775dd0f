# Two commands on a fresh clone: `make run` and `make test`. Everything else is below.

SHELL := /bin/sh
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	"$$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null \
	&& echo "$$name" && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps
NODE := $(shell command -v node 2>/dev/null)

PORT ?= 8000
export PORT

# Tests run on all cores; those of one file after one another. PYTEST_ARGS= runs them in one row.
PYTEST_ARGS ?= --numprocesses auto --dist loadfile

# A service as strict as it gets, for `check --deploy`; its secret opens nothing.
SERVICE := ALLOWED_HOSTS=hashiya.example VAR_DIR=var/check \
	SECRET_KEY=only-for-the-check-of-settings-$$(date +%s%N)-opens-nothing

.PHONY: help setup setup-dev run test test-fast test-python test-postgres test-node test-peers browser check types bench bench-transfer fuzz messages vendor

help: ## say what there is
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

setup: $(VENV)/installed ## make .venv and install what Hashiya runs on
setup-dev: $(VENV)/installed-dev ## and what checks and tests need

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Hashiya needs Python 3.11, 3.12 or 3.13: install one, or name it by make PYTHON=/path/to/python3." >&2; exit 1; }
	@"$(PYTHON)" -m venv "$(VENV)" || { rm -rf "$(VENV)"; echo "Python could not make $(VENV): on Debian and Ubuntu, install python3-venv." >&2; exit 1; }

$(VENV)/installed: requirements.txt | $(BIN)/python
	@$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	@$(INSTALL) -r requirements-dev.txt
	@touch $@

run: setup ## serve web and worker on 127.0.0.1:$PORT, with a demo in an empty database
	@exec $(BIN)/python manage.py serve --demo

test: browser test-python test-postgres test-node ## all tests, with coverage

test-fast: setup-dev test-node ## all tests but those in a browser
	$(BIN)/python -m pytest -q $(PYTEST_ARGS) -m "not browser"

# A test in a browser is run once more before it counts as failed, and named: docs/decisions/0032.
test-python: setup-dev
	RETRIES=1 $(BIN)/python -m pytest -q -rR $(PYTEST_ARGS) --cov --cov-report=
	$(BIN)/python -m coverage report --fail-under=95
	$(BIN)/python -m coverage report --include='labels/*' --fail-under=100

test-postgres: setup-dev
	@if [ -n "$$TEST_DATABASE_URL" ]; then set -x; \
		DATABASE_URL="$$TEST_DATABASE_URL" $(BIN)/python -m pytest -q $(PYTEST_ARGS) -m database; fi

test-node:
	@if [ -n "$(NODE)" ]; then set -x; node --test tests/editor/*.test.js; \
		else echo "node is not there: the editor's pure modules are not tested."; fi

# Apart from .venv: datasets and spaCy bring a gigabyte that Hashiya does not need.
test-peers: | $(BIN)/python ## that files load in the programs they are for; not part of `test`
	@"$(PYTHON)" -m venv $(VENV)-peers
	@$(VENV)-peers/bin/python -m pip install --quiet --no-deps -r requirements.txt -r requirements-dev.txt
	@$(VENV)-peers/bin/python -m pip install --quiet -r tests/peers/requirements.txt
	$(VENV)-peers/bin/python -m pytest -q -W default tests/peers

browser: setup-dev
	@$(BIN)/python tests/browser/chromium.py

check: setup-dev types ## everything that can be known without running it
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports
	$(BIN)/mypy .
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(SERVICE) $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/python manage.py spectacular --fail-on-warn --validate --file /dev/null

node_modules/installed: package.json
	@npm install --no-audit --no-fund --silent
	@touch $@

types: $(if $(NODE),node_modules/installed)
	@if [ -n "$(NODE)" ]; then set -x; npx tsc --project tsconfig.json; \
		else echo "node is not there: the types of static/ are not checked."; fi

bench: setup-dev ## measure; figures go to var/bench/
	$(BIN)/python -m bench

bench-transfer: setup-dev ## measure import, export, and a project of a million articles
	$(BIN)/python -m bench transfer size

fuzz: setup-dev ## break files of every format by chance, for MINUTES (10)
	$(BIN)/python -m tests.fuzz --minutes $(or $(MINUTES),10)

messages: setup-dev ## gather what is to be translated, and compile what is
	$(BIN)/python manage.py makemessages --locale ar --no-location --no-obsolete
	$(BIN)/python manage.py compilemessages --locale ar

vendor: setup-dev ## make static/vendor/ and tests/vendor/ anew from npm packages
	$(BIN)/python static/vendor/refresh.py
	$(BIN)/python tests/vendor/refresh.py
