"""How premises look: classes that are the same in every period, the busiest on top."""

import numpy as np
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

from hotspot_policing.bridge.results.styles.premises import CRIME_BREAKS, PremisesStyle
from hotspot_policing.core.counting.shares import Window


def styled(counts):
    layer = QgsVectorLayer(
        "Point?crs=EPSG:27700&field=crimes:integer&field=rank:integer&field=share:double", "premises", "memory"
    )
    made = []
    for i, count in enumerate(counts):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([count, i + 1, 0.1])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(i, 0)))
        made.append(feature)
    layer.dataProvider().addFeatures(made)
    PremisesStyle(Window(np.datetime64("2025-01-01"), np.datetime64("2025-12-31"), True), "crimes")(layer)
    return layer


def test_premises_with_crimes_have_a_class_and_those_without_none(qgis):
    layer = styled([60, 7, 1, 0])
    ranges = layer.renderer().ranges()
    for value, drawn in ((60, True), (7, True), (1, True), (0, False)):
        assert any(one.lowerValue() <= value <= one.upperValue() for one in ranges) == drawn, value
    assert {one.lowerValue() for one in ranges[1:]} <= set(CRIME_BREAKS)
    sizes = [one.symbol().size() for one in ranges]
    assert sizes == sorted(sizes) and sizes[0] < sizes[-1]


def test_the_busiest_are_drawn_last_and_the_share_says_of_what_it_is(qgis):
    layer = styled([60, 7, 1, 0])
    assert layer.renderer().orderByEnabled() and not layer.renderer().orderBy().list()[0].ascending()
    assert layer.fields().at(layer.fields().lookupField("share")).alias()
    assert layer.customProperty("legend/title-label")
