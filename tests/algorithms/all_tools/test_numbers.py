"""Numbers that are none, and such as nobody means: refused by every tool, in one sentence, by every door."""

import math

import pytest
from every_tool import PREFIX, algorithms, write
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingParameterNumber,
    QgsProperty,
)
from refusals import refused
from support import WARDS, Feedback

NONE = [
    math.nan,
    math.inf,
    -math.inf,
    1e300,
    -1e300,
    1e18,
    "nan",
    "inf",
    "1e300",
    [5],
    QgsProperty.fromExpression("sqrt(-1)"),
    QgsProperty.fromExpression("1e300 * 10"),
    QgsProperty.fromExpression("'many'"),
    QgsProperty.fromValue(math.nan),
]


def numbers(algorithm):
    return [one for one in algorithm.parameterDefinitions() if isinstance(one, QgsProcessingParameterNumber)]


def _is_day(definition):
    """Whether a parameter, which QGIS takes for a text, is a day."""
    return bool(definition.metadata())


def test_every_number_refuses_what_is_none(qgis):
    context, tried = QgsProcessingContext(), 0
    for tool, algorithm in algorithms().items():
        # Several numbers in one parameter would need a rule of their own.
        assert not {one.type() for one in algorithm.parameterDefinitions()} & {"matrix", "range"}
        for definition in numbers(algorithm):
            name = definition.name()
            # What else is missing must not be what is refused.
            fresh, others = (
                algorithm.create(),
                {
                    one.name(): "2025-01-31" if _is_day(one) else "x"
                    for one in algorithm.parameterDefinitions()
                    if one.type() == "string"
                },
            )
            for value in NONE:
                tried += 1
                good, why = fresh.checkParameterValues(dict(others, **{name: value}), context)
                assert not good and (f"{name}):" in why or why.startswith(name + ":")), (tool, name, value, why)
                assert why.count(". ") == 0 and why.endswith("."), why
                if "1e" not in str(value) and ">" not in str(value):
                    assert " to " in why or " or more" in why, why
    assert tried > 1500


@pytest.mark.parametrize("value", [math.nan, math.inf, 1e300])
def test_a_task_or_a_step_of_a_model_refuses_it_too(world, value):
    """They do not check what they are given, and begin with the preparation."""
    for tool, algorithm in algorithms().items():
        for definition in numbers(algorithm)[-1:]:
            feedback = Feedback()
            one = QgsApplication.processingRegistry().createAlgorithmById(PREFIX + tool)
            context = QgsProcessingContext()
            task = QgsProcessingAlgRunnerTask(one, dict(world[tool], **{definition.name(): value}), context, feedback)
            assert task.isCanceled() and definition.name() in "".join(feedback.errors), (tool, feedback.errors)


def test_more_scores_than_a_report_holds_are_refused_before_they_are_made(world, run):
    shares = ";".join(f"{0.1 + i / 1000:.3f}" for i in range(3000))
    with refused(QgsProcessingException, "COVERAGES"):
        run("holdout", dict(world["holdout"], MAPS="", COVERAGES=shares, OFFSETS=1))


@pytest.mark.slow
@pytest.mark.parametrize(
    "tool, more",
    [
        ("gistar", {"DISTANCE": 2_000_000_000}),
        ("localmoran", {"RINGS": 50, "STUDY_AREA": WARDS}),
        ("emerginghotspots", {"DISTANCE": 1e7}),
        ("gistar", {"PVALUES": "permutation", "PERMUTATIONS": 99_999, "RINGS": 30}),
        ("kerneldensity", {"BANDWIDTH": 2_000_000_000}),
        ("kerneldensity", {"BANDWIDTH": 200_000}),
        ("nearrepeat", {"DISTANCES": ";".join(map(str, range(1, 3000))), "DAYS": ";".join(map(str, range(1, 3000)))}),
        ("streethotspots", {"SEGMENT_LENGTH": 1.0, "STREETS": None}),
    ],
)
def test_what_would_take_too_much_memory_is_refused_before_it_is_made(world, run, tmp_path, tool, more):
    if "STREETS" in more:
        # One street to the other end of the country, and back a thousand times.
        line = "LineString({})".format(", ".join(f"450000 {520_000 + 5_000 * (i % 2)}" for i in range(1000)))
        more = dict(
            more,
            STREETS=write(
                str(tmp_path / "long.gpkg"), "LineString?crs=EPSG:27700", ("name:string",), [(line, "there and back")]
            ),
        )
    with refused(QgsProcessingException, "4") as caught:
        run(tool, dict(world[tool], **more))
    assert "Traceback" not in str(caught.value)


@pytest.mark.parametrize(
    "tool, name, text",
    [
        ("holdout", "CELL_SIZES", "250; nan"),
        ("holdout", "COVERAGES", "1; inf"),
        ("holdout", "MAPS", "kernel bandwidth=nan"),
        ("holdout", "MAPS", "kernel bandwidth=1e300"),
        ("holdout", "MAPS", "count last=" + "9" * 30),
        ("holdout", "CELL_SIZES", "1e300"),
        ("stability", "CELL_SIZES", "100; inf"),
        ("stability", "BANDWIDTHS", "nan"),
        ("stability", "WINDOWS", "3; inf"),
        ("impact", "BANDS", "100; nan"),
        ("impact", "BANDS", "1e300"),
        ("matchcontrols", "RINGS", "inf"),
        ("matchcontrols", "RINGS", "1e300"),
        ("nearrepeat", "DISTANCES", "200; nan"),
        ("nearrepeat", "DISTANCES", "1e300"),
        ("nearrepeat", "DAYS", "7; inf"),
        ("nearrepeat", "DAYS", "1e300"),
        ("patrolplan", "RESOURCES", "Police, Late, nan, 1"),
        ("patrolplan", "RESOURCES", "Police, Late, 1, inf"),
        ("patrolplan", "RESOURCES", "Police, Late, 1e300, 1"),
    ],
)
def test_numbers_in_a_text_are_refused(world, run, tool, name, text):
    with refused(QgsProcessingException, name) as caught:
        run(tool, dict(world[tool], **{name: text}))
    assert "Traceback" not in str(caught.value)
