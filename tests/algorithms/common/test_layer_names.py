"""What layers of the toolbox are called in the project: by what they are of, or as the user wants it."""

import processing
import pytest
from every_tool import CRIMES, PREFIX
from processing.core.ProcessingConfig import ProcessingConfig
from qgis.core import (
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
)
from qgis.PyQt.QtCore import QCoreApplication

from hotspot_policing.contract.schemas.results import RESULTS

#: *Use filename as layer name*, which QGIS versions keep under keys of their own.
FILENAMES = ProcessingConfig.PREFER_FILENAME_AS_LAYER_NAME
SUBJECT = "Burglary, Robbery, Jan–Mar 2025, 1,250 m"


@pytest.fixture
def project(qgis):
    """The project, with layers called by what they are rather than as their files, which is QGIS's default."""
    project = QgsProject.instance()
    before, by_file = set(project.mapLayers()), ProcessingConfig.getSetting(FILENAMES)
    ProcessingConfig.setSettingValue(FILENAMES, False)
    yield project
    ProcessingConfig.setSettingValue(FILENAMES, by_file)
    project.removeMapLayers([one for one in project.mapLayers() if one not in before])


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder whose layers QGIS does not take for temporary ones, which are never called as their files."""
    (tmp_path / "scratch").mkdir()
    (tmp_path / "kept").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "scratch"))
    return tmp_path / "kept"


def asked(crimes, wards, **more):
    """Parameters of a tool that counts burglaries and robberies in places."""
    return dict(CRIMES, INPUT=crimes, STUDY_AREA=wards, OFFENCES="Burglary; Robbery", CELL_SIZE=1250, **more)


def loaded(project, tool, given):
    """{output: what its layer is called} of a run that loads its layers into the project."""
    results = processing.runAndLoadResults(PREFIX + tool, given)
    by_id = project.mapLayers()
    return {
        name: by_id[value].name() if value in by_id else layer.name()
        for name, value in results.items()
        for layer in [next((one for one in by_id.values() if value in (one.id(), one.source())), None)]
        if layer is not None
    }


def test_a_layer_says_of_what_it_is_and_by_which_method(project, crimes, wards, tmp_path):
    given = asked(crimes, wards, HOTSPOTS=str(tmp_path / "a.gpkg"), OUTPUT="TEMPORARY_OUTPUT")
    found = loaded(project, "gistar", given)
    assert set(found) == {"HOTSPOTS", "OUTPUT"} and len(set(found.values())) == 2
    assert all(name.startswith(SUBJECT + ": ") and name.endswith("(Gi*)") for name in found.values())


def test_a_raster_says_it_too(project, crimes, wards, tmp_path):
    given = dict(CRIMES, INPUT=crimes, STUDY_AREA=wards, START="2025-02-01", OUTPUT=str(tmp_path / "a.tif"))
    found = loaded(project, "kerneldensity", dict(given, CELL_SIZE=200, BANDWIDTH=800))
    assert found["OUTPUT"].startswith("All crimes, Feb–Mar 2025: ")


@pytest.mark.parametrize("as_files", [True, False])
def test_the_name_of_the_file_stands_where_the_user_wants_it(project, crimes, wards, folder, as_files):
    ProcessingConfig.setSettingValue(FILENAMES, as_files)
    found = loaded(project, "gistar", asked(crimes, wards, HOTSPOTS=str(folder / "mine.gpkg")))
    assert (found["HOTSPOTS"] == "mine") == as_files


def test_the_name_that_a_model_gives_stands(project, crimes, wards, tmp_path):
    wanted = QgsProcessingOutputLayerDefinition(str(tmp_path / "a.gpkg"), project)
    wanted.destinationName = "As the model has it"
    scratch = QgsProcessingOutputLayerDefinition("TEMPORARY_OUTPUT", project)
    scratch.destinationName = "And this"
    found = loaded(project, "gistar", asked(crimes, wards, HOTSPOTS=wanted, OUTPUT=scratch))
    assert found == {"HOTSPOTS": "As the model has it", "OUTPUT": "And this"}


def test_a_tool_without_crimes_says_its_days(project, world):
    wanted = QgsProcessingOutputLayerDefinition("TEMPORARY_OUTPUT", project)
    given = {name: value for name, value in world["patrolplan"].items() if not name.startswith("REPORT")}
    found = loaded(project, "patrolplan", dict(given, OUTPUT=wanted))
    assert found["OUTPUT"].endswith(", 30 Nov 2026 – 6 Dec 2026")


@pytest.mark.once
@pytest.mark.parametrize("tool", sorted(RESULTS))
def test_the_layers_of_a_run_have_names_of_their_own(project, world, tool):
    layers = dict.fromkeys(set(RESULTS[tool]) & set(world[tool]), "TEMPORARY_OUTPUT")
    found = loaded(project, tool, dict(world[tool], **layers))
    assert found and len(set(found.values())) == len(found) and all(found.values())


def test_a_run_in_the_background_names_its_layers_alike(qgis, project, crimes, wards):
    context, feedback, done = QgsProcessingContext(), QgsProcessingFeedback(), []
    context.setProject(project)
    tool = qgis.processingRegistry().createAlgorithmById(PREFIX + "countcrimes")
    wanted = QgsProcessingOutputLayerDefinition("TEMPORARY_OUTPUT", project)
    task = QgsProcessingAlgRunnerTask(tool, asked(crimes, wards, HOTSPOTS=wanted), context, feedback)
    task.executed.connect(lambda good, results: done.append((good, results)))
    qgis.taskManager().addTask(task)
    while not done:
        QCoreApplication.processEvents()
    assert done[0][0]
    names = [details.name for details in context.layersToLoadOnCompletion().values()]
    assert len(names) == 1 and names[0].startswith(SUBJECT + ": ")
