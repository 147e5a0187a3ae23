"""Is the map of crime a map of policing? Hot spots again without police-generated offences."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...bridge.counting.count_by_place import places_by_offence
from ...bridge.counting.crime_survey import police_generated
from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError, NothingLeft
from ...bridge.ground.texts import mark, tr
from ...bridge.reading.columns import CATEGORY
from ...bridge.results.styles.classes import UnitStyle
from ...bridge.results.styles.patrol import LoopStyle
from ...contract.schemas.detect import LOOP_HOT_SPOTS, LOOP_PLACES
from ...core.draws import Draws
from ...core.fairness.feedback_loop import jaccard, like_size, overlap
from ...core.hotspots.selection import ranking, select
from ..common.finish import Finish
from ..detect.common.result_tables import spot_table, unit_table
from ..detect.count_crimes import CountCrimes
from .loop_report import COMES, GOES, STAYS, loop_picture, loop_rows, loop_summary, offences_of_like_size

if TYPE_CHECKING:
    from ...core.fairness.feedback_loop import Overlap
    from ..detect.common.counted_places import CountedPlaces, Ranked


@dataclass(frozen=True)
class Maps:
    """The Ranked places with ``every`` crime, ``without`` the police-generated ones, and of those ``reported`` by the
    public, None where nobody said which these are; how many crimes of each place (n,) are police-generated and reported
    by the ``public``; and the ``overlap`` beside other offences, None where there is none to say."""

    every: Ranked
    without: Ranked
    reported: Ranked | None
    police: NDArray[np.int64]
    public: NDArray[np.int64] | None
    overlap: Overlap | None


class FeedbackLoop(CountCrimes):
    """Ranked places twice, with and without some crimes, and how far the two maps agree."""

    ID = "feedbackloop"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        super().prepare(parameters, context, feedback)

        def names(name: str) -> tuple[str, ...]:
            text = self.parameterAsString(parameters, name, context) or ""
            return tuple(one.strip() for one in text.split(";") if one.strip())

        self.police, self.public = names("POLICE_OFFENCES"), names("PUBLIC_SOURCES")
        self.source_field = self.parameterAsString(parameters, "SOURCE_FIELD", context)
        choice = self.crime_input.choice
        if not choice.offence_field:
            raise InputError(
                tr(
                    "OFFENCE_FIELD is empty; choose the field with the offence, so that police-generated crimes "
                    "can be identified."
                )
            )
        if bool(self.source_field) != bool(self.public):
            raise InputError(
                tr(
                    "SOURCE_FIELD and PUBLIC_SOURCES go together; choose the field and enter the values that "
                    "mean a report by the public, or leave both blank."
                )
            )
        if self.source_field:
            self.crime_input.source.kind_of(self.source_field)
        if self.source_field and choice.offences:
            raise InputError(
                tr("When SOURCE_FIELD is used, leave OFFENCES blank and choose the offences with FILTER instead.")
            )
        self.draws = self.parameterAsInt(parameters, "DRAWS", context)
        self.seed = self.parameterAsInt(parameters, "SEED", context)

    # -- the run ------------------------------------------------------------------------------------------------
    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        offences = self._police_offences(feedback)
        counted_places = self._study(feedback)
        self._stage(feedback, 45, tr("counting police-generated crimes…"))
        police = self._among(counted_places, feedback, offences=offences)
        public = (
            self._among(counted_places, feedback, offence_field=self.source_field, offences=self.public)
            if (self.source_field)
            else None
        )
        without = _with_counts(counted_places, counted_places.counts - police)
        if not len(without.counted):
            raise InputError(
                tr(
                    "All the crimes are police-generated, so there is nothing to compare them with; include other "
                    "offences."
                )
            )
        self._stage(feedback, 65, tr("finding hot spots…"))
        ranked, other = self._ranked(counted_places), self._ranked(without)
        reported = self._ranked(_with_counts(counted_places, public)) if public is not None and public.sum() else None
        self._stage(feedback, 75, tr("removing other offences in turn…"))

        def step(share: float) -> None:
            self.raise_if_cancelled(feedback)
            feedback.setProgress(75 + 10 * share)

        found = overlap(
            counted_places.counts,
            police,
            counted_places.units.areas,
            lambda counts: self._hot(counted_places, counts),
            self._others(counted_places, police, offences, feedback),
            Draws(self.draws, self.seed),
            step,
        )
        maps = Maps(ranked, other, reported, police, public, found)
        return self._write_maps(maps, offences, Finish(self, parameters, context, feedback))

    def _police_offences(self, feedback: QgsProcessingFeedback) -> tuple[str, ...]:
        """Those of the offences that the data have. Raises InputError where they have none."""
        given = self.crime_input
        field = given.choice.offence_field
        values: Sequence[Any] = ()
        for block in given.source.blocks({field: CATEGORY}, feedback):
            values = next(iter(block.columns.values())).values
        known = {str(one).strip().casefold(): str(one) for one in values}
        chosen = {one.strip().casefold() for one in given.choice.offences} or set(known)
        wanted = self.police or tuple(police_generated())
        found = [known[one.casefold()] for one in wanted if one.casefold() in known and one.casefold() in chosen]
        if not found:
            raise InputError(
                tr(
                    "The field '{}' in '{}' contains none of the expected police-generated offences ({}); enter "
                    "offences from your data under POLICE_OFFENCES."
                ).format(field, given.source.name, "; ".join(wanted[:6]))
            )
        return tuple(found)

    def _among(
        self, counted_places: CountedPlaces, feedback: QgsProcessingFeedback, **chosen: Any
    ) -> NDArray[np.int64]:
        """Crimes (n,) in each place of another choice."""
        given = copy.copy(self.crime_input)
        given.choice = replace(given.choice, **chosen)
        try:
            return given.count_by_place(counted_places.units, mark("outside the places"), feedback).counts
        except NothingLeft:
            # Offences that are there, and none of them in the period.
            return np.zeros(len(counted_places.units), np.int64)

    def _others(
        self,
        counted_places: CountedPlaces,
        police: NDArray[np.int64],
        offences: tuple[str, ...],
        feedback: QgsProcessingFeedback,
    ) -> list[tuple[str, NDArray[np.int64]]]:
        """[(offence, crimes (n,) in each place)] of the other offences of like size."""
        given, mine, many = self.crime_input, {one.casefold() for one in offences}, police.sum()
        found = places_by_offence(given.query, counted_places.units, mark("outside the places"), feedback)
        return [
            (name, np.bincount(place, minlength=len(counted_places.units)))
            for name, place in sorted(found.items())
            if name.casefold() not in mine and like_size(many, len(place))
        ]

    def _hot(self, counted_places: CountedPlaces, counts: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which places (n,) the rule keeps."""
        order = ranking(counts, counted_places.units.areas, np.arange(len(counts)), counts)
        return select(counts, counted_places.units.areas / 1e6, order, self.rule, self.value, counts)

    # -- writing ------------------------------------------------------------------------------------------------
    def _write_maps(self, maps: Maps, offences: tuple[str, ...], finish: Finish) -> dict[str, Any]:
        ranked, other, police, public, found = maps.every, maps.without, maps.police, maps.public, maps.overlap
        counted_places, areas = ranked.counted_places, ranked.counted_places.units.areas
        hot, left = ranked.spots.number >= 0, other.spots.number >= 0
        stays = jaccard(hot, left, areas)
        notes = (
            counted_places.notes
            + ranked.hot_units.notes
            + [
                tr("Offences treated as police-generated: {}.").format("; ".join(offences)),
                tr(
                    "Removing an offence shows how much of the map depends on that offence. If an offence is "
                    "recorded in different places from other offences, the map does not say why: officers may "
                    "have looked for it there, or it may be more common there. A change in the map does not mean "
                    "that a hot spot is wrong."
                ),
            ]
        )
        rows = loop_rows(ranked.spots, left, counted_places.counts, police, public, GOES)
        more = loop_rows(other.spots, hot, counted_places.counts, police, public, COMES)
        count = {state: sum(row["state"] == state for row in rows + more) for state in (STAYS, GOES, COMES)}
        count[STAYS] -= sum(row["state"] == STAYS for row in more)
        share = float(police.sum() / max(counted_places.counts.sum(), 1))
        summary = " ".join(filter(None, [loop_summary(rows, count, stays, share, found), ranked.hot_units.verdict]))
        report = {
            "summary": summary,
            "offences": list(offences),
            "share": share,
            "jaccard": stays,
            "lot": None if found is None else {"mean": found.by_chance, "stays": found.stays},
            "rank": None if found is None else found.rank,
            "drops": offences_of_like_size(found, int(police.sum())),
            "public": None if maps.reported is None else jaccard(hot, maps.reported.spots.number >= 0, areas),
            "hotspots": rows,
            "others": [row for row in more if row["state"] == COMES],
        }
        window, crs = counted_places.counted.window, self.crime_input.crs
        finish.describe(window or "", counted_places.counted.rows(), notes)
        table = unit_table(LOOP_PLACES, counted_places, ranked.hot_units, ranked.spots, crs, _hot_on(maps))
        finish.add("OUTPUT", table, UnitStyle(self._measure(counted_places, window)), tr("Places"))
        for name, one, states, title in (
            ("HOTSPOTS", ranked, rows, tr("Hot spots with all offences")),
            ("WITHOUT", other, more, tr("Hot spots without police-generated offences")),
        ):
            own = {
                f.POLICE: np.array([row["police"] for row in states], np.int64),
                f.SHARE_POL: np.array([row["share"] for row in states], float),
                f.STATE: [row["state"] for row in states],
            }
            spots = spot_table(LOOP_HOT_SPOTS, one.counted_places, one.spots, crs, one.hot_units.q_field, own)
            finish.add(name, self._named(spots), LoopStyle(), title)
        finish.add_report(
            "feedbackloop",
            tr("Feedback loop"),
            finish.accounted(report),
            lambda: {"picture": loop_picture(rows, share)},
        )
        return finish.results(
            {
                "CRIMES_READ": counted_places.counted.account.read,
                "CRIMES_USED": len(counted_places.counted),
                "POLICE_CRIMES": int(police.sum()),
                "POLICE_SHARE": share,
                "HOTSPOT_COUNT": len(rows),
                "STAY": count[STAYS],
                "GO": count[GOES],
                "COME": count[COMES],
                "JACCARD": None if np.isnan(stays) else stays,
                "JACCARD_BY_LOT": found.by_chance if found else None,
                "P": None,
                "RANK": found.rank if found else None,
                "LIKE": len(found.others) if found else None,
                "JACCARD_PUBLIC": report["public"],
            },
            summary,
        )


def _hot_on(maps: Maps) -> dict[str, NDArray[Any]]:
    """{field: values} of the places: what is police-generated, what the public reported, and what is hot without."""
    reported = maps.reported
    columns = {
        f.POLICE: maps.police,
        f.HOT_WITHOUT: (maps.without.spots.number >= 0).astype(int),
        f.PUBLIC: maps.public,
        f.HOT_PUBLIC: (reported.spots.number >= 0).astype(int) if reported else None,
    }
    return {name: values for name, values in columns.items() if values is not None}


def _with_counts(counted_places: CountedPlaces, counts: NDArray[np.int64]) -> CountedPlaces:
    """The CountedPlaces of other crimes in the same places."""
    counted = copy.copy(counted_places.counted)
    counted.sums = copy.copy(counted.sums)
    counted.sums.counts = counts
    return replace(counted_places, counted=counted, _touching=counted_places.touching, _order=None)
