# `make run` starts Kith, `make test` tests it. Needs Python 3.11 or newer (with its venv module), make and git; nothing else.
# Recipes use only Python and what a plain shell has built in, so that they work where nothing else is installed.

SHELL := /bin/sh
PY := .venv/bin/python
QUICK := not long and not browser and not server and not prove
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run test long prove format lint types templates browser lock audit secrets
help:
	@echo 'make run           start Kith on this machine (make run DEMO=1: with a workplace to look around in)'
	@echo 'make test          the quick suite, on SQLite, under a minute'
	@echo 'make long          what takes longer: over every page there is, or many rows'
	@echo 'make browser       the journeys in a headless Chromium'
	@echo 'make prove         the heavy proofs: kills, thousands of rows, minutes of work'
	@echo 'make format lint types templates audit lock'
	@echo 'make secrets       the secret files that docker-compose.yml asks for'

run: .venv/run.stamp
	@exec $(PY) manage.py up $(if $(DEMO),--demo) $(if $(PORT),--port $(PORT))

test: .venv/dev.stamp
	@$(PY) -m pytest -n auto --dist worksteal -m "$(QUICK)" $(ARGS)

long: .venv/dev.stamp
	@$(PY) -m pytest -n auto --dist worksteal -m "long and not prove" $(ARGS)

prove: .venv/dev.stamp
	@$(PY) -m pytest -m prove $(ARGS)

browser: .venv/dev.stamp
	@$(PY) -m pytest -n auto --dist worksteal -m "browser and not prove" $(ARGS)

format: .venv/dev.stamp
	@$(PY) -m ruff format . && $(PY) -m ruff check --fix-only --exit-zero --quiet .

lint: .venv/dev.stamp
	@$(PY) -m ruff format --check . && $(PY) -m ruff check . && $(PY) -c 'from importlinter.cli import lint_imports_command as lint; lint()' --no-cache

types: .venv/dev.stamp
	@$(PY) -m mypy

templates: .venv/dev.stamp
	@$(PY) -m djlint --lint --quiet templates

# What is known to be wrong with the packages we pin. Says so, and fails, when nobody could be asked (S30).
audit: .venv/dev.stamp
	@$(PY) .ci/audit.py

# The locks, afresh, from pyproject.toml; needs uv (pip install uv). The second is held to the first.
lock:
	@uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --output-file requirements.lock pyproject.toml
	@uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --constraint requirements.lock --group dev --output-file requirements-dev.lock pyproject.toml

secrets:
	@python3 -m organizer.home secrets

# The environment: made when it is missing or broken, filled again only when a lock has changed.
.venv/run.stamp: requirements.lock
.venv/dev.stamp: requirements-dev.lock
.venv/%.stamp:
	@python= ; \
	for name in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
	  if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$name; break; fi; \
	done; \
	if [ -z "$$python" ]; then echo 'Kith needs Python 3.11 or newer. Install it, or say where it is: make PYTHON=/path/to/python3' >&2; exit 1; fi; \
	if ! $(PY) -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	  if ! $$python -c 'import ensurepip, venv' 2>/dev/null; then \
	    echo "This Python has no venv module. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; fi; \
	  echo 'Making the environment in .venv'; $$python -m venv --clear .venv || exit 1; \
	fi; \
	echo 'Installing what $< names (a minute, once)'; \
	$(PY) -m pip install --quiet --require-hashes -r $< && : > $@
