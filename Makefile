# `make demo` shows a cascade, `make test` runs the tests. Each does all its set-up in .venv and needs
# python3 (3.11 or later) with pip, and make. PYTHON=... names another interpreter, ARGS=... is passed to pytest.

PYTHON ?= python3
BIN := .venv/bin
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# A venv made without ensurepip, which Debian keeps in a package of its own; the outer pip fills it.
INSTALL = $(PYTHON) -m pip --python $(BIN)/python install --quiet --editable

.PHONY: demo test check lint style mypy pyright format readme neo4j clean

demo: .venv/.ready-run
	@$(BIN)/thac demo

test: .venv/.ready-test
	@$(BIN)/pytest $(ARGS)

check: lint style mypy pyright

lint: .venv/.ready-check
	$(BIN)/ruff check

style: .venv/.ready-check
	$(BIN)/ruff format --check

mypy: .venv/.ready-check .venv/typings/thac
	$(BIN)/mypy
	cd tests && ../$(BIN)/mypy --config-file ../pyproject.toml --cache-dir ../.mypy_cache .
	cd benchmarks && ../$(BIN)/mypy --config-file ../pyproject.toml --cache-dir ../.mypy_cache .

pyright: .venv/.ready-check .venv/typings/thac
	$(BIN)/pyright

format: .venv/.ready-check
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

readme: .venv/.ready-test
	$(BIN)/python tests/readme.py

# A Neo4j server for tests on a free port, until Ctrl-C; needs java and mvn.
neo4j:
	@$(PYTHON) tools/neo4j/start.py

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.11")'
	@$(PYTHON) -m pip --version >/dev/null || { echo 'pip is needed (Debian, Ubuntu: apt install python3-pip)' >&2; exit 1; }
	$(PYTHON) -m venv --without-pip .venv

.venv/.ready-run: pyproject.toml | .venv/bin/python
	@echo 'Installing into .venv (once; about half a minute)'
	$(INSTALL) .
	@touch $@

.venv/.ready-test: pyproject.toml | .venv/bin/python
	$(INSTALL) '.[test]'
	@touch $@ .venv/.ready-run

.venv/.ready-check: pyproject.toml | .venv/bin/python
	$(INSTALL) '.[dev]'
	@touch $@ .venv/.ready-test .venv/.ready-run

# The type checkers see the package under its name through this link.
.venv/typings/thac: | .venv/bin/python
	@mkdir -p $(@D)
	@ln -s ../.. $@
