"""XML of files that somebody else wrote, piece by piece, without what XML can ask of a computer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Protocol
from xml.parsers import expat  # nosec B406 - a DTD, and so every entity, is refused

_CHUNK = 256 * 1024
#: What ``pieces`` raises for what is no XML, or has a DTD.
BROKEN_XML = (expat.ExpatError, ValueError, LookupError)


class Target(Protocol):
    """What hears of the elements of a file."""

    def start(self, name: str, attributes: dict) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Text in an element, all of it up to the next element at once."""


def pieces(stream: IO[bytes], target: Target) -> Iterator[None]:
    """Tell a target of the XML in a stream; comes back after each piece, the last one too. Raises one of BROKEN_XML, or
    what the stream raises."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_dtd
    parser.StartElementHandler, parser.EndElementHandler = target.start, target.end
    parser.CharacterDataHandler = target.data
    chunk = None
    while chunk != b"":
        chunk = stream.read(_CHUNK)
        parser.Parse(chunk, not chunk)
        yield


def _refuse_dtd(*_: object) -> None:
    # Entities could be other files of this computer, or grow without end.
    raise ValueError("a DTD")
