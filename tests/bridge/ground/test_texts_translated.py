"""Texts are looked up where Qt keeps the translations, for core too."""

import pytest
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from hotspot_policing.bridge.ground.texts import CONTEXT, counted, mark, tr
from hotspot_policing.core import texts as core_texts


class Backwards(QTranslator):
    """Every text of ours in a language of its own; '' has the file's header, as in a file of Qt."""

    def isEmpty(self):
        return False

    def translate(self, context, text, disambiguation=None, n=-1):
        if context != CONTEXT or text == "not in the file":
            return None
        return text[::-1] if text else "header of the file"


@pytest.fixture
def backwards(qgis):
    translator = Backwards()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def test_a_text_is_looked_up_and_in_core_the_same_one(backwards):
    assert tr("hot spot") == core_texts.tr("hot spot") == "tops toh"


def test_what_is_not_in_the_file_stays_english(backwards):
    assert tr("not in the file") == "not in the file"


def test_an_empty_text_is_not_the_header_of_the_file(backwards):
    assert tr("") == ""


def test_a_marked_text_is_stored_as_it_is(backwards):
    assert mark("hot spot") == "hot spot" and tr(mark("é {}")) == "}{ é"


def test_numbers_are_filled_into_the_translated_text(backwards):
    assert counted(1200, tr("}{ eno"), tr("}{ ynam")) == "many 1,200"


def test_without_a_translation_it_is_english(qgis):
    assert tr("hot spot, no such text in any file") == "hot spot, no such text in any file"
