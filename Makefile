# `make check` sets itself up from the locked requirements and runs every check there is.
PYTHON ?= python3
DEV = .venv-dev
BIN = $(DEV)/bin
READY = $(DEV)/ready

.PHONY: check torture bench bench-render format lock plan master
check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

torture: $(READY)
	$(BIN)/python -m pytest -m torture

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Measure receiving; only ratios of one run mean something. FILES=10000 for more workbooks.
FILES ?= 2000
bench: $(READY)
	$(BIN)/python -m benchmarks.receive --files $(FILES)

bench-render: $(READY)
	$(BIN)/python -m benchmarks.render

$(READY): requirements-dev.txt
	rm -rf $(DEV)
	$(PYTHON) -m venv $(DEV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $(READY)

# Write the plan workbooks and the Word master again.
plan: $(READY)
	$(BIN)/python -m tools.write_plan hp-pci-2025-2026 hn-nq59 hn-fta-2025 ht-fta-2025 hn-spcncl-2024

master: $(READY)
	$(BIN)/python -m tools.write_master

# Renew the locked requirements (needs uv).
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		pyproject.toml -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--group dev pyproject.toml -o requirements-dev.txt
