"""What is read back of the JSON reports that the tools write: by other tools as their input, by the dock as what it
shows. Keys that nobody reads are not named here; all that a report holds is in reports."""

from __future__ import annotations

from typing import Any

from ...contract.tools import TOOLS
from ..ground.json_schema import (
    COUNT,
    FLAG,
    NUMBER,
    SCALAR,
    TEXT,
    WHOLE,
    ListOf,
    MapOf,
    Maybe,
    Number,
    OneOf,
    Text,
    read_document,
)
from ..ground.texts import tr
from .presence_words import DELIVERED, NOT_GIVEN, PLANNED

#: What a check of the data can come to, the gravest first.
FAIL, WARN, PASS, NOT_CHECKED = VERDICTS = ("fail", "warn", "pass", "not checked")
_N = Maybe(NUMBER)
_ID = Maybe(TEXT)
#: Evidence grows without bound.
_ANY_SIZE = Number(-1e300, 1e300)
_HOUR = Number(0, 24, whole=True)
_PEAK = {
    "day": Number(0, 6, whole=True),
    "weekday": TEXT,
    "from_hour": _HOUR,
    "to_hour": _HOUR,
    "hours": Number(1, 168, whole=True),
    "share": NUMBER,
}
_SPAN = (TEXT, TEXT)
_BAND = (NUMBER, NUMBER)
#: What every report carries that goes into an assessment.
_SAID = {"summary": TEXT, "provenance": [TEXT]}
_WEEK = {"week": TEXT, "crimes": NUMBER, "mean": _N, "low": _N, "high": _N, "state": TEXT}
_WATCHED = {
    "id": _ID,
    "name": _ID,
    "weeks": ListOf(_WEEK, least=1),
    "p": NUMBER,
    "q": NUMBER,
    "state": OneOf("above", "below", ""),
}
_SINCE = {"alarm": FLAG, "crimes": NUMBER, "expected": NUMBER, "evidence": _ANY_SIZE, "ratio": _N}
_LIMIT = {"expected": NUMBER}
_MAP = {
    "short": TEXT,
    "words": TEXT,
    "hit_rate": NUMBER,
    "low": _N,
    "high": _N,
    "pai": NUMBER,
    "index": WHOLE,
    "harm_rate?": NUMBER,
}
_USE = {
    "METHOD": TEXT,
    "PERIOD": OneOf("week", "4 weeks", "month", "quarter"),
    "LAST": Number(0, 10_000, whole=True),
    "UNIT?": TEXT,
    "CELL_SIZE?": _N,
    "RANK_BY?": OneOf("crimes", "harm"),
}
#: What the presence of an audit is.
_PRESENCE = OneOf(DELIVERED, PLANNED, NOT_GIVEN)
#: Mean and limits of what chance would give.
_ENDS = ("", "_low", "_high")
_INTERVAL = {"low": _N, "value": _N, "high": _N}

