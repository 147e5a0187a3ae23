"""What the dock knows of the result on show, gathered for paper: places, register, visits, limits and sources."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from qgis.core import QgsMapLayer

from ...bridge.counting.crime_survey import street_visible
from ...bridge.files.register_file import Register
from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.provenance import read_back, rights_of, version
from ...bridge.ground.texts import day_words, tr
from ...bridge.paper.briefing import BriefedPlace, Briefing, RegisterNews, Visits
from ...bridge.paper.register_news import compare, transform_to
from ...bridge.paper.sheets import Ground
from ...bridge.results.report_schemas import read_report
from ...bridge.results.result_names import period_of
from ...contract.patrol import ACTIVE
from ..parts.widgets import number
from ..state import options
from ..state.opening import may_look_at
from ..state.result import short
from ..table.rates import rate_of

if TYPE_CHECKING:
    from ..state.session import Session

_MOST = 5


def ground_of(session: Session) -> Ground:
    """What the maps of the paper show: the project's visible layers under the hot spots. Single crimes are not on
    paper: a hundred thousand points would hide the ground and take long to draw."""
    crimes = {session.choices.crimes, session.result.about.get("parameters", {}).get("INPUT", "")}
    layers = [layer for layer in session.visible_layers() if layer.id() not in crimes]
    return Ground(session.project, session.result.layer, layers, options.templates())


def briefing_of(session: Session, most: int) -> Briefing:
    """The Briefing on the first ``most`` hot spots of the result on show, which has some."""
    result, layer = session.result, session.result.layer
    about, said = result.about, _provenance(layer)
    rows = result.rows
    shapes = {feature.id(): feature.geometry() for feature in layer.getFeatures()}
    names = [result.where(row) for row in rows]
    news, known, problems = _register(session, names, [shapes[row["fid"]] for row in rows], most)
    visits, visits_note = _visits(session)
    rate = rate_of(result)
    places = []
    for i, row in enumerate(rows[:most]):
        one, place_id = row[f.HOTSPOT_ID], known.get(i, "")
        card, week = result.cards.get(one, {}), result.hours.get(one)
        places.append(
            BriefedPlace(
                one,
                int(row[f.RANK]),
                names[i],
                row[f.CRIMES],
                rate.of(row),
                row.get(f.CRIME_SHARE, row.get(f.SHARE)),
                row.get(f.AREA_KM2),
                shapes[row["fid"]],
                [(month["month"], month["crimes"]) for month in card.get("trend", [])],
                _peaks(week["peaks"]) if week else "",
                [(offence["offence"], offence["crimes"]) for offence in card.get("offences", [])[:_MOST]],
                [(short(where["location"]), where["crimes"]) for where in card.get("locations", [])[:_MOST]],
                _notes(session, row, place_id, problems),
                visits.get(place_id) or visits.get(one) or Visits(),
            )
        )
    return Briefing(
        offences=_offences(session, about["parameters"]),
        area=_area(session, about["parameters"]),
        period=period_of(said.get("window", "")) or said.get("window", "") or tr("dates unknown"),
        places=places,
        total=_used(said),
        found=len(rows),
        rate_title=tr(rate.title),
        timed=bool(result.hours),
        news=news,
        limits=_limits(about, said),
        sources=_sources(session, ground_of(session).layers),
        marking=options.marking(),
        made=tr("Produced on {} with Hot Spot Policing {}, from the result '{}'.").format(
            day_words(datetime.date.today()), version(), about.get("title", "")
        ),
        visits_note=visits_note,
        months=sorted({month for place in places for month, _ in place.trend}),
    )


def _provenance(layer: QgsMapLayer) -> dict[str, Any]:
    """What the layer says of how it was made, {} where it says nothing."""
    try:
        return read_back(layer.metadata().history())
    except ValueError:
        return {}


def _used(said: dict[str, Any]) -> float | None:
    """How many crimes were counted, None where the layer does not say."""
    found = dict(said.get("rows", ())).get("Crimes used", "")
    return float(found.replace(",", "")) if found else None


def _offences(session: Session, given: dict[str, Any]) -> str:
    """Which offences were counted, in a few words."""
    chosen = given.get("OFFENCES") or ""
    names = chosen if isinstance(chosen, list) else [one.strip() for one in str(chosen).split(";") if one.strip()]
    same = session.survey is not None and given.get("INPUT") == session.choices.crimes
    known = list(session.survey.offences) if same else []
    if not names:
        return known[0] if len(known) == 1 else tr("all crime")
    if len(names) > 1 and set(names) == set(street_visible(known)):
        return tr("street-visible crime ({} offences)").format(number(len(names)))
    if len(names) > 2:
        return tr("{} and {} other offences").format(names[0], number(len(names) - 1))
    return ", ".join(names)


def _area(session: Session, given: dict[str, Any]) -> str:
    """Where was looked at, in words."""
    areas = session.layer(given.get("STUDY_AREA", ""))
    if areas is not None:
        return areas.name()
    crimes = session.layer(given.get("INPUT", ""))
    return (
        tr("the area covered by the crimes in '{}'").format(crimes.name()) if crimes is not None else tr("area unknown")
    )


def _peaks(peaks: list[dict[str, Any]]) -> str:
    return "; ".join(
        "{} {:02d}:00–{:02d}:00".format(peak["weekday"], peak["from_hour"], peak["to_hour"] or 24) for peak in peaks[:2]
    )


def _register(
    session: Session, names: list[str], shapes: list[Any], most: int
) -> tuple[RegisterNews, dict[int, str], dict[str, dict[str, str]]]:
    """(what is new, {hot spot: id in the register}, {id: {stage: what was noted last}})."""
    places = session.places
    active = places.of_status(ACTIVE)
    if places.error or not places.path:
        words = places.error or tr("Changes since last time are not known because the project has no patrol register.")
        return RegisterNews(problem=words), {}, {}
    try:
        register = Register(places.path)
        log = register.log()
        to_register = transform_to(session.result.layer.crs(), register.crs(), session.project)
        news, known = compare(active, names, shapes, most, to_register)
    except InputError as error:
        return RegisterNews(problem=str(error)), {}, {}
    noted: dict[str, dict[str, str]] = {}
    for entry in log:
        noted.setdefault(entry[f.PLACE_ID], {})[entry["stage"]] = entry[f.TEXT]
    owners = {row[f.PLACE_ID]: row[f.OWNER] for row in active if row.get(f.OWNER)}
    for one, owner in owners.items():
        noted.setdefault(one, {})["owner"] = owner
    return news, known, noted


def _notes(
    session: Session, row: dict[str, Any], place_id: str, noted: dict[str, dict[str, str]]
) -> list[tuple[str, str]]:
    """[(what, words)] of a place, from the register, its district and the layers laid under the result."""
    out = []
    entries = noted.get(place_id, {})
    for stage, title in (
        ("problem", tr("Problem")),
        ("cause", tr("Cause")),
        ("action", tr("Actions")),
        ("partner", tr("Partners")),
        ("assessment", tr("Assessment")),
        ("owner", tr("Responsible")),
    ):
        if entries.get(stage):
            out.append((title, entries[stage]))
    if not place_id:
        out.append((tr("Register"), tr("This place is not in the register")))
    elif not entries.get("problem"):
        out.insert(0, (tr("Problem"), tr("None recorded in the register")))
    district = session.result.in_district(row)
    if district:
        out.append((tr("District"), district))
    for layer_id in session.choices.context:
        layer, relation = session.layer(layer_id), session.result.context.get(layer_id, {}).get(row[f.HOTSPOT_ID])
        if layer is not None and relation is not None:
            names = ", ".join(relation["names"])
            out.append((layer.name(), names or tr("{} inside").format(number(relation["inside"]))))
    return out


def _visits(session: Session) -> tuple[dict[str, Visits], str]:
    """({place: Visits} of the last count, or of the last plan where nothing was counted; what to say of them)."""
    outcomes = session.choices.outcomes
    for tool in ("patrolvisits", "patrolplan"):
        path = outcomes.get(tool, {}).get("parameters", {}).get("REPORT_JSON", "")
        if not path or not may_look_at(path, session.project):
            continue
        try:
            report = read_report(path, tool)
        except InputError:
            continue
        if tool == "patrolplan":
            planned = {row["hotspot_id"]: Visits(row["planned"]) for row in report["unmet"]}
            return planned, tr(
                "Only planned visits are shown. Delivered visits are not known because visits have not been counted."
            )
        return {
            row["place"]: Visits(
                row["planned"], row["delivered"], None if row.get("patrol_min") is None else row["patrol_min"] / 60
            )
            for row in report["doses"]
        }, ""
    return {}, tr("Visits and hours are not known because there is no plan and visits have not been counted.")


def _limits(about: dict[str, Any], said: dict[str, Any]) -> list[str]:
    """What a reader must know before acting."""
    left_out = [
        (what.partition(", ")[2] or what, int(rows.replace(",", "")))
        for what, rows in said.get("rows", ())
        if what.startswith("Left out")
    ]
    out = [
        tr("Recorded crime only. Crime that was not reported, or was recorded elsewhere, is not counted."),
        tr(
            "A rank shows where crime was recorded. It does not show why, and it says nothing about the people "
            "who live there. Find out more before acting."
        ),
        *about.get("notes", []),
    ]
    if left_out:
        words = "; ".join(f"{reason}: {number(rows)}" for reason, rows in left_out if rows)
        if words:
            out.append(tr("Rows left out: {}.").format(words))
    return out


def _sources(session: Session, layers: list[QgsMapLayer]) -> list[str]:
    """Where crimes and map come from: the layers' names, with the attribution that they bring."""
    crimes = session.layer(session.result.about["parameters"].get("INPUT", ""))
    out = [tr("crimes: {}").format(_attributed(crimes))] if crimes is not None else [tr("crimes: layer unknown")]
    ours = session.results()
    out += [_attributed(layer) for layer in layers if layer.id() not in ours]
    return list(dict.fromkeys(out))


def _attributed(layer: QgsMapLayer) -> str:
    said = rights_of(layer)
    return f"{layer.name()} ({said})" if said else layer.name()
