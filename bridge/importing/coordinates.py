"""Coordinates as people write them: numbers with signs at the thousands, grid references, pairs in one column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..ground.errors import InputError
from ..ground.text_codes import numbers
from ..ground.texts import mark, tr
from ..reading.crs import BRITISH_GRID, IRISH_GRID

DEGREES = "EPSG:4326"
#: What one column can hold: the ways it is written, each with its name.
LAT_LONG, PAIR, GB_REFERENCE, IRISH_REFERENCE = "lat_long", "pair", "gb", "irish"
#: Metres of a square from which on its middle says nothing of an address.
_COARSE = 100
#: Texts that are remembered, to show one.
REMEMBERED = 1000
REFERENCES = (GB_REFERENCE, IRISH_REFERENCE)
_NAMES = {
    LAT_LONG: mark("latitude and longitude"),
    PAIR: mark("easting and northing"),
    GB_REFERENCE: mark("OS grid references"),
    IRISH_REFERENCE: mark("Irish grid references"),
}
_KINDS = tuple(_NAMES)
_SYSTEMS = {LAT_LONG: DEGREES, PAIR: BRITISH_GRID, GB_REFERENCE: BRITISH_GRID, IRISH_REFERENCE: IRISH_GRID}
#: Where crimes can be, by coordinate system: west, south, east, north.
_BOXES = {
    DEGREES: (-11.0, 49.0, 3.0, 62.0),
    BRITISH_GRID: (0.0, 5_000.0, 660_000.0, 1_225_000.0),
    IRISH_GRID: (0.0, 0.0, 400_000.0, 500_000.0),
    "EPSG:29903": (0.0, 0.0, 400_000.0, 500_000.0),
    "EPSG:2157": (400_000.0, 500_000.0, 800_000.0, 1_000_000.0),
}
#: Sea, in degrees: east of Lincolnshire and north of Norfolk.
_LOST_SIGN = (0.45, 53.1, 3.0, 62.0)
_THOUSANDS = re.compile(r"^([+-]?\d{1,3})((?:,\d{3})+(?:[.]\d+)?|(?:[\s'’]\d{3})+(?:[.,]\d+)?)$")
_DECIMAL_COMMA = re.compile(r"^[+-]?\d+,\d+$")
#: A number with the letter of its direction, an apostrophe of a spreadsheet before it or a sign of degrees behind.
_LETTERED = re.compile(r"^'?([NSEW]?)[\s:=]*([+-]?\d.*?)\s*°?\s*([NSEW]?)$", re.IGNORECASE)
#: A number that a spreadsheet has shortened: its decimals, and by how many places the point is moved.
_SHORTENED = re.compile(r"^[+-]?\d(?:[.,](\d*))?e[+]?(\d+)$", re.IGNORECASE)
_REFERENCE = re.compile(r"^([A-HJ-Z]{1,2})[\s,/-]*(\d+)(?:[\s,/-]+(\d+))?$")
#: 25 letters in five rows from the north-west; there is no I.
_LETTERS = "".join(("ABCDE", "FGHJK", "LMNOP", "QRSTU", "VWXYZ"))
#: Easting and northing of whole metres without anything between.
_RUN = re.compile(r"^(\d{6})(\d{6,7})$")
_NUMBER = r"([NSEW]?)(?:(?:AST|ORTH)INGS?)?[\s:=]*([+-]?\d+(?:[.]\d+)?)\s*°?\s*([NSEW]?)"
_TWO = re.compile(r"^(?:POINT\s*)?\(?\s*" + _NUMBER + r"(?:\s*[,;/|]\s*|\s+)" + _NUMBER + r"\s*\)?$")


def coordinate_numbers(texts: Sequence[str], degrees: bool) -> NDArray[np.float64]:
    """Numbers (n,), also with commas or blanks at the thousands (451,234; 451 234) or a comma as decimal mark
    (451234,5), a letter (E451234, 1.2 W) or a sign of degrees: NaN for empty text, infinite for text that is none, as
    one of metres is that has lost some (4.51E+05). In ``degrees`` a comma is always a decimal mark."""
    found = numbers(texts)
    if not degrees:
        for i in [i for i, text in enumerate(texts) if "E" in text or "e" in text]:
            match = _SHORTENED.match(texts[i].strip())
            if match and int(match.group(2)) > len(match.group(1) or ""):
                found[i] = np.inf
    for i in np.flatnonzero(np.isinf(found)).tolist():
        found[i] = _number(texts[i].strip().replace("\u2212", "-"), degrees)
    return found


def _number(text: str, degrees: bool) -> float:
    if _SHORTENED.match(text):
        return np.inf
    lettered = _LETTERED.match(text)
    if lettered and lettered.group(2) != text and not (lettered.group(1) and lettered.group(3)):
        signs = (lettered.group(1) or lettered.group(3)).upper()
        value = float(coordinate_numbers([lettered.group(2)], degrees)[0])
        return -value if signs in ("S", "W") else value
    match = None if degrees else _THOUSANDS.match(text)
    if match:
        rest = match.group(2)
        rest = rest.replace(",", "") if rest.startswith(",") else re.sub(r"[\s'’]", "", rest).replace(",", ".")
        return float(match.group(1) + rest)
    # Where nobody puts a comma at the thousands: 449512,125.
    if _DECIMAL_COMMA.match(text) and (degrees or len(text.lstrip("+-").partition(",")[0]) > 3):
        return float(text.replace(",", "."))
    return np.inf


def grid_reference(text: str) -> tuple[str, float, float, int] | None:
    """(kind, easting, northing, width) of the middle of the square that a grid reference such as NZ 495 204 names, in
    metres, GB_REFERENCE or IRISH_REFERENCE; None where it is none."""
    match = _REFERENCE.match(text.strip().upper())
    if not match:
        return None
    letters, one, two = match.groups()
    if two is None:
        one, two = one[: len(one) // 2], one[len(one) // 2 :]
    if len(one) != len(two) or not 1 <= len(one) <= 5:
        return None
    places = [_LETTERS.index(letter) for letter in letters]
    if len(letters) == 2:
        # Squares of 500 km, and in each of 100 km, counted from the false origin south-west of Scilly.
        east = (places[0] % 5 - 2) * 5 + places[1] % 5
        north = 19 - places[0] // 5 * 5 - places[1] // 5
        if not (0 <= east <= 6 and 0 <= north <= 12):
            return None
    else:
        east, north = places[0] % 5, 4 - places[0] // 5
        # E449512 is an easting: square E is none of Ireland's.
        if east > 3:
            return None
    width = 10 ** (5 - len(one))
    kind = GB_REFERENCE if len(letters) == 2 else IRISH_REFERENCE
    return (kind, 100_000 * east + width * (int(one) + 0.5), 100_000 * north + width * (int(two) + 0.5), width)


def _place(text: str) -> tuple[str, float, float, int] | None:
    """(kind, x, y, width) of a text, None where it holds no place."""
    found = grid_reference(text)
    if found:
        return found
    run = _RUN.match(text.strip())
    if run:
        return PAIR, float(run.group(1)), float(run.group(2)), 0
    match = _TWO.match(text.strip().upper().replace("\u2212", "-"))
    if not match:
        return None
    a, b = float(match.group(2)), float(match.group(5))
    signs = [match.group(1) or match.group(3), match.group(4) or match.group(6)]
    a, b = (-value if sign in ("S", "W") else value for value, sign in zip((a, b), signs))
    if max(abs(a), abs(b)) > 180 or a == b == 0:
        return PAIR, a, b, 0
    if any(signs):
        longitude_first = signs[0] in ("E", "W") or signs[1] in ("N", "S")
    else:
        longitude_first = bool(_within(_BOXES[DEGREES], a, b))
    return (LAT_LONG, a, b, 0) if longitude_first else (LAT_LONG, b, a, 0)


class PlaceColumn:
    """A column that holds both coordinates, gathered block by block; it is read as what most of its texts are."""

    def __init__(self) -> None:
        # Of each block: kinds as their place in _KINDS (−1: none), x, y, width of the square.
        self.blocks, self.count = [np.empty((4, 0))], 0
        # Some texts of each kind by their row, to show one: '' is the kind of what is no place.
        self.texts: dict[str, dict[int, str]] = {kind: {} for kind in ("", *_KINDS)}

    def add(self, texts: Sequence[str]) -> None:
        """Add a block of texts."""
        block = np.full((4, len(texts)), np.nan)
        block[0] = -1
        for i, text in enumerate(texts):
            if not text.strip():
                continue
            kind, *rest = _place(text) or ("", np.inf, np.inf, 0)
            block[0, i] = _KINDS.index(kind) if kind else -1
            block[1:, i] = rest
            if len(self.texts[kind]) < REMEMBERED:
                self.texts[kind][self.count + i] = text
        self.blocks.append(block)
        self.count += len(texts)

    def result(self) -> tuple[NDArray[np.float64], NDArray[np.float64], str, dict[int, str]]:
        """x, y (n,), the kind ('' where there is none) and some texts {row: text} that are not of it, whose x and y are
        infinite."""
        kinds, x, y, width = np.concatenate(self.blocks, axis=1)
        known = (kinds >= 0) & ((x != 0) | (y != 0))
        most = int(np.bincount(kinds[known].astype(int)).argmax()) if known.any() else -1
        other = known & (kinds != most)
        x[other] = y[other] = np.inf
        #: Whether each is the middle of a square too wide to tell addresses apart, (n,).
        self.coarse = (kinds == most) & (width >= _COARSE)
        self.widths = Counter(width[kinds == most].astype(int).tolist())
        kind = _KINDS[most] if most >= 0 else ""
        refused = {
            row: text for one, texts in self.texts.items() if one != kind or not kind for row, text in texts.items()
        }
        return x, y, kind, refused

    def note(self, column: str, kind: str) -> str:
        """How the column is read, in a sentence, after ``result``."""
        first = next(iter(self.texts[kind].values())).strip()
        words = tr("The values in column '{}' are read as {}, for example '{}'.").format(
            column, tr(_NAMES[kind]), first
        )
        if kind not in REFERENCES:
            return words
        return (
            words
            + " "
            + tr("Each crime is placed in the middle of its grid square ({}).").format(
                "; ".join(
                    tr("{:,} in {:,} m squares").format(count, width) for width, count in sorted(self.widths.items())
                )
            )
        )


def system_of(kind: str, chosen: str) -> str:
    """The coordinate system of a column of this kind; ``chosen`` is the user's for pairs of numbers, or ''."""
    return _SYSTEMS[kind] if kind in REFERENCES else chosen or _SYSTEMS[kind]


