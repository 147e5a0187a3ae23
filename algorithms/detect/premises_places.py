"""Where crimes were: at the premises of a layer, or at locations of which only the crimes know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import counted, mark, tr
from ...core.data.origin import MOVED, can_name_place, displaced
from ...core.streets.premises import (
    BY_DISTANCE,
    BY_ID,
    BY_NAME,
    NEAR,
    NONE,
    Said,
    coded,
    commonest,
    id_key,
    join,
    look_up,
    repeat_locations,
    tidied,
)

if TYPE_CHECKING:
    from ...bridge.counting.crimes import Crimes
    from ...bridge.geometry.facilities import Facilities
    from ...bridge.reading.columns import Coded

#: What kind of place a row is: premises of the user's layer, or a location known by one of these.
LISTED, UPRN, TEXT, COORDINATE = "premises", "uprn", "location", "coordinate"
#: Metres over which the crimes of one text are too far apart to be at one address.
_FAR = 500.0


@dataclass(frozen=True)
class Places:
    """m premises or locations: what each is called, what kind it is, and where it is."""

    ids: list[str]
    names: list[str]
    kinds: list[str]
    x: NDArray[np.float64]
    y: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True)
class Joined:
    """Where crimes were: the Places, the one of each crime (−1: none), how each belongs to it, as
    core.streets.premises has it, and notes on that. ``listed``: whether the places are premises of a layer;
    ``near``: whether crimes near them are known."""

    places: Places
    place: NDArray[np.int64]
    how: NDArray[np.int64]
    listed: bool
    near: bool
    notes: list[str]

    @property
    def at(self) -> NDArray[np.bool_]:
        """Which of the crimes were at a place."""
        return (self.how != NEAR) & (self.how != NONE)

    def count(self, *ways: int) -> int:
        """How many crimes belong to their places in one of these ways."""
        return int(np.isin(self.how, ways).sum())


@dataclass(frozen=True)
class Distances:
    """Within how many metres a crime is at premises, and near them."""

    at: float
    near: float


def refuse_displaced(origin: str, crimes: str, by_id: bool, by_text: bool, listed: bool) -> None:
    """Raise InputError where points that are not where the crimes were, by their ``origin``, would have to say at which
    place. ``by_id``, ``by_text``: what else the layer called ``crimes`` says; ``listed``: whether there are premises to
    which that can be compared."""
    if can_name_place(origin, by_id, by_text, listed):
        return
    why = (
        tr("The crime locations in '{}' were moved before publication, so they do not show where each crime happened.")
        if origin == MOVED
        else tr(
            "The crime locations in '{}' are the centres of postcodes, streets or squares, so they do not show where "
            "each crime happened."
        )
    )
    if listed:
        what = tr("Choose UPRN_FIELD and PREMISES_ID, or LOCATION_FIELD and PREMISES_NAME.")
    elif origin == MOVED:
        what = tr("Choose UPRN_FIELD, or choose a layer with premises under PREMISES.")
    else:
        what = tr("Choose UPRN_FIELD or LOCATION_FIELD.")
    raise InputError(why.format(crimes) + " " + what)


# -- premises of a layer ------------------------------------------------------------------------------------------
def at_premises(
    crimes: Crimes, premises: Facilities, distances: Distances, by_distance: bool, step: Callable[[float], None]
) -> Joined:
    """The crimes joined to premises; ``by_distance``: also those that give neither ID nor name. ``step(share)`` may
    raise to stop. Raises InputError where none is at or near any."""
    nobody: NDArray[np.int64] = np.full(len(crimes), -1, np.int64)
    said = Said(
        crimes.x,
        crimes.y,
        nobody if crimes.group is None else _numbers(crimes.group, id_key, premises.by_id),
        nobody if crimes.location is None else _numbers(crimes.location, tidied, premises.by_name),
        premises.holding(crimes.x, crimes.y),
    )
    which, how, several = join(said, premises.arrays(), distances.at, distances.near, by_distance, step)
    if (how == NONE).all():
        raise InputError(
            tr(
                "None of the crimes are at or near any of the premises in '{}'; check the fields chosen, and that both "
                "layers cover the same part of the country."
            ).format(premises.layer)
        )
    rows = premises.places
    places = Places([one.id for one in rows], [one.name for one in rows], [LISTED] * len(rows), premises.x, premises.y)
    notes = _notes_of_join(crimes, said, how, distances.near, by_distance)
    equal = int(several.sum())
    if equal:
        notes.append(
            counted(
                equal,
                tr(
                    "{} crime is equally near to several premises and counts at the one with the smallest ID. Use IDs "
                    "or names to tell these premises apart."
                ),
                tr(
                    "{} crimes are equally near to several premises, and each counts at the one with the smallest ID. "
                    "Use IDs or names to tell these premises apart."
                ),
            )
        )
    return Joined(places, which, how, True, by_distance, notes)


def given_by_id(crimes: Crimes, premises: Facilities) -> NDArray[np.bool_]:
    """Which of the premises some crime gives the ID of."""
    out: NDArray[np.bool_] = np.zeros(len(premises), bool)
    if crimes.group is not None:
        given = _numbers(crimes.group, id_key, premises.by_id)
        out[given[given >= 0]] = True
    return out


def _notes_of_join(crimes: Crimes, said: Said, how: NDArray[np.int64], near: float, by_distance: bool) -> list[str]:
    notes = []
    if not by_distance:
        notes.append(
            tr(
                "These crime locations do not show where the crimes happened. Only crimes with a matching ID or name "
                "are counted at premises; none are matched by distance or counted as near."
            )
        )
    elsewhere = int(((said.name >= 0) & (how != BY_NAME) & (how != BY_ID)).sum())
    if elsewhere:
        notes.append(
            counted(
                elsewhere,
                tr("{} crime has the name of premises more than {:g} m away; the name was not used."),
                tr("{} crimes have the name of premises more than {:g} m away; the names were not used."),
                "",
                near,
            )
        )
    unknown = 0 if crimes.group is None else int(((crimes.group.codes >= 0) & (how == BY_DISTANCE)).sum())
    if unknown:
        notes.append(
            counted(
                unknown,
                tr("{} crime matched by distance has an ID that is not in the premises layer; check the ID."),
                tr("{} crimes matched by distance have IDs that are not in the premises layer; check the IDs."),
            )
        )
    return notes


def notes_of_premises(premises: Facilities, outside: int) -> list[str]:
    """What became of the features of a layer of premises, of which some are outside the area of the crimes."""
    notes = []
    if outside:
        notes.append(
            counted(
                outside,
                tr("{} of the premises in the layer was left out because it is outside the area of the crimes."),
                tr("{} of the premises in the layer were left out because they are outside the area of the crimes."),
            )
        )
    if premises.merged:
        notes.append(
            counted(
                premises.merged,
                tr("{} feature has the same premises ID as another; features with the same ID count as one."),
                tr("{} features have the same premises ID as another; features with the same ID count as one."),
            )
        )
    if premises.without_id:
        notes.append(
            counted(
                premises.without_id,
                tr("{} of the premises has no ID and is identified by its coordinates."),
                tr("{} of the premises have no ID and are identified by their coordinates."),
            )
        )
    return notes


# -- locations ----------------------------------------------------------------------------------------------------
def by_location(crimes: Crimes, origin: str, layer: str) -> Joined:
    """The crimes grouped by UPRN, else by the text of their location, else by their coordinate; where points of this
    ``origin`` are no places, what has neither of the first two is left out, in place. Raises InputError where none is
    left."""
    levels: list[tuple[str, NDArray[np.int64]]] = []
    if crimes.group is not None:
        levels.append((UPRN, _keys(crimes.group, id_key)))
    # A text of moved points is a street or a kind of premises, which there are all over the force.
    if crimes.location is not None and origin != MOVED:
        levels.append((TEXT, _keys(crimes.location, tidied)))
    if displaced(origin):
        known: NDArray[np.bool_] = np.any([one >= 0 for _, one in levels], axis=0)
        crimes.keep(known, mark("without a UPRN or location text"))
        levels = [(kind, one[known]) for kind, one in levels]
        if not len(crimes):
            raise InputError(
                tr("None of the crimes in '{}' have a UPRN or a location text; choose other fields.").format(layer)
            )
    spots, spot = np.unique(np.column_stack([crimes.x, crimes.y]), axis=0, return_inverse=True)
    spot = spot.ravel().astype(np.int64)
    if not displaced(origin):
        levels.append((COORDINATE, spot))
    place, level = repeat_locations([one for _, one in levels])
    count = len(level)
    kinds = [levels[i][0] for i in level.tolist()]
    where = spots[commonest(place, spot, count)]
    texts = [""] * count if crimes.location is None or origin == MOVED else _written(crimes.location, place, count)
    uprns = [""] * count if crimes.group is None else _written(crimes.group, place, count)
    ids = [
        {UPRN: uprns[i], TEXT: tidied(texts[i])}.get(kind) or f"{where[i, 0]:.0f}-{where[i, 1]:.0f}"
        for i, kind in enumerate(kinds)
    ]
    order = sorted(range(count), key=lambda i: (ids[i], where[i, 0], where[i, 1]))
    back: NDArray[np.int64] = np.argsort(order)
    places = Places([ids[i] for i in order], [texts[i] for i in order], [kinds[i] for i in order], *where[order].T)
    ways = np.array([{UPRN: BY_ID, TEXT: BY_NAME, COORDINATE: BY_DISTANCE}[kind] for kind, _ in levels])
    notes = _notes_of_texts(crimes, place, np.array([kind == TEXT for kind in kinds]))
    return Joined(places, back[place], ways[level[place]], False, False, notes)


def _notes_of_texts(crimes: Crimes, place: NDArray[np.int64], by_text: NDArray[np.bool_]) -> list[str]:
    """Texts that stand for addresses in several towns."""
    order = np.argsort(place, kind="stable")
    first = np.flatnonzero(np.diff(place[order], prepend=-1))
    sides = [
        np.maximum.reduceat(one[order], first) - np.minimum.reduceat(one[order], first) for one in (crimes.x, crimes.y)
    ]
    wide = np.where(by_text, np.hypot(*sides), 0)
    far = int((wide > _FAR).sum())
    if not far:
        return []
    text = crimes.location.values[crimes.location.codes[order[first[np.argmax(wide)]]]]
    return [
        counted(
            far,
            tr(
                "{} location text is used for crimes more than {:g} m apart: '{}' ({:.1f} km). It may stand for "
                "addresses in different towns; use UPRNs or full addresses."
            ),
            tr(
                "{} location texts are used for crimes more than {:g} m apart, such as '{}' ({:.1f} km). They may "
                "stand for addresses in different towns; use UPRNs or full addresses."
            ),
            "",
            _FAR,
            text,
            wide.max() / 1000,
        )
    ]


# -- texts --------------------------------------------------------------------------------------------------------
def _numbers(column: Coded, key: Callable[[str], str], known: dict[str, int]) -> NDArray[np.int64]:
    """What the text of each row stands for, −1 for nothing."""
    return look_up(column.codes, [key(value) for value in column.values], known)


def _keys(column: Coded, key: Callable[[str], str]) -> NDArray[np.int64]:
    """A number for the text of each row, equal for all ways to write it; −1 without one."""
    return np.append(coded([key(value) for value in column.values]), -1)[column.codes]


def _written(column: Coded, place: NDArray[np.int64], count: int) -> list[str]:
    """The text that most crimes of each place have, as it was written; '' without one."""
    values = [value.strip() for value in column.values]
    # By the text and not by its code, so that it does not hang on the order of rows.
    codes = np.append(coded(values), -1)[column.codes]
    texts = [*sorted(set(values) - {""}), ""]
    return [texts[i] for i in commonest(place, codes, count).tolist()]
