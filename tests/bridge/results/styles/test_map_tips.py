"""Map tips say where, how many, and nothing that a name could spoil."""

import pytest
from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextUtils, QgsFeature, QgsVectorLayer

from hotspot_policing.bridge.results.styles.map_tips import add_map_tip


def shown(fields, values):
    """The map tip of a layer's only feature."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:27700&" + fields, "a", "memory")
    add_map_tip(layer)
    feature = QgsFeature(layer.fields())
    feature.setAttributes(values)
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(feature)
    return QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)


PLACES = "field=area_name:string&field=rank:int&field=crimes:int&field=density:double"


def test_a_tip_has_name_rank_crimes_and_density(qgis):
    text = shown(PLACES, ["Gresham <North> & South", 3, 1234, 567.8])
    assert "Gresham &lt;North> &amp; South" in text and "3" in text
    assert "1,234" in text and "568" in text and "[%" not in text


def test_a_place_without_a_name_has_its_id(qgis):
    text = shown("field=hotspot_id:string&" + PLACES, ["HS-7", None, 1, 2, 3.0])
    assert "HS-7" in text


@pytest.mark.parametrize("other", ["field=trend_z:double", "field=pattern:string"])
def test_what_is_known_of_the_trend_is_said(qgis, other):
    value = 2.5 if "trend" in other else "new hot"
    assert shown(f"{PLACES}&{other}", ["A", 1, 2, 3.0, value]) != shown(f"{PLACES}&{other}", ["A", 1, 2, 3.0, None])


def test_a_layer_without_ranks_and_a_tip_of_the_users_stay(qgis):
    layer = QgsVectorLayer("Polygon?crs=EPSG:27700&field=crimes:int", "a", "memory")
    add_map_tip(layer)
    assert layer.mapTipTemplate() == ""
    layer = QgsVectorLayer("Polygon?crs=EPSG:27700&" + PLACES, "a", "memory")
    layer.setMapTipTemplate("mine")
    add_map_tip(layer)
    assert layer.mapTipTemplate() == "mine"
