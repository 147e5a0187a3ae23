"""The examples in the docstrings of core give what they say."""

import doctest
import importlib
import pathlib
import pkgutil

import pytest

from hotspot_policing import core

MODULES = [module.name for module in pkgutil.walk_packages(core.__path__, core.__name__ + ".") if not module.ispkg]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_give_what_they_say(name, capsys):
    failed = doctest.testmod(importlib.import_module(name)).failed
    assert not failed, capsys.readouterr().out


def test_no_example_is_passed_over():
    """As many as there are prompts in the source: a room that nobody looks into would be missed in silence."""
    written = sum(
        line.lstrip().startswith(">>> ")
        for path in pathlib.Path(core.__path__[0]).rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    found = doctest.DocTestFinder()
    run = sum(len(test.examples) for name in MODULES for test in found.find(importlib.import_module(name)))
    assert run == written > 0
