"""The examples in the docstrings of core give what they say."""

import doctest
import importlib
import pkgutil

import pytest

from hotspot_policing import core

MODULES = [one.name for one in pkgutil.iter_modules(core.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_give_what_they_say(name, capsys):
    failed = doctest.testmod(importlib.import_module(f"{core.__name__}.{name}")).failed
    assert not failed, capsys.readouterr().out