#: {tool: spec of its REPORT_JSON}
REPORTS = {
    "arealsummary": {
        "areas": [{"area_name": _ID, "hotspots": NUMBER, "crimes": NUMBER, "hot_share": _N, "harm_shr?": _N}]
    },
    "checkdata": {
        "summary": TEXT,
        "offences": MapOf(COUNT),
        "checks": [
            {
                "title": TEXT,
                "verdict": OneOf(*VERDICTS),
                "count": NUMBER,
                "share": _N,
                "counted": Text(pattern="(?s).+"),
                "advice": TEXT,
                "details": [{"what": TEXT, "count": NUMBER}],
            }
        ],
        "bears": [{"title": TEXT, "verdict": OneOf("yes", "marked", "no"), "reason": TEXT}],
    },
    "communityfeedback": dict(
        _SAID,
        **{"least": COUNT, "presence?": _PRESENCE},
        priorities=[
            {
                "priority": TEXT,
                "answers": _N,
                "share": _N,
                "shown?": TEXT,
                "middle?": NUMBER,
                "low": NUMBER,
                "high": NUMBER,
                "before": _N,
                "after": _N,
            }
        ],
        areas=[
            {
                "name": TEXT,
                "answers": _N,
                "safe": _N,
                "safe_middle?": _N,
                "safe_shown?": _ID,
                "presence_share": _N,
                "asked": [{"priority": TEXT}],
            }
        ],
    ),
    "concentration": {
        "kinds": ListOf(
            {
                "title": TEXT,
                "curve": ([NUMBER], [NUMBER]),
                "gini": _INTERVAL,
                "generalised_gini": _INTERVAL,
                "hold_25": _INTERVAL,
                "hold_50": _INTERVAL,
            },
            least=1,
        )
    },
    "facilities": {
        "listed": FLAG,
        "harm_by": TEXT,
        "curve": {"places": [NUMBER], "crimes": [NUMBER], **{"crimes_chance" + end: [NUMBER] for end in _ENDS}},
        "rows": [
            {
                "title": TEXT,
                "crimes": WHOLE,
                "cum_share": _N,
                "near": _N,
                "harm": _N,
                "change": OneOf("rising", "falling", "cannot_tell"),
            }
        ],
    },
    "fairnessaudit": dict(
        _SAID,
        **{"nobody": [TEXT], "margin?": NUMBER, "presence?": _PRESENCE},
        areas=[
            {
                "name": TEXT,
                "state": OneOf("more", "less", "alike", "unclear"),
                "presence_share": _N,
                "need_share": _N,
                "people_share": _N,
                "gap": NUMBER,
                "low": NUMBER,
                "high": NUMBER,
                "visits": NUMBER,
                "expected": NUMBER,
                "ratio": _N,
            }
        ],
        figures=[{"name": TEXT, "value": _N, "low": _N, "high": _N, "of": TEXT, "means": TEXT}],
        deciles=[{"decile": NUMBER, "presence": _N, "needed": _N, "people": NUMBER}],
        limits=[_LIMIT],
    ),
    "feedbackloop": dict(
        _SAID,
        jaccard=_N,
        share=_N,
        hotspots=[{"id": _ID, "crimes": NUMBER, "share": NUMBER, "state": OneOf("stays", "goes", "comes")}],
    ),
    "holdout": {
        "recommended": dict(_MAP, use=Maybe(_USE)),
        "harm?": Maybe({"unit": TEXT, "recommended": dict(_MAP, use=Maybe(_USE))}),
        "scored_on": _SPAN,
        "coverage": NUMBER,
        "maps": [_MAP],
        "curves": {"coverage": [NUMBER], "map": [NUMBER], "oracle": [NUMBER]},
        "coverages": [{"index": WHOLE, "coverage": NUMBER, "low": _N, "high": _N}],
    },
    "impact": {
        "verdict": TEXT,
        "measures": [{"measure": TEXT, "low": _N, "high": _N}],
        "span": NUMBER,
        "period?": OneOf("week", "month"),
        "study": [{"week": WHOLE, "change": _N, "low": _N, "high": _N}],
        "bands": [{"distance": TEXT, "from_m?": _N, "to_m?": _N, "value": NUMBER, "low": _N, "high": _N}],
    },
    "impactprompts": {"text": TEXT},
    "matchcontrols": {
        "pairs": [{"treated": TEXT, "control": TEXT, "crimes": NUMBER, "control_crimes": NUMBER}],
        "balance": [{"measure": TEXT, "words": TEXT, "diff_before": _N, "diff_after": _N}],
    },
    "monitor": {
        "weeks": ListOf(TEXT, least=1),
        "since": TEXT,
        "places": [dict(_WATCHED, **_SINCE)],
        "areas": [_WATCHED],
        "limits": [_LIMIT],
    },
    "nearrepeat": {
        "distances": [TEXT],
        "days": [TEXT],
        "distance_bands?": [_BAND],
        "day_bands?": [_BAND],
        "cells": [
            {
                "distance": TEXT,
                "days": TEXT,
                "observed": NUMBER,
                "expected": NUMBER,
                "ratio": _N,
                "q": NUMBER,
                "significant": FLAG,
            }
        ],
    },
    "patrolplan": {
        "by": TEXT,
        "unit?": TEXT,
        "frontier": [
            # Without neighbourhoods there is no evenness.
            {"taken": FLAG, "position": NUMBER, "evenness": _N, "harm_covered": NUMBER, "visits": NUMBER, "gap": _N}
        ],
        "unmet": [{"hotspot_id": TEXT, "name": _ID, "wanted": NUMBER, "planned": NUMBER, "unmet": NUMBER}],
    },
    "patrolvisits": {
        "doses": [
            {
                "place": TEXT,
                "name": _ID,
                "planned": _N,
                "delivered": NUMBER,
                "patrol_min?": _N,
                "mean_min": _N,
                "compliance": _N,
                "dose": OneOf("under", "over", "met", "unknown"),
                "length": TEXT,
                "unclear": NUMBER,
            }
        ]
    },
    "profile": {
        "skipped_layers": [{"reason": TEXT}],
        "hotspots": [
            {
                "hotspot_id": TEXT,
                "harm?": _N,
                "offences": [{"offence": TEXT, "crimes": NUMBER, "share": NUMBER, "lq": _N, "harm_share?": NUMBER}],
                "trend": [{"month": TEXT, "crimes": NUMBER}],
                "locations": [{"location": TEXT, "crimes": NUMBER}],
                "context": [
                    {
                        "kind": TEXT,
                        "names": [TEXT],
                        "inside": NUMBER,
                        "near": NUMBER,
                        "nearest": _ID,
                        "nearest_m": _N,
                        "inside_length_m": _N,
                    }
                ],
            }
        ],
    },
    "publicationlayer": {
        "cells": [{"area": TEXT, "offence": TEXT, "period": TEXT, "shown": TEXT}],
        "changes": [{"area": TEXT, "offence": TEXT, "why": OneOf("small", "beside")}],
    },
    "risksurface": {
        "scores": [
            {
                "coverage": NUMBER,
                "learned": NUMBER,
                "low": _N,
                "high": _N,
                "simple": NUMBER,
                "gain": NUMBER,
                "oracle": NUMBER,
            }
        ],
        "simple": TEXT,
        "scored_on": _SPAN,
        "matters": [{"name": TEXT, "short": TEXT, "fall": NUMBER}],
    },
    "searchoverlay": dict(
        _SAID,
        **{"least": COUNT, "reference": TEXT, "margin?": NUMBER},
        groups=[{"group": TEXT, "searches": NUMBER, "in": _N, "out": _N}],
        hotspots=[
            {
                "id": _ID,
                "name": _ID,
                "searches": NUMBER,
                "share": _N,
                "state": OneOf("higher", "lower", "alike", "unclear", "few"),
            }
        ],
        rates=[{"area": TEXT, "group": TEXT, "why": TEXT, "rate": _N, "ratio": _N}],
    ),
    "stability": {
        "runs": COUNT,
        "settings": [{"setting": TEXT, "value": TEXT, "runs": NUMBER, "agrees": _N}],
        "hotspots": [{"id": _ID, "rank": _N, "name": _ID, "sure": NUMBER, "only": TEXT}],
        "periods": [{"first": TEXT, "hot": NUMBER, "overlap": _N}],
    },
    "temporalprofile": {
        "profiles": [
            {
                "hotspot_id": TEXT,
                "most": NUMBER,
                "weights": ListOf(ListOf(NUMBER, 24, 24), 7, 7),
                "peaks": [_PEAK],
                "words": TEXT,
            }
        ]
    },
    "trialdesign": {
        "seed": WHOLE,
        "rows": [{"hotspot_id": TEXT, "name": _ID, "block": NUMBER, "level": NUMBER, "arm": TEXT}],
    },
}

