"""The contract of every tool: what is registered is what is run, loading it imports nothing, and nothing is lost."""

import json
import os
import subprocess
import sys

import pytest
from contract_entries import entries, flat, snapshot
from every_tool import PREFIX, algorithms
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingModelAlgorithm, QgsProject, QgsVectorLayer
from support import ROOT, WARDS, Feedback

from hotspot_policing.algorithms.common.base import HotspotAlgorithm
from hotspot_policing.algorithms.evaluate.effect import DRIFT
from hotspot_policing.bridge.counting.place_history import SHIFTS
from hotspot_policing.contract.schemas.results import RESULTS
from hotspot_policing.contract.tools import TOOLS
from hotspot_policing.core.counting.periods import PERIODS
from hotspot_policing.core.data.capability import BASE_WEEKS, FEWEST_BASE_WEEKS
from hotspot_policing.core.data.round_times import UTC, WRITTEN
from hotspot_policing.core.forecast.risk import MODELS
from hotspot_policing.core.hotspots.selection import RULES
from hotspot_policing.core.patrol.plan_frontier import GREEDY, MILP
from hotspot_policing.core.statistics.correction import CORRECTIONS
from hotspot_policing.core.statistics.density import DIFFERENCE, KERNELS, LOG_RATIO, RATIO
from hotspot_policing.core.statistics.emerging import CATEGORIES
from hotspot_policing.core.statistics.gistar import PVALUES, USUAL_VALUES, VALUES, WITHDRAWN
from hotspot_policing.core.statistics.knox import EUCLIDEAN, MANHATTAN

#: A QGIS that loads the provider and nothing else of the plugin, and says which modules came with it.
LOADING = """
import importlib.util, json, sys
from qgis.core import QgsApplication
spec = importlib.util.spec_from_file_location("hotspot_policing", sys.argv[1] + "/__init__.py",
                                              submodule_search_locations=[sys.argv[1]])
module = sys.modules["hotspot_policing"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
app = QgsApplication([], False)
app.initQgis()
before = set(sys.modules)
plugin = module.classFactory(None)
plugin.initProcessing()
registry = QgsApplication.processingRegistry()
loaded = sorted(set(sys.modules) - before)
able = [tool.canExecute()[0] for tool in registry.providerById("hotspotpolicing").algorithms()]
asked = sorted(set(sys.modules) - before - set(loaded))
made = registry.createAlgorithmById("hotspotpolicing:timeline")
print(json.dumps([loaded, len(able), asked, type(made).__module__, sorted(set(sys.modules) - before)]))
plugin.unload()
"""


def asked(tool):
    """All that QGIS asks of a tool before it runs."""
    return {
        "parameters": [(one.type(), one.toVariantMap(), one.help()) for one in tool.parameterDefinitions()],
        "outputs": [(one.name(), one.type(), one.description()) for one in tool.outputDefinitions()],
        "name": (tool.name(), tool.displayName(), tool.id()),
        "group": (tool.groupId(), tool.group()),
        "help": (tool.shortDescription(), tool.shortHelpString(), tool.helpUrl()),
        "icon": (tool.svgIconPath(), tool.icon().isNull()),
        "tags": tool.tags(),
        "flags": int(tool.flags()),
        "able": tool.canExecute(),
    }


@pytest.mark.parametrize("name", sorted(TOOLS))
def test_what_is_registered_is_what_is_run(qgis, name):
    registered = algorithms()[name]
    made = QgsApplication.processingRegistry().createAlgorithmById(PREFIX + name)
    assert isinstance(made, HotspotAlgorithm) and not isinstance(registered, HotspotAlgorithm)
    assert asked(made) == asked(registered)
    assert os.path.isfile(os.path.join(ROOT, TOOLS[name].help)) and os.path.isfile(made.svgIconPath())
    again = made.create()
    assert type(again) is type(made) and asked(again) == asked(made)


def test_every_tool_is_registered(qgis):
    assert set(algorithms()) == set(TOOLS)


@pytest.mark.parametrize(
    "name, parameters",
    [
        ("countcrimes", {"UNIT": "layer"}),
        ("countcrimes", {"MAX_AREA": 0}),
        ("importrecords", {"OUTPUT": "memory:"}),
        ("gistar", {"PVALUES": "exact"}),
        ("gistar", {"PVALUES": "moments"}),
    ],
)
def test_the_command_line_asks_the_registered_tool_what_fits(qgis, crimes_path, name, parameters):
    given = dict({"INPUT": crimes_path, "HOTSPOTS": "memory:"}, **parameters)
    registered = algorithms()[name]
    context = QgsProcessingContext()
    found = registered.checkParameterValues(given, context)
    assert found == registered.create().checkParameterValues(given, context)
    assert found[0] == (parameters == {"PVALUES": "moments"})


@pytest.fixture(scope="module")
def loading():
    """What a process of its own says that loads the provider."""
    done = subprocess.run([sys.executable, "-c", LOADING, ROOT], capture_output=True, timeout=120, check=False)
    said = [line for line in done.stdout.decode().splitlines() if line.startswith("[[")]
    assert said, done.stderr.decode()
    return json.loads(said[0])


