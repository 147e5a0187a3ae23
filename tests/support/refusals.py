"""What is refused, by the kind of error and what it names: the words around that are free, and translated."""

import contextlib
import os
import re

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


@contextlib.contextmanager
def refused(kind, *named):
    """What is done inside is refused with an error of this kind that names what is wrong: a parameter, a field, a
    layer, a value; each a text, or several in a tuple. As ``pytest.raises`` it gives what was caught."""
    with pytest.raises(kind) as caught:
        yield caught
    sentence = str(caught.value)
    missing = [one for one in _flat(named) if not names(sentence, one)]
    assert not missing, f"{missing} not named in: {sentence}"
    # QGIS makes one kind of error of all that goes wrong in a tool, and libraries raise ValueError as we do.
    assert "Traceback" not in sentence, sentence
    if kind is ValueError:
        path = str(caught.traceback[-1].path)
        assert path.startswith(ROOT) and not path.startswith(os.path.join(ROOT, "tests")), f"raised in {path}"


def names(sentence, one):
    """Whether a sentence names a parameter, a field or a value, as a word of its own."""
    return re.search(rf"(?<!\w){re.escape(one)}(?!\w)", sentence) is not None


def _flat(named):
    for one in named:
        if isinstance(one, str):
            yield one
        else:
            yield from one