#: The pack of a week, as the next week and the dock read it.
PACK = {
    "made": TEXT,
    "hotspots": MapOf(TEXT),
    "steps": [{"title": TEXT, "tool": TEXT, "done": FLAG, "why": TEXT, "summary": TEXT, "figures": MapOf(SCALAR)}],
}


#: What tools read of a report; of one that an earlier version made, some may be missing.
HOURS = {
    "profiles": [
        {
            "hotspot_id": SCALAR,
            "peaks": [
                {
                    "day": Number(-1e6, 1e6, whole=True),
                    "from_hour": _HOUR,
                    "hours": Number(1, 168, whole=True),
                    "share": NUMBER,
                }
            ],
        }
    ]
}
VENUES = {"hotspots": [{"hotspot_id": TEXT, "locations": [{"location": TEXT}]}]}
OFFENCES = {"offences": MapOf(NUMBER)}
EFFECT = {"verdict": TEXT, "measures?": [{"measure": TEXT, "low": _N, "high": _N}]}
#: Without a margin "alike" was said of everything that a test did not find.
FAIRNESS = {"nobody": [TEXT], "areas?": [{"state": TEXT}], "margin?": NUMBER, "presence?": _PRESENCE}
PROMPTS = {
    "fairnessaudit": dict(
        _SAID, **{"nobody": [TEXT], "presence?": _PRESENCE, "figures?": REPORTS["fairnessaudit"]["figures"]}
    ),
    "feedbackloop": dict(_SAID, jaccard=_N),
    "searchoverlay": dict(_SAID, **{"reference": TEXT, "groups?": [{"group": TEXT}], "least?": COUNT}),
    "communityfeedback": dict(_SAID, **{"priorities": [{}], "least?": COUNT}),
}


def read_report(path: str, tool: str, parameter: str = "", spec: dict[str, Any] | None = None) -> dict[str, Any]:
    """The REPORT_JSON of a tool at a path; ``parameter`` names who asks for it; ``spec`` where only some of it is read.
    Raises InputError with one sentence where it is none."""
    return read_document(
        path,
        REPORTS[tool] if spec is None else spec,
        tr("is not the JSON report from {}").format(tr(TOOLS[tool].title)),
        tr("run that tool again to create the report"),
        parameter,
    )