# -- where they can be --------------------------------------------------------------------------------------------
def inside_country(system: str, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether each point (n,) lies where crimes can be; all do in a ``system`` that is not known here."""
    box = _BOXES.get(system)
    if box is None:
        return np.ones(len(x), bool)
    inside = _within(box, x, y)
    if system == BRITISH_GRID:
        # The sea south-west of Cornwall: where coordinates in kilometres or hundreds of metres end up.
        inside &= (x >= 80_000) | (y >= 700_000)
    return inside


def _within(box: tuple[float, float, float, float], x: Any, y: Any) -> Any:
    west, south, east, north = box
    with np.errstate(invalid="ignore"):
        return (x >= west) & (x <= east) & (y >= south) & (y <= north)


def check_pair(system: str, x: NDArray[np.float64], y: NDArray[np.float64]) -> None:
    """Raise InputError where finite coordinates (n,) are plainly something else than the ``system`` says: swapped,
    without their sign, degrees, metres.
    """
    if system == DEGREES and len(x) and _within(_LOST_SIGN, x, y).mean() > 0.5:
        raise InputError(
            tr(
                "The longitudes seem to have lost their minus sign, for example {:g}: with latitude {:g} that is in "
                "the North Sea. Correct the longitudes in the export."
            ).format(x[0], y[0])
        )
    if system not in _BOXES or not len(x) or inside_country(system, x, y).mean() >= 0.5:
        return
    if inside_country(system, y, x).mean() > 0.9:
        raise InputError(
            tr(
                "The two coordinate columns seem to be the wrong way round, for example {:g} and {:g}; "
                "swap the columns."
            ).format(x[0], y[0])
        )
    if system != DEGREES and _within(_BOXES[DEGREES], x, y).mean() > 0.9:
        raise InputError(
            tr(
                "The coordinates are in degrees, for example {:g} and {:g}; choose these columns as "
                "longitude and latitude."
            ).format(x[0], y[0])
        )
    if system == DEGREES and _within(_BOXES[BRITISH_GRID], x, y).mean() > 0.9:
        raise InputError(
            tr(
                "The coordinates are in metres, for example {:g} and {:g}; choose these columns as "
                "easting and northing."
            ).format(x[0], y[0])
        )
