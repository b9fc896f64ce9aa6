# Set-up and the five commands. Everything lives in .venv; a second call does no work twice.
PYTHON ?= python3
BIN := .venv/bin
DATA ?= ../shared/data
CONFIG ?= configs/default.yaml

.PHONY: digest test check quality bench lock clean

digest: .venv/.core  ## digests of seeds/: prints them and the path of the JSON Lines
	@results=$$($(BIN)/digest run $(CONFIG)) && $(BIN)/digest show "$$results" && echo "$$results"

test: .venv/.all  ## the whole test suite
	@$(BIN)/pytest

check: .venv/.all  ## lint, format, types, house rules
	@$(BIN)/ruff check pipeline tests
	@$(BIN)/ruff format --check pipeline tests
	@$(BIN)/mypy
	@$(BIN)/pytest tests/test_house.py

quality: .venv/.all  ## quality figures and their floors, on research data
	@$(BIN)/python -m tests.quality --data $(DATA) $(if $(ROOM),--room $(ROOM))

bench: .venv/.all  ## speed and memory, against peers
	@$(BIN)/python -m tests.benchmarks --data $(DATA) $(if $(ONLY),--only $(ONLY))

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	  || { echo "Python 3.11, 3.12 or 3.13 is needed: make PYTHON=/path/to/python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -m venv .venv \
	  || { rm -rf .venv; echo "Python's venv module is missing: on Debian, apt install python3-venv" >&2; exit 1; }
	@touch $@

.venv/.core: .venv/.made requirements.lock pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@$(BIN)/python -m compileall -q pipeline
	@touch $@

.venv/.all: .venv/.core requirements-dev.lock requirements-models.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-models.lock
	@touch $@

# torch's CUDA packages are left out of the locks: its own metadata pins them where its build needs them, and the
# CPU build must not pull them in.
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header
lock: .venv/.core  ## resolve the pins of pyproject.toml anew
	@$(BIN)/python -m pip install --quiet uv==0.13.9
	@$(COMPILE) --generate-hashes pyproject.toml -o requirements.lock
	@$(COMPILE) --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock
	@printf 'onnx==1.23.2\nonnxscript==0.7.2\nprotobuf==7.36.2\njinja2\nnetworkx\nsympy\nsetuptools\n' | $(COMPILE) -c requirements-dev.lock - -o requirements-models.lock
	@echo 'torch==2.13.0' >> requirements-models.lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache
