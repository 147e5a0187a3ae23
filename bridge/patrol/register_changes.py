"""What an action of the register makes of its places: new versions, entries of the log, and what changed and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from qgis.core import QgsGeometry

from ...contract.patrol import ACTIVE, CANDIDATE, REJECTED, RESTORE
from ...contract.patrol import RETIRED as ENDED
from ...core.hotspots.matching import ADDED, KEPT, MERGED, RETIRED, SPLIT
from ..files.register_file import free_ids, now
from ..geometry.area_checks import overlap_notes, overlapping
from ..ground import fields as f
from ..ground.errors import InputError
from ..ground.texts import day_words, numbered, tr
from .register_candidates import Candidates, flat
from .register_matching import matched, shape_of

#: A new place that is a candidate of the register already.
WAITING = "waiting"
#: Action → the status it starts from, and the one it leads to.
_STEPS = {
    "accept": ((CANDIDATE, REJECTED, ENDED), ACTIVE),
    "reject": ((CANDIDATE,), REJECTED),
    "retire": ((ACTIVE,), ENDED),
}

_DONE = {"accept": "accepted", "reject": "rejected", "retire": "retired"}


#: A row of the register or of the table of changes, by column.
Row = dict[str, Any]
#: New versions, and what they changed.
Made = tuple[list[Row], list[Row]]


@dataclass
class Changes:
    """What the user asks for; ``make`` turns it into versions."""

    places: list[str] = field(default_factory=list)
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
    #: {place: every version of it, the oldest first}, for what is restored.
    histories: dict[str, list[Row]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def check(self, action: str) -> None:
        """Raise InputError where something is missing that does not depend on the register."""
        if not self.by:
            raise InputError(tr("BY is empty; enter the name or role of the person making the change."))
        if action in ("reject", "retire", "merge") and not self.reason:
            raise InputError(tr("REASON is empty; enter why you want to {} the places.").format(action))
        if action in ("retire", "edit", "merge", "log", RESTORE) and not self.places:
            raise InputError(tr("PLACES is empty; enter the IDs of the places, such as HS-0001; HS-0004."))
        if action == "merge" and len(set(self.places)) < 2:
            raise InputError(tr("PLACES contains fewer than two places; enter at least two places to merge."))
        if action == "log" and not self.text:
            raise InputError(tr("TEXT is empty; enter the note."))

    def make(
        self, action: str, places: Sequence[Row], candidates: Candidates | None = None
    ) -> tuple[list[Row], list[Row], list[Row]]:
        """(versions, log entries, changes) of an action on ``places``, the latest version of each.

        Raises InputError where the action does not fit them.
        """
        self.notes = []
        self.latest = {one[f.PLACE_ID]: one for one in places}
        self.stamp = now()
        unknown = [one for one in self.places if one not in self.latest]
        if unknown:
            raise InputError(
                tr("The register has no place '{}'; the places in the register are {}.").format(
                    unknown[0], _some(sorted(self.latest))
                )
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
    def _add(self, candidates: Candidates) -> Made:
        clash = next((one for one in candidates.ids or [] if one in self.latest), None)
        if clash is not None:
            raise InputError(
                tr(
                    "The register already contains the place '{}'; use refresh to compare a new set of places"
                    " with the register."
                ).format(clash)
            )
        self._tell_overlaps(candidates)
        versions = self._new(candidates, candidates.by_rank(range(len(candidates))), "added")
        covered = self._covering(candidates)
        if covered:
            self.notes.append(
                tr("New places that overlap a place already in the register ({:,}): {}.").format(
                    len(covered), _some(covered)
                )
            )
        return versions, [self._change(one, ADDED, reason=self.reason) for one in versions]

    def _step(self, action: str) -> Made:
        starts, leads = _STEPS[action]
        chosen = list(dict.fromkeys(self.places)) or [
            one for one, row in self.latest.items() if row[f.STATUS] == CANDIDATE
        ]
        if not chosen:
            raise InputError(tr("The register has no candidates; enter the places to {} under PLACES.").format(action))
        versions = []
        for one in chosen:
            row = self.latest[one]
            if row[f.STATUS] not in starts:
                raise InputError(
                    tr("{} is {}; the action '{}' applies only to places that are {}.").format(
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

    def _edit(self, candidates: Candidates | None) -> Made:
        chosen = list(dict.fromkeys(self.places))
        if (candidates is not None or self.name) and len(chosen) > 1:
            raise InputError(
                tr(
                    "PLACES contains {:,} places, but a {} can be set for only one place at a time; enter one place."
                ).format(len(chosen), tr("shape") if candidates is not None else tr("name"))
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
                        "HOTSPOT_LAYER contains {:,} polygons. Choose only the polygon that is the new boundary for "
                        "{}, for example by selecting it."
                    ).format(len(candidates), chosen[0])
                )
            more.update({"geom": QgsGeometry(candidates.shapes[0]), f.AREA_KM2: candidates.shapes[0].area() / 1e6})
            self.notes.append(tr("The crime and harm figures are still those for the previous boundary."))
        if not more:
            raise InputError(
                tr("There is nothing to edit; enter NAME, OWNER, VALID_FROM or VALID_TO, or choose a polygon.")
            )
        versions = [self._next(self.latest[one], **{f.CHANGE: "edited", **more}) for one in chosen]
        for one in versions if self.valid_from or self.valid_to else ():
            if one[f.VALID_FROM] and one[f.VALID_TO] and one[f.VALID_TO] < one[f.VALID_FROM]:
                raise InputError(
                    tr("The end date of {}, {}, is before the start date, {}; enter different dates.").format(
                        one[f.PLACE_ID], day_words(one[f.VALID_TO]), day_words(one[f.VALID_FROM])
                    )
                )
        return versions, [self._change(one, "edited", reason=self.reason) for one in versions]

    def _merge(self, _: Candidates | None) -> Made:
        first, *others = dict.fromkeys(self.places)
        rows = [self.latest[one] for one in (first, *others)]
        ended = next((row for row in rows if row[f.STATUS] in (ENDED, REJECTED)), None)
        if ended is not None:
            raise InputError(
                tr("{} is {}; only candidates and active places can be merged.").format(
                    ended[f.PLACE_ID], ended[f.STATUS]
                )
            )
        shape = flat(QgsGeometry.unaryUnion([shape_of(row) for row in rows]))
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

    def _restore(self, _: Candidates | None) -> Made:
        versions = []
        for one in dict.fromkeys(self.places):
            row, history = self.latest[one], self.histories.get(one, [])
            if not history or history[-1][f.VERSION] != row[f.VERSION]:
                raise InputError(tr("{} has just been changed by somebody else; check the place again.").format(one))
            if len(history) < 2:
                raise InputError(tr("{} has no earlier version; reject or retire the place instead.").format(one))
            earlier = history[-2]
            versions.append(
                {
                    **earlier,
                    "geom": shape_of(earlier),
                    f.VERSION: row[f.VERSION] + 1,
                    f.CHANGE: "restored",
                    f.REASON: self.reason or None,
                    f.BY: self.by,
                    f.AT: self.stamp,
                }
            )
        return versions, [self._change(one, "restored", reason=self.reason) for one in versions]

    def _refresh(self, candidates: Candidates) -> Made:
        active = [row for row in self.latest.values() if row[f.STATUS] == ACTIVE]
        if not active:
            raise InputError(tr("The register has no active places to compare with; accept candidates first."))
        clash = next(
            (one for one in candidates.ids or [] if one in self.latest and self.latest[one][f.STATUS] != ACTIVE), None
        )
        if clash is not None:
            raise InputError(
                tr(
                    "The place '{}' is {} in the register; accept that place first, or give the new place a "
                    "different ID."
                ).format(clash, self.latest[clash][f.STATUS])
            )
        self._tell_overlaps(candidates)
        found = matched(active, candidates, self.overlap)
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
        fresh = candidates.by_rank(
            j for j, outcome in enumerate(found.new_outcome) if outcome != KEPT and j not in waiting
        )
        for j, one in zip(fresh, self._new(candidates, fresh, "added")):
            outcome, i = found.new_outcome[j], int(found.new_with[j])
            why = f"split off {active[i][f.PLACE_ID]}" if outcome == SPLIT else "no active place was there"
            one[f.REASON] = _joined(why, self.reason)
            versions.append(one)
            changes.append(self._change(one, outcome, found.overlap.get((i, j)), reason=one[f.REASON]))
        return versions, changes

    # -- parts --------------------------------------------------------------------------------------------------
    def _tell_overlaps(self, candidates: Candidates) -> None:
        """Note what the candidates bring with them: names that were told apart, and those that overlap."""
        names = [name or tr("place {:,}").format(i + 1) for i, name in enumerate(candidates.names)]
        self.notes += candidates.notes + overlap_notes(
            candidates.name,
            names,
            names,
            overlapping(candidates.shapes, names),
            False,
            tr("merge these places or choose others, so that no visit or crime is counted in two places"),
        )

    def _waiting(self, candidates: Candidates) -> dict[int, Row]:
        """The candidates of the register by the new place that they are."""
        rows = [row for row in self.latest.values() if row[f.STATUS] == CANDIDATE]
        found = matched(rows, candidates, self.overlap)
        return {j: rows[int(i)] for j, i in enumerate(found.new_with) if found.new_outcome[j] == KEPT}

    def _kept(self, row: Row, candidates: Candidates, j: int, overlap: float | None) -> Row:
        more = candidates.row(j)
        if self.keep_shapes:
            more.update({"geom": shape_of(row), f.AREA_KM2: row[f.AREA_KM2]})
        why = f"{100 * overlap:.0f}% the same" if overlap is not None else "the same"
        return self._next(row, **{f.CHANGE: "refreshed", f.REASON: _joined(why, self.reason), **more})

    def _new(self, candidates: Candidates, which: Iterable[int], change: str) -> list[Row]:
        which, free, versions = list(which), free_ids(self.latest), []
        called = self._called_apart([candidates.names[i] for i in which])
        for i, name in zip(which, called):
            place_id = candidates.ids[i] if candidates.ids is not None else next(free)
            active = self.status == ACTIVE
            versions.append(
                {
                    **candidates.row(i),
                    f.PLACE_ID: place_id,
                    f.HOTSPOT_ID: place_id,
                    f.VERSION: 1,
                    f.NAME: name or place_id,
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

    def _called_apart(self, names: list[str | None]) -> list[str | None]:
        """Names of new places, with a number behind those that are there twice or that a place of the register has."""
        several, taken, out = Counter(names), {row[f.NAME] for row in self.latest.values()}, []
        for name in names:
            if name and (several[name] > 1 or name in taken):
                name = numbered(name, taken, 2 if name in taken else 1)
            taken.add(name)
            out.append(name)
        return out

    def _next(self, row: Row, **more: Any) -> Row:
        """The next version of a place."""
        shape = {} if "geom" in more else {"geom": shape_of(row)}
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

    def _change(
        self,
        version: Row,
        change: str,
        overlap: float | None = None,
        crimes_old: int | None = None,
        reason: str | None = None,
    ) -> Row:
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

    def _covering(self, candidates: Candidates) -> list[str]:
        """Ids of the places in force or waiting that candidates lie on."""
        out = []
        for row in self.latest.values():
            if row[f.STATUS] in (ACTIVE, CANDIDATE) and row["geom"] is not None:
                shape = shape_of(row)
                if any(
                    shape.intersection(one).area() > 0.01 * one.area()
                    for one in candidates.shapes
                    if one.boundingBox().intersects(shape.boundingBox())
                ):
                    out.append(row[f.PLACE_ID])
        return out


def _joined(*words: str) -> str:
    return "; ".join(word for word in words if word)


def _some(ids: Iterable[str]) -> str:
    """Up to five ids in words."""
    ids = list(ids)
    return ", ".join(ids[:5]) + (tr(" and {:,} more").format(len(ids) - 5) if len(ids) > 5 else "") or "none"
