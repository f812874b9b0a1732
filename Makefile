# On a machine with Python 3.11 and make, `make reports` and `make test` are all a newcomer needs.
# Every target makes the virtual environment in .venv/ the first time, and again when the dependencies change.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: reports year ingest export test lint faults accuracy policy confidence check accessible bench samples gates wheel clean
.DEFAULT_GOAL := reports

reports: ingest ## the next agenda and the report before it
	@$(BIN)/referent reports

year: ingest ## the year report, make year YEAR=2025; a half-year is YEAR=2025-2
	@test -n "$(YEAR)" || { echo 'Name the year: make year YEAR=2025'; exit 2; }
	@$(BIN)/referent reports --period "$(YEAR)"

ingest: $(STAMP) ## raw/ -> processed/; papers that could not be stored are named and do not stop it
	@$(BIN)/referent ingest || test $$? -eq 1

export: ingest ## the tables as one workbook, processed/referent.xlsx
	@$(BIN)/referent export xlsx

test: $(STAMP)
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict pipeline

faults: $(STAMP) ## the long runs of faults and abuse (F1 to F35), with their figures
	$(BIN)/python -m pytest -m faults tests/faults

accuracy: $(STAMP) ## how well papers with known answers are read; skipped where they are not
	$(BIN)/python tests/accuracy.py

confidence: $(STAMP) ## how often each rule is right; GOLD="folders of answers" writes the table, TEST="others" are left out
	$(BIN)/python tests/calibrate.py $(GOLD) $(TEST:%=--test %) $(if $(GOLD),--write)

policy: $(STAMP) ## how well titles with known policy areas are linked to them, also cross-validated; skipped where they are not
	$(BIN)/python tests/policy_accuracy.py

check: lint test accuracy ## what must pass before a change goes in

accessible: $(STAMP) node_modules/axe-core ## publications held against accessibility rules, pages in a real browser too: needs npm and chromium
	$(BIN)/python -m pytest tests/publish/test_accessible.py tests/publish/test_pdf.py

node_modules/axe-core:
	npm install --silent --no-save --no-package-lock --no-audit --no-fund axe-core@4.14.1

bench: $(STAMP)
	$(BIN)/python tests/bench/cold.py
	$(BIN)/python tests/bench/ingest.py
	$(BIN)/python tests/bench/parse.py
	$(BIN)/python tests/bench/link.py
	$(BIN)/python tests/bench/archive.py
	$(BIN)/python tests/bench/publish.py
	$(BIN)/python tests/bench/processes.py --dask

gates: $(STAMP) ## reads off the grammar tables anew which texts each pattern is tried on
	$(BIN)/python tests/make_gates.py

samples: $(STAMP) ## writes the invented minutes in raw/alu/ again
	$(BIN)/python tests/make_samples.py

wheel: $(STAMP)
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'Referent needs Python 3.11 or newer: make PYTHON=/path/to/python3.11'; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) \
		|| { rm -rf $(VENV); echo 'Python has no venv module (on Debian and Ubuntu: apt-get install python3-venv)'; exit 1; }
	@echo 'Setting up $(VENV)/ (a few minutes the first time)'
	@$(PIP_INSTALL) hatchling editables
	@$(PIP_INSTALL) --no-build-isolation --editable '.[test]'
	@touch $@

clean: ## all that can be made again but processed/, where agendas lie that you may have edited
	rm -rf $(VENV) node_modules dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find pipeline tests -name __pycache__ -type d -prune -exec rm -rf {} +
