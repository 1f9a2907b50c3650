.PHONY: help docs test-scale train calibrate setup setup-dev system-packages wheel run samples test check format bench bench-store bench-http bench-pages screenshots evaluate fuzz lock clean
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install -q --disable-pip-version-check --no-deps

help: ## say what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

setup: .venv/.installed .venv/.explorer ## install everything that runs; leaves .venv/bin/legation ready

.venv/.installed: requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { sh tests/system-packages.sh python && $(PYTHON) -m venv .venv; }
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-build-isolation -e .
	$(BIN)/legation knowledge info > /dev/null
	touch $@

# The explorer is built anew when a source of it changes; the script itself knows whether there is anything to do.
.venv/.explorer: .venv/.installed $(shell find app/ui/src app/ui/public app/ui/*.json app/ui/*.ts app/ui/index.html -type f 2>/dev/null)
	bash app/ui/build.sh
	touch $@

setup-dev: setup .venv/.installed-dev .venv/.installed-spark

.venv/.installed-dev: .venv/.installed requirements-dev.lock
	$(PIP) --require-hashes -r requirements-dev.lock
	touch $@

# Spark comes as sources of 456 MB, 491 MB installed: a minute and a half, once.
.venv/.installed-spark: .venv/.installed-dev requirements-spark.lock
	$(PIP) --no-build-isolation --require-hashes -r requirements-spark.lock
	touch $@

system-packages: ## install a browser, PostgreSQL and Java for the tests (Debian, root)
	@sh tests/system-packages.sh browser postgresql java

wheel: setup ## build the wheel in dist/: program, knowledge, reader and explorer in one file
	$(BIN)/python -m pip wheel -q --disable-pip-version-check --no-deps --no-build-isolation -w dist .

run: samples ## build the sample graph, answer three questions, serve the explorer
	@LEGATION_DATABASE=sqlite:///var/samples.db $(BIN)/legation serve

samples: export LEGATION_DATABASE := sqlite:///var/samples.db
samples: setup ## build the sample graph and ask it three questions
	@$(BIN)/legation build 'data/samples/*/*'
	@echo; echo '$$ legation path Canada Latvia --limit 2'; $(BIN)/legation path Canada Latvia --limit 2
	@echo; echo '$$ legation claims --between "Russia,United Kingdom" --limit 6'; $(BIN)/legation claims --between "Russia,United Kingdom" --limit 6
	@echo; echo '$$ legation show NATO --limit 6'; $(BIN)/legation show NATO --limit 6

test: setup-dev system-packages ## run all tests
	$(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

test-scale: setup-dev system-packages ## run the long tests of reading on Spark: kills, a cluster of two workers
	$(BIN)/pytest -m scale --timeout=1200 tests/scale

check: setup-dev ## lint, format, types, import direction, growth of work with texts; back end and explorer
	$(BIN)/ruff check app knowledge tests training setup.py
	$(BIN)/ruff format --check app knowledge tests training setup.py
	$(BIN)/mypy
	$(BIN)/pytest -q tests/test_imports.py tests/extraction/test_rooms.py tests/extraction/lexicon/test_words.py tests/extraction/test_growth.py
	bash app/ui/build.sh check
	$(BIN)/hadolint Dockerfile

format: setup-dev ## put the code into shape
	$(BIN)/ruff check --fix app knowledge tests training setup.py
	$(BIN)/ruff format app knowledge tests training setup.py

docs: setup-dev ## write docs/reference.md and the outputs in docs/python.md from the code
	$(BIN)/python -m tests.reference
	$(BIN)/python -m tests.python_page

bench: setup-dev ## print speed, latency and memory; TEXTS=file.jsonl takes your own articles
	$(BIN)/python -m tests.bench $(if $(TEXTS),--texts $(TEXTS))

bench-store: setup-dev ## print what writing and asking cost in a store of CLAIMS=10000 made-up claims; DB=url fills another database
	$(BIN)/python -m tests.bench_store --claims $(or $(CLAIMS),10000) --requests $(or $(REQUESTS),300) $(if $(DB),--db $(DB))

bench-http: setup-dev ## print the processor time that HTTP adds to an answer; DB=url asks another database than the sample's
	$(BIN)/python -m tests.bench_http --db $(or $(DB),sqlite:///var/samples.db)

screenshots: setup-dev system-packages ## take the pictures of the explorer anew
	$(BIN)/python -m tests.screenshots

evaluate: setup-dev ## print all quality figures; GOLD=folder adds the development lines of annotated corpora
	$(BIN)/python -m tests.evaluation $(if $(GOLD),--corpora $(GOLD))

bench-pages: setup-dev ## print how saved pages are read, beside trafilatura alone and newspaper4k; PAGES=folder adds public ones
	$(BIN)/python -m tests.bench_pages $(if $(PAGES),--pages $(PAGES))

fuzz: setup-dev system-packages ## generated requests against every route with keys, hostile files, 200 kills; on SQLite and PostgreSQL
	LEGATION_FUZZ_CASES=1000 $(BIN)/pytest -q --timeout=30000 tests/api/test_schema.py tests/fuzz
	LEGATION_KILLS=200 $(BIN)/pytest -q --timeout=30000 tests/api/test_resuming.py tests/cli/test_resuming.py

train: ## train the reader anew from GOLD=folder of gold corpora (CORPORA=open: freely licensed ones, SEED=1: another seed)
	bash training/run.sh $(or $(GOLD),../shared/corpora) $(or $(CORPORA),all) $(or $(SEED),2)

calibrate: setup-dev ## fit what claims' scores mean on GOLD=folder of gold corpora, draw docs/reliability.svg
	$(BIN)/python -m tests.calibrate $(or $(GOLD),../shared/corpora)

lock: ## pin all dependencies anew
	$(BIN)/uv pip compile pyproject.toml --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra dev --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements-dev.lock
	$(BIN)/uv pip compile pyproject.toml --extra spark --constraint requirements-dev.lock --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements-spark.lock

clean: ## remove what was built; the databases in var/ stay
	rm -rf .venv build dist app/legation.egg-info app/ui/node_modules app/ui/dist var/knowledge-*.sqlite
