"""XML of others: told piece by piece, and refused where it could ask for more."""

import io

import pytest

from hotspot_policing.bridge.files.safe_xml import BROKEN_XML, pieces


class Heard:
    def __init__(self):
        self.events = []

    def start(self, name, attributes):
        self.events.append(("start", name, attributes))

    def end(self, name):
        self.events.append(("end", name))

    def data(self, text):
        self.events.append(("data", text))


def hear(xml):
    target = Heard()
    for _ in pieces(io.BytesIO(xml), target):
        pass
    return target.events


def test_elements_and_texts_are_told_in_order():
    assert hear(b"<a x='1'>one<b/>two &amp; three</a>") == [
        ("start", "a", {"x": "1"}),
        ("data", "one"),
        ("start", "b", {}),
        ("end", "b"),
        ("data", "two & three"),
        ("end", "a"),
    ]


def test_a_file_of_several_pieces_is_one():
    assert [event for event in hear(b"<a>" + b"<b>x</b>" * 100_000 + b"</a>") if event[0] == "start"][1:] == [
        ("start", "b", {})
    ] * 100_000


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<a>",
        b"<a></b>",
        b"no XML",
        b"<!DOCTYPE a><a/>",
        b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
        b'<!DOCTYPE a [<!ENTITY e "ee">]><a>&e;</a>',
        b"<?xml version='1.0' encoding='none-such'?><a/>",
    ],
)
def test_what_is_broken_or_has_entities_is_refused(xml):
    with pytest.raises(BROKEN_XML):
        hear(xml)
