"""What a run's command line holds of each kind of value, and what it does not say."""

import shlex

import pytest
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
    QgsProcessingParameterVectorLayer,
    QgsProject,
    QgsProperty,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from refusals import refused

from hotspot_policing.bridge.ground.command import CommandRefused, command_line, is_file, is_layer, kind_of
from hotspot_policing.bridge.ground.provenance import safe_text


class Tool(QgsProcessingAlgorithm):
    """A tool with a parameter of each kind."""

    def name(self):
        return "trial"

    def displayName(self):
        return "Trial"

    def createInstance(self):
        return Tool()

    def initAlgorithm(self, configuration=None):
        files = QgsProcessing.SourceType.TypeFile
        self.addParameter(QgsProcessingParameterVectorLayer("LAYER", "", optional=True))
        self.addParameter(QgsProcessingParameterMultipleLayers("FILES", "", files, optional=True))
        self.addParameter(QgsProcessingParameterString("WORDS", "", optional=True))
        self.addParameter(QgsProcessingParameterBoolean("YES", "", optional=True))
        self.addParameter(QgsProcessingParameterVectorDestination("OUTPUT", "", optional=True))


@pytest.fixture
def words(qgis):
    """words(parameters) → what a POSIX shell makes of the line after the dashes."""
    tool = Tool()
    tool.initAlgorithm()

    def split(**parameters):
        found = shlex.split(command_line(tool, parameters, QgsProcessingContext()))
        assert found[:4] == ["qgis_process", "run", "hotspotpolicing:trial", "--"]
        return found[4:]

    return split


def test_what_was_left_empty_is_not_said_and_no_and_nought_are(words):
    assert words(LAYER=None, FILES=[], WORDS="") == []
    assert words(YES=False, WORDS=0) == ["WORDS=0", "YES=false"]


def test_each_file_of_a_list_is_a_word_and_need_not_be_there(words, tmp_path):
    files = [str(tmp_path / name) for name in ("a b.csv", "it's.csv", "50 %.csv")]
    assert words(FILES=files) == ["FILES=" + path for path in files]


def test_a_relative_file_is_named_from_the_root(words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert words(OUTPUT="out.gpkg") == [f"OUTPUT={tmp_path / 'out.gpkg'}"]
    assert words(OUTPUT="TEMPORARY_OUTPUT") == ["OUTPUT=TEMPORARY_OUTPUT"]


def test_only_a_fixed_value_can_be_said(words):
    assert words(WORDS=QgsProperty.fromValue("two words")) == ["WORDS=two words"]
    with refused(CommandRefused):
        words(WORDS=QgsProperty.fromExpression("'a' || 'b'"))


@pytest.mark.parametrize(
    "given",
    [
        {"LAYER": "/nowhere/crimes.gpkg|layername=crimes"},
        {"OUTPUT": "//server7/share/out.gpkg"},
        {"OUTPUT": "\\\\server7\\share\\out.gpkg"},
        {"OUTPUT": "postgres://dbname='crimes' host=server7 user='jdoe7' table=\"x\""},
        {"FILES": ["/tmp/a.csv", "https://jdoe7:pw@server7/a.csv"]},
        {"WORDS": "host=server7 user=jdoe7 password=pw"},
    ],
)
def test_what_another_session_cannot_open_or_must_not_see_is_refused(words, given):
    with refused(CommandRefused) as caught:
        words(**given)
    assert "server7" not in str(caught.value) and "jdoe7" not in str(caught.value)


def test_edits_that_are_not_saved_are_refused(words, tmp_path):
    path, options = str(tmp_path / "a b.gpkg"), QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    scratch = QgsVectorLayer("Point?crs=EPSG:27700&field=crimes:int", "scratch", "memory")
    QgsVectorFileWriter.writeAsVectorFormatV3(scratch, path, QgsProject.instance().transformContext(), options)
    layer = QgsVectorLayer(path, "edited", "ogr")
    assert words(LAYER=layer) == ["LAYER=" + path]
    layer.startEditing()
    assert words(LAYER=layer) == ["LAYER=" + path]
    layer.addFeature(QgsFeature(layer.fields()))
    with refused(CommandRefused, "edited"):
        words(LAYER=layer)
    layer.rollBack()
    with refused(CommandRefused, "scratch"):
        words(LAYER=scratch)


def test_a_list_of_files_is_none_of_layers(qgis):
    tool = Tool()
    tool.initAlgorithm()
    kinds = {one.name(): is_layer(kind_of(one)) for one in tool.parameterDefinitions()}
    assert kinds == {"LAYER": True, "FILES": False, "WORDS": False, "YES": False, "OUTPUT": False}


#: Kinds whose values are no layers and no files.
PLAIN = (
    "band",
    "boolean",
    "crs",
    "datetime",
    "distance",
    "duration",
    "enum",
    "expression",
    "extent",
    "field",
    "number",
    "string",
    "matrix",
)


def test_each_kind_of_parameter_of_the_tools_is_known_and_none_tells_a_server_or_a_folder(qgis):
    """Of a kind that is taken for plain text, a path would be shown as it was given."""
    context, kinds = QgsProcessingContext(), set()
    for tool in QgsApplication.processingRegistry().providerById("hotspotpolicing").algorithms():
        for definition in tool.parameterDefinitions():
            kind = kind_of(definition)
            kinds.add(kind)
            assert is_layer(kind) + is_file(kind) + (kind in PLAIN) == 1, (tool.name(), definition.name(), kind)
            assert is_file(kind) or not definition.isDestination()
            if kind in PLAIN:
                continue
            for path in ("/home/jane/private/crimes.gpkg", "//server7/share/crimes.gpkg"):
                said = safe_text(path, kind, context)
                assert "crimes.gpkg" in said and not any(word in said for word in ("jane", "private", "server7"))
            with refused(CommandRefused) as caught:
                command_line(tool, {definition.name(): "//server7/share/crimes.gpkg"}, context)
            assert "server7" not in str(caught.value)
    assert {"layer", "rasterDestination", "folderDestination", "sink", "multilayer", "file"} <= kinds


def test_a_layer_of_any_kind_that_only_this_session_has_is_refused(qgis):
    tool = QgsApplication.processingRegistry().createAlgorithmById("hotspotpolicing:methodstatement")
    scratch = QgsVectorLayer("Point?crs=EPSG:27700&field=crimes:int", "scratch", "memory")
    QgsProject.instance().addMapLayer(scratch)
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    try:
        with refused(CommandRefused, "scratch"):
            command_line(tool, {"LAYER": scratch.id()}, context)
        assert safe_text(scratch.id(), "layer", context) == "scratch"
    finally:
        QgsProject.instance().removeMapLayer(scratch.id())
