# Everything is set up by the targets themselves on a fresh Debian or Ubuntu machine.
.PHONY: help demo test test-harm test-claims test-peers test-browser test-matrix test-qt6 run bench coverage lint format package install pictures site strings setup clean
.DEFAULT_GOAL := help

help:
	@echo "make demo         the sample from the files to a GeoPackage and a map picture, without a window"
	@echo "make test         every test: plain Python, QGIS, the window"
	@echo "make run          QGIS with the plugin's dock open and the demo project"
	@echo "make test-matrix  the tests on QGIS 3.22, 3.40, 3.44 and one built on Qt 6"
	@echo "make test-qt6     the tests on the QGIS built on Qt 6 alone"
	@echo "make test-harm    every tool with every bad input, a death at every file operation; takes about an hour"
	@echo "make test-claims  every claim of validity on real maps relabelled and real periods without an effect, in full"
	@echo "make test-peers   our Gi* against another implementation, esda"
	@echo "make test-browser the pages for the public in Chromium: no request, no error, axe-core"
	@echo "make bench        our times beside other tools', and peak memory"
	@echo "make coverage     which lines of the plugin the tests without a window run; takes about half an hour"
	@echo "make lint         ruff, flake8, mypy, bandit, detect-secrets"
	@echo "make format       every Python file as ruff writes it"
	@echo "make package      the ZIP for Install from ZIP in build/, checked, and plugins.xml to serve it"
	@echo "make install      put the plugin into your own QGIS profile"
	@echo "make pictures     the guide's pictures anew, from the real window"
	@echo "make site         the guide as plain files in build/site"
	@echo "make strings      the template of the texts, and the languages begun"
	@echo "make clean        remove build/"

setup:
	@scripts/setup.sh

demo: setup
	@scripts/demo.sh

test: setup
	@scripts/test.sh

test-harm: setup
	@scripts/test_harm.sh

test-claims: setup
	@scripts/test_claims.sh

test-peers: setup
	@scripts/test_peers.sh

test-browser: setup
	@scripts/test_browser.sh

test-matrix: setup
	@scripts/matrix.sh

test-qt6: setup
	@FOLDERS_ONLY=1 QGIS_SUITES=qt6 scripts/matrix.sh

run: setup
	@scripts/run.sh

bench: setup
	@scripts/bench.sh

coverage: setup
	@scripts/coverage.sh

lint:
	@scripts/lint.sh

format:
	@scripts/lint.sh --format

package:
	@scripts/package.sh

install:
	@scripts/install.sh

pictures: setup
	@scripts/pictures.sh

site:
	@scripts/site.sh

strings:
	@scripts/strings.sh

clean:
	rm -rf build