def of_ours(modules, part):
    return [name for name in modules if name.startswith(f"hotspot_policing.{part}")]


def test_loading_the_tools_imports_none_of_them(loading):
    loaded, count, asked_too, _, _ = loading
    assert count == len(TOOLS)
    assert {name.split(".")[2] for name in of_ours(loaded, "algorithms.")} == {"common", "provider"}
    assert of_ours(loaded, "core.") == ["hotspot_policing.core.texts"]
    assert of_ours(loaded, "contract.schemas") == []
    assert {name.split(".")[2] for name in of_ours(loaded, "bridge.")} == {"ground"}
    assert not [name for name in loaded if name.split(".")[0] in ("numpy", "osgeo", "scipy", "sklearn", "matplotlib")]
    # Nor does a tool need to be imported to say whether it could run.
    assert not of_ours(asked_too, "")


def test_a_tool_is_imported_when_it_is_made(loading):
    *_, module, now = loading
    assert module == "hotspot_policing.algorithms.overlay.timeline" and module in now
    assert "hotspot_policing.algorithms.overlay.profile" not in now


def test_the_command_line_shows_the_parameters(command_line):
    _, shown = command_line("help", "hotspotpolicing:gistar")
    _, _, arguments = shown.partition("Arguments")
    first = {line.split(":")[0].strip() for line in arguments.splitlines()}
    assert {parameter.name for parameter in TOOLS["gistar"].parameters} <= first
    assert {output.name for output in TOOLS["gistar"].outputs} <= {word.strip(":") for word in arguments.split()}


def test_no_entry_that_a_script_may_name_is_lost():
    assert flat(snapshot()) - flat(entries(TOOLS.values(), RESULTS)) == set()


def test_the_snapshot_lists_what_has_come():
    """``python3 tests/support/contract_entries.py`` writes it anew."""
    assert flat(entries(TOOLS.values(), RESULTS)) - flat(snapshot()) == set()


def test_a_model_of_before_opens_and_runs(qgis, crimes_path, tmp_path):
    model = QgsProcessingModelAlgorithm()
    assert model.fromFile(os.path.join(ROOT, "tests", "support", "before_the_contract.model3"))
    assert model.validate() == (True, [])
    context, feedback = QgsProcessingContext(), Feedback()
    context.setProject(QgsProject.instance())
    targets = {"count:hotspots": str(tmp_path / "spots.gpkg"), "areas:areas": str(tmp_path / "areas.gpkg")}
    given = dict({"crimes": crimes_path, "wards": WARDS, "size": 400}, **targets)
    assert model.canExecute()[0] and model.create().run(given, context, feedback)[1], feedback.errors
    spots, areas = (QgsVectorLayer(path, "", "ogr") for path in targets.values())
    assert spots.featureCount() > 0 and areas.featureCount() == QgsVectorLayer(WARDS, "", "ogr").featureCount()
    assert "area_name" in areas.fields().names()


def declared(tool, name):
    return {one.name: one for one in TOOLS[tool].parameters}[name]


@pytest.mark.parametrize(
    "tool, parameter, tokens",
    [
        ("countcrimes", "SELECT_BY", tuple(RULES)),
        ("streethotspots", "SELECT_BY", tuple(RULES)),
        ("gistar", "PVALUES", PVALUES),
        ("gistar", "VALUES", VALUES),
        ("gistar", "CORRECTION", CORRECTIONS),
        ("kerneldensity", "KERNEL", tuple(KERNELS)),
        ("kerneldensity", "COMPARE", (RATIO, LOG_RATIO, DIFFERENCE)),
        ("nearrepeat", "METRIC", (MANHATTAN, EUCLIDEAN)),
        ("risksurface", "MODEL", MODELS),
        ("timeline", "PERIOD", PERIODS),
        ("patrolplan", "SOLVER", ("auto", MILP, GREEDY)),
        ("gistar", "TIME_ZONE", ("auto", WRITTEN, UTC)),
    ],
)
def test_the_core_knows_the_tokens_that_are_declared(tool, parameter, tokens):
    assert declared(tool, parameter).options == tokens


def test_the_core_knows_what_was_withdrawn():
    assert declared("gistar", "PVALUES").withdrawn == WITHDRAWN
    assert declared("gistar", "VALUES").default == USUAL_VALUES


def test_numbers_that_the_core_has_too():
    weeks = declared("monitor", "BASE_WEEKS")
    assert (weeks.default, weeks.low) == (BASE_WEEKS, FEWEST_BASE_WEEKS)
    assert declared("holdout", "OFFSETS").high == len(SHIFTS)
    assert declared("trialdesign", "DISPERSION").default == DRIFT
    counted = [output.name for output in TOOLS["emerginghotspots"].outputs]
    assert [name.upper() + "_COUNT" for name in CATEGORIES] == counted[-len(CATEGORIES) :]
