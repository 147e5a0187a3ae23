"""How sure, how risky, and when: the looks of maps of the past."""

from qgis.core import QgsFeature, QgsVectorLayer

from hotspot_policing.bridge.ground import fields as f
from hotspot_policing.bridge.results.styles.historical import RiskiestStyle, SureStyle, TimelineStyle


def layer(*fields):
    return QgsVectorLayer("Polygon?crs=EPSG:27700" + "".join(f"&field={one}" for one in fields), "a", "memory")


def test_the_riskiest_are_by_their_share_of_all_places(qgis):
    one = layer(f.RANK + ":int")
    RiskiestStyle(200, "Risk")(one)
    from qgis.core import QgsExpression, QgsExpressionContext

    feature = QgsFeature(one.fields())
    feature.setAttributes([10])
    context = QgsExpressionContext()
    context.setFeature(feature)
    context.setFields(one.fields())
    assert QgsExpression(one.renderer().classAttribute()).evaluate(context) == 5
    assert one.renderer().ranges()[-1].upperValue() == 10


def test_what_is_hot_under_one_setting_alone_is_an_outline(qgis):
    one = layer(f.SURE + ":double", f.ONLY + ":string")
    SureStyle()(one)
    rules = one.renderer().rootRule().children()
    empty = [rule for rule in rules if rule.symbol().symbolLayer(0).properties()["style"] == "no"]
    assert len(empty) == 1 and "<>" in empty[0].filterExpression() and len(rules) > 2


def test_a_timeline_knows_the_times_of_its_rows(qgis):
    one = layer(f.DENSITY + ":double", f.BEGINS + ":date", f.EXPIRES + ":date")
    TimelineStyle("month")(one)
    assert one.temporalProperties().startExpression() and one.temporalProperties().endExpression()
    assert one.renderer().ranges()[0].lowerValue() == 0
