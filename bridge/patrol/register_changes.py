"""What an action of the register makes of its places: new versions, entries of the log, and what changed and why."""

import json
import re
from dataclasses import dataclass, field

from qgis.core import QgsGeometry, QgsSpatialIndex

from ...contract.patrol import ACTIVE, CANDIDATE, REJECTED
from ...contract.patrol import RETIRED as ENDED
from ...core.hotspots.matching import ADDED, KEPT, MERGED, RETIRED, SPLIT, match_places
from ..files.register_file import free_ids, now
from ..geometry.area_checks import overlap_notes, overlapping
from ..ground import fields as f
from ..ground.errors import InputError
from ..ground.texts import tr

#: The table of changes.
CHANGE_COLUMNS = (
    (f.PLACE_ID, "text"),
    (f.NAME, "text"),
    (f.CHANGE, "text"),
    (f.STATUS, "text"),
    (f.OVERLAP, "real"),
    (f.CRIMES_OLD, "integer"),
    (f.CRIMES, "integer"),
    (f.REASON, "text"),
)
#: A new place that is a candidate of the register already.
WAITING = "waiting"
#: What a place takes over from a hot spot.
_TAKEN = ((f.RANK, int), (f.CRIMES, int), (f.HARM, float), (f.AREA_NAME, str))
#: The largest whole number that every reader of a GeoPackage takes exactly.
_LARGEST = 2**53
#: Action → the status it starts from, and the one it leads to.
_STEPS = {
    "accept": ((CANDIDATE, REJECTED, ENDED), ACTIVE),
    "reject": ((CANDIDATE,), REJECTED),
    "retire": ((ACTIVE,), ENDED),
}

_DONE = {"accept": "accepted", "reject": "rejected", "retire": "retired"}


class Candidates:
    """Hot spots as Areas, with the ids and names that they bring, and the method that found them. ``apart(names,
    name_field)`` gives (names of which none is there twice, sentences)."""

    def __init__(self, areas, id_field="", name_field="", method="", params="", apart=None):
        self.shapes, self.columns = [_flat(shape) for shape in areas.geometries], areas.columns
        self.method, self.params = method, params
        self.ids = None
        if id_field:
            self.ids = ["" if value is None else str(value).strip() for value in self.columns[id_field]]
            empty = sum(not one for one in self.ids)
            if empty:
                raise InputError(
                    tr("{:,} of '{}' have nothing in the field {}; every place needs an id.").format(
                        empty, areas.name, id_field
                    )
                )
            twice = next((one for i, one in enumerate(self.ids) if one in set(self.ids[:i])), None)
            if twice is not None:
                raise InputError(
                    tr("'{}' holds the id '{}' twice in the field {}.").format(areas.name, twice, id_field)
                )
        self.name, self.notes = areas.name, []
        known = [name for name in (name_field, f.NAME, f.AREA_NAME) if name in self.columns]
        names = self.columns[known[0]] if known else [None] * len(self.shapes)
        self.names = [None if one is None else str(one) for one in names]
        if apart is not None and known and known[0] != f.AREA_NAME:
            # Several places lie in one ward; their own names are to tell them apart.
            self.names, self.notes = apart(self.names, known[0])

    def __len__(self):
        return len(self.shapes)

    def row(self, i):
        """What a place takes over from candidate i."""
        out = {
            "geom": QgsGeometry(self.shapes[i]),
            f.AREA_KM2: self.shapes[i].area() / 1e6,
            f.METHOD: self.method,
            f.PARAMS: self.params,
        }
        for name, kind in _TAKEN:
            value = self.columns.get(name, [None] * len(self))[i]
            try:
                out[name] = None if value is None or value != value else kind(value)
                if kind is int and abs(out[name] or 0) > _LARGEST:
                    raise OverflowError
            except (TypeError, ValueError, OverflowError):
                raise InputError(tr("'{}' is no number in the field {} of the hot spots.").format(value, name))
        return out


def method_of(layer):
    """(method, parameters as JSON) of a hot spot layer, from the provenance that it carries; ('', '') without."""
    lines = layer.metadata().history()
    found = re.search(r"\((\w+:\w+)\)$", lines[0]) if lines else None
    if found is None:
        return "", ""
    pairs = (re.match(r"^([A-Z_]+) = (.*)$", line, re.DOTALL) for line in lines[1:])
    return found.group(1).split(":")[-1], json.dumps(dict(pair.groups() for pair in pairs if pair), ensure_ascii=False)


@dataclass
class Changes:
    """What the user asks for; ``make`` turns it into versions."""

    places: list = field(default_factory=list)
    name: str = ""
    owner: str = ""
    reason: str = ""
    by: str = ""
    valid_from: str = ""
    valid_to: str = ""
    status: str = CANDIDATE
    overlap: float = 0.5
    keep_shapes: bool = False
    stage: str = "problem"
    text: str = ""
    notes: list = field(default_factory=list)

    def check(self, action):
        """Raise InputError where something is missing that does not depend on the register."""
        if not self.by:
            raise InputError(tr("BY is empty; say who makes the change, by name or role."))
        if action in ("reject", "retire", "merge") and not self.reason:
            raise InputError(tr("REASON is empty; say why you {} the places.").format(action))
        if action in ("retire", "edit", "merge", "log") and not self.places:
            raise InputError(tr("PLACES is empty; name the places by id, such as HS-0001; HS-0004."))
        if action == "merge" and len(set(self.places)) < 2:
            raise InputError(tr("PLACES holds fewer than two places; give two or more to merge."))
        if action == "log" and not self.text:
            raise InputError(tr("TEXT is empty; say what is to be noted."))

    def make(self, action, places, candidates=None):
        """(versions, log entries, changes) of an action on ``places``, the latest version of each.

        Raises InputError where the action does not fit them.
        """
        self.notes = []
        self.latest = {one[f.PLACE_ID]: one for one in places}
        self.stamp = now()
        unknown = [one for one in self.places if one not in self.latest]
        if unknown:
            raise InputError(
                tr("The register has no place '{}'; its places are {}.").format(unknown[0], _some(sorted(self.latest)))
            )
        if action == "log":
            return (
                [],
                [
                    {f.PLACE_ID: one, f.AT: self.stamp, f.BY: self.by, f.STAGE: self.stage, f.TEXT: self.text}
                    for one in dict.fromkeys(self.places)
                ],
                [],
            )
        made = getattr(self, "_" + (action if action not in _STEPS else "step"))
        versions, changes = made(candidates) if action not in _STEPS else made(action)
        return versions, [], changes

    # -- actions ------------------------------------------------------------------------------------------------
    def _add(self, candidates):
        clash = next((one for one in candidates.ids or [] if one in self.latest), None)
        if clash is not None:
            raise InputError(
                tr("The register has the place '{}' already; use refresh to compare a new set with it.").format(clash)
            )
        self._tell_overlaps(candidates)
        versions = self._new(candidates, range(len(candidates)), "added")
        covered = self._covering(candidates)
        if covered:
            self.notes.append(
                tr("{:,} of the new places lie on a place that is there already: {}.").format(
                    len(covered), _some(covered)
                )
            )
        return versions, [self._change(one, ADDED, reason=self.reason) for one in versions]

    def _step(self, action):
        starts, leads = _STEPS[action]
        chosen = list(dict.fromkeys(self.places)) or [
            one for one, row in self.latest.items() if row[f.STATUS] == CANDIDATE
        ]
        if not chosen:
            raise InputError(tr("The register has no candidates; name the places to {} in PLACES.").format(action))
        versions = []
        for one in chosen:
            row = self.latest[one]
            if row[f.STATUS] not in starts:
                raise InputError(
                    tr("{} is {}; {} is for places that are {}.").format(
                        one, row[f.STATUS], action, tr(" or ").join(starts)
                    )
                )
            more = {f.STATUS: leads, f.CHANGE: _DONE[action]}
            if action == "accept":
                more.update({f.VALID_FROM: self.valid_from or self.stamp[:10], f.VALID_TO: self.valid_to or None})
                if self.name and len(chosen) == 1:
                    more[f.NAME] = self.name
            elif action == "retire":
                more[f.VALID_TO] = self.valid_to or self.stamp[:10]
            versions.append(self._next(row, **more))
        return versions, [self._change(one, one[f.CHANGE], reason=self.reason) for one in versions]

    def _edit(self, candidates):
        chosen = list(dict.fromkeys(self.places))
        if (candidates is not None or self.name) and len(chosen) > 1:
            raise InputError(
                tr("PLACES holds {:,} places; a {} is for one place alone.").format(
                    len(chosen), tr("shape") if candidates is not None else tr("name")
                )
            )
        more = {
            name: value
            for name, value in (
                (f.NAME, self.name),
                (f.OWNER, self.owner),
                (f.VALID_FROM, self.valid_from),
                (f.VALID_TO, self.valid_to),
            )
            if value
        }
        if candidates is not None:
            if len(candidates) != 1:
                raise InputError(
                    tr(
                        "HOTSPOT_LAYER holds {:,} polygons; give one, the new shape of {} (a selection of one will do)."
                    ).format(len(candidates), chosen[0])
                )
            more.update({"geom": QgsGeometry(candidates.shapes[0]), f.AREA_KM2: candidates.shapes[0].area() / 1e6})
            self.notes.append(tr("Crimes and harm are those of the earlier shape."))
        if not more:
            raise InputError(tr("Nothing to edit: give NAME, OWNER, VALID_FROM, VALID_TO or a polygon."))
        versions = [self._next(self.latest[one], **{f.CHANGE: "edited", **more}) for one in chosen]
        for one in versions if self.valid_from or self.valid_to else ():
            if one[f.VALID_FROM] and one[f.VALID_TO] and one[f.VALID_TO] < one[f.VALID_FROM]:
                raise InputError(
                    tr("The last day of {}, {}, is before its first, {}; give other days.").format(
                        one[f.PLACE_ID], one[f.VALID_TO], one[f.VALID_FROM]
                    )
                )
        return versions, [self._change(one, "edited", reason=self.reason) for one in versions]

    def _merge(self, _):
        first, *others = dict.fromkeys(self.places)
        rows = [self.latest[one] for one in (first, *others)]
        ended = next((row for row in rows if row[f.STATUS] in (ENDED, REJECTED)), None)
        if ended is not None:
            raise InputError(
                tr("{} is {}; only candidates and active places can be merged.").format(
                    ended[f.PLACE_ID], ended[f.STATUS]
                )
            )
        shape = _flat(QgsGeometry.unaryUnion([_shape(row) for row in rows]))
        total = {
            name: sum(row[name] for row in rows) if all(row[name] is not None for row in rows) else None
            for name in (f.CRIMES, f.HARM)
        }
        more = {"geom": shape, f.AREA_KM2: shape.area() / 1e6, f.CHANGE: "merged", **total}
        if self.name:
            more[f.NAME] = self.name
        versions = [self._next(rows[0], **more)]
        for row in rows[1:]:
            versions.append(
                self._next(
                    row,
                    **{
                        f.STATUS: ENDED,
                        f.CHANGE: "retired",
                        f.VALID_TO: self.valid_to or self.stamp[:10],
                        f.REASON: f"merged into {first}: {self.reason}",
                    },
                )
            )
        return versions, [
            self._change(one, MERGED if i == 0 else RETIRED, reason=one[f.REASON]) for i, one in enumerate(versions)
        ]

    def _refresh(self, candidates):
        active = [row for row in self.latest.values() if row[f.STATUS] == ACTIVE]
        if not active:
            raise InputError(tr("The register has no active places to compare with; accept candidates first."))
        clash = next(
            (one for one in candidates.ids or [] if one in self.latest and self.latest[one][f.STATUS] != ACTIVE), None
        )
        if clash is not None:
            raise InputError(
                tr("The place '{}' is {} in the register; accept it first, or give the new one another id.").format(
                    clash, self.latest[clash][f.STATUS]
                )
            )
        self._tell_overlaps(candidates)
        found = self._matched(active, candidates)
        versions, changes = [], []
        for i, row in enumerate(active):
            j, outcome = int(found.old_with[i]), found.old_outcome[i]
            if outcome == KEPT:
                versions.append(self._kept(row, candidates, j, found.overlap.get((i, j))))
            else:
                with_id = active[int(found.new_with[j])][f.PLACE_ID] if outcome == MERGED else ""
                why = f"grown together with {with_id}" if with_id else "not in the new set"
                versions.append(
                    self._next(
                        row,
                        **{
                            f.STATUS: ENDED,
                            f.CHANGE: "retired",
                            f.VALID_TO: self.valid_to or self.stamp[:10],
                            f.REASON: _joined(why, self.reason),
                        },
                    )
                )
            changes.append(
                self._change(
                    versions[-1],
                    outcome,
                    found.overlap.get((i, j)),
                    crimes_old=row[f.CRIMES],
                    reason=versions[-1][f.REASON],
                )
            )
        waiting = self._waiting(candidates)
        taken = set(found.old_with[found.old_with >= 0].tolist())
        for j in sorted(set(waiting) - taken):
            changes.append(self._change(waiting[j], WAITING, reason="a candidate already"))
        fresh = [j for j, outcome in enumerate(found.new_outcome) if outcome != KEPT and j not in waiting]
        for j, one in zip(fresh, self._new(candidates, fresh, "added")):
            outcome, i = found.new_outcome[j], int(found.new_with[j])
            why = f"split off {active[i][f.PLACE_ID]}" if outcome == SPLIT else "no active place was there"
            one[f.REASON] = _joined(why, self.reason)
            versions.append(one)
            changes.append(self._change(one, outcome, found.overlap.get((i, j)), reason=one[f.REASON]))
        return versions, changes

    # -- parts --------------------------------------------------------------------------------------------------
    def _tell_overlaps(self, candidates):
        """Note what the candidates bring with them: names that were told apart, and those that overlap."""
        names = [name or tr("place {:,}").format(i + 1) for i, name in enumerate(candidates.names)]
        self.notes += candidates.notes + overlap_notes(
            candidates.name,
            names,
            names,
            overlapping(candidates.shapes, names),
            False,
            tr("merge such places, or give others, so that no visit and no crime belongs to two"),
        )

    def _waiting(self, candidates):
        """The candidates of the register by the new place that they are."""
        rows = [row for row in self.latest.values() if row[f.STATUS] == CANDIDATE]
        found = self._matched(rows, candidates)
        return {j: rows[int(i)] for j, i in enumerate(found.new_with) if found.new_outcome[j] == KEPT}

    def _matched(self, active, candidates):
        if candidates.ids is not None and any(row[f.PLACE_ID] in candidates.ids for row in active):
            # Ids that are kept say which place is which.
            old, new, shared = [], [], []
            areas = [1.0] * len(active), [1.0] * len(candidates)
            for i, row in enumerate(active):
                if row[f.PLACE_ID] in candidates.ids:
                    old.append(i)
                    new.append(candidates.ids.index(row[f.PLACE_ID]))
                    shared.append(1.0)
            return match_places(*areas, old, new, shared, 1.0)
        shapes = [_shape(row) for row in active]
        index = QgsSpatialIndex()
        for j, shape in enumerate(candidates.shapes):
            index.addFeature(j, shape.boundingBox())
        old, new, shared = [], [], []
        for i, shape in enumerate(shapes):
            for j in sorted(index.intersects(shape.boundingBox())):
                common = shape.intersection(candidates.shapes[j]).area()
                if common > 0:
                    old.append(i)
                    new.append(j)
                    shared.append(common)
        return match_places(
            [shape.area() for shape in shapes],
            [shape.area() for shape in candidates.shapes],
            old,
            new,
            shared,
            self.overlap,
        )

    def _kept(self, row, candidates, j, overlap):
        more = candidates.row(j)
        if self.keep_shapes:
            more.update({"geom": _shape(row), f.AREA_KM2: row[f.AREA_KM2]})
        why = f"{overlap:.0%} the same" if overlap is not None else "the same"
        return self._next(row, **{f.CHANGE: "refreshed", f.REASON: _joined(why, self.reason), **more})

    def _new(self, candidates, which, change):
        free, versions = free_ids(self.latest), []
        for i in which:
            place_id = candidates.ids[i] if candidates.ids is not None else next(free)
            active = self.status == ACTIVE
            versions.append(
                {
                    **candidates.row(i),
                    f.PLACE_ID: place_id,
                    f.HOTSPOT_ID: place_id,
                    f.VERSION: 1,
                    f.NAME: candidates.names[i] or place_id,
                    f.STATUS: self.status,
                    f.CHANGE: change,
                    f.VALID_FROM: (self.valid_from or self.stamp[:10]) if active else self.valid_from or None,
                    f.VALID_TO: self.valid_to or None,
                    f.OWNER: self.owner or None,
                    f.REASON: self.reason or None,
                    f.BY: self.by,
                    f.AT: self.stamp,
                }
            )
        return versions

    def _next(self, row, **more):
        """The next version of a place."""
        shape = {} if "geom" in more else {"geom": _shape(row)}
        return {
            **row,
            f.REASON: self.reason or None,
            f.OWNER: self.owner or row[f.OWNER],
            **shape,
            **more,
            f.VERSION: row[f.VERSION] + 1,
            f.BY: self.by,
            f.AT: self.stamp,
        }

    def _change(self, version, change, overlap=None, crimes_old=None, reason=None):
        before = self.latest.get(version[f.PLACE_ID], {})
        return {
            f.PLACE_ID: version[f.PLACE_ID],
            f.NAME: version[f.NAME],
            f.CHANGE: change,
            f.STATUS: version[f.STATUS],
            f.OVERLAP: overlap,
            f.CRIMES_OLD: before.get(f.CRIMES) if crimes_old is None else crimes_old,
            f.CRIMES: version.get(f.CRIMES),
            f.REASON: reason or None,
        }

    def _covering(self, candidates):
        """Ids of the places in force or waiting that candidates lie on."""
        out = []
        for row in self.latest.values():
            if row[f.STATUS] in (ACTIVE, CANDIDATE) and row["geom"] is not None:
                shape = _shape(row)
                if any(
                    shape.intersection(one).area() > 0.01 * one.area()
                    for one in candidates.shapes
                    if one.boundingBox().intersects(shape.boundingBox())
                ):
                    out.append(row[f.PLACE_ID])
        return out


def _shape(row):
    """The geometry of a place as it was read."""
    if isinstance(row["geom"], QgsGeometry):
        return QgsGeometry(row["geom"])
    shape = QgsGeometry()
    if row["geom"] is not None:
        shape.fromWkb(row["geom"])
    return shape


def _flat(shape):
    """A shape as the register keeps it: a multipolygon in two dimensions, with arcs as short lines."""
    plain = QgsGeometry(shape.constGet().segmentize())
    plain.get().dropZValue()
    plain.get().dropMValue()
    plain.convertToMultiType()
    return plain


def _joined(*words):
    return "; ".join(word for word in words if word)


def _some(ids):
    """Up to five ids in words."""
    ids = list(ids)
    return ", ".join(ids[:5]) + (tr(" and {:,} more").format(len(ids) - 5) if len(ids) > 5 else "") or "none"
