"""What each tool writes has the fields that the contract says, of the kinds and in the order that it says."""

import pytest
from every_tool import run_tool
from qgis.core import QgsVectorLayer

from hotspot_policing.bridge.ground.compat import kind_of_field
from hotspot_policing.bridge.ground.texts import tr
from hotspot_policing.contract.parts.kinds import Sink
from hotspot_policing.contract.schemas.fields import DATE, DATETIME, FIELDS, FURTHER, INTEGER, REAL, TEXT
from hotspot_policing.contract.schemas.results import RESULTS
from hotspot_policing.contract.tools import TOOLS

#: Layers are the same on every QGIS.
pytestmark = pytest.mark.once

#: What a GeoPackage names a row by.
ROW = "fid"


def written(source):
    """[(name, kind, heading)] of the fields of a layer on the disk, without the number of the row."""
    layer = QgsVectorLayer(source, "written", "ogr")
    assert layer.isValid(), source
    return [
        (field.name(), kind_of_field(field), layer.attributeAlias(i))
        for i, field in enumerate(layer.fields())
        if field.name() != ROW
    ]


def test_every_layer_of_every_tool_has_its_fields():
    sinks = {(tool.id, one.name) for tool in TOOLS.values() for one in tool.parameters if isinstance(one, Sink)}
    assert {(tool, name) for tool, layers in RESULTS.items() for name in layers} == sinks
    for schema in (schema for layers in RESULTS.values() for schema in layers.values()):
        assert schema.names and len(set(schema.names)) == len(schema.names)
        kinds = {field.kind for field in schema.fields if field is not FURTHER}
        assert kinds <= {INTEGER, REAL, TEXT, DATE, DATETIME}


@pytest.mark.parametrize("tool", sorted(RESULTS))
def test_layers_have_the_fields_that_are_declared(world, tool):
    results = run_tool(tool, world[tool])
    seen = set(RESULTS[tool]) & set(results)
    assert seen
    for name in seen:
        schema = RESULTS[tool][name]
        declared = {field.name: field.kind for field in schema.fields if field is not FURTHER}
        found = written(results[name])
        own = {field: kind for field, kind, _ in found if field in declared}
        assert own.items() <= declared.items(), name
        assert list(own) == [field for field in declared if field in own], name
        assert len(own) == len(found) or FURTHER in schema.fields, name


@pytest.mark.parametrize(
    "tool, layer, names",
    [("searchoverlay", "RATES", {"per_1000", "ratio"}), ("communityfeedback", "PRIORITIES", {"change", "p"})],
)
def test_a_field_that_holds_something_else_is_headed_so(world, tool, layer, names):
    """By the name alone, searches per 1,000 residents would be headed as minutes."""
    shown = run_tool(tool, dict(world[tool], **{layer: "TEMPORARY_OUTPUT"}))[layer]
    found = {one.name(): shown.attributeAlias(i) for i, one in enumerate(shown.fields())}
    own = RESULTS[tool][layer].headings
    assert set(own) == names and {name: found[name] for name in own} == {name: tr(one) for name, one in own.items()}


def test_a_field_of_another_unit_has_a_heading_of_its_own():
    for tool, layers in RESULTS.items():
        for layer, schema in layers.items():
            for one in schema.fields:
                usual = FIELDS.get(one.name, one)
                if usual.unit and one.unit and usual.unit != one.unit and usual.alias:
                    assert one.alias != usual.alias, (tool, layer, one.name)


def test_headings_are_those_of_the_contract(world):
    """A style is stored with its layer, and the headings with it; those of shares say besides what is shared."""
    shares = {"share", "cum_share"}
    found = {name: heading for name, _, heading in written(run_tool("gistar", world["gistar"])["HOTSPOTS"])}
    declared = {one.name: tr(one.alias) for one in RESULTS["gistar"]["HOTSPOTS"].fields if one.name in found}
    assert len(declared) > 10 and shares < set(declared)
    assert {name: found[name] for name in declared if name not in shares} == {
        name: heading for name, heading in declared.items() if name not in shares
    }
