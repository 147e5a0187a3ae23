"""Maps as colour-blind readers and grey printers see them.

Colour vision is simulated after Machado, Oliveira & Fernandes (2009), full severity, in linear RGB; differences are
CIE76 in L*a*b* (D65): 2.3 can just be seen side by side.
"""

import numpy as np
import pytest
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtGui import QColor

from hotspot_policing.bridge.results.styles import classes, historical, patrol

#: Rows give red, green and blue as seen.
SEEN = {
    "as it is": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
#: sRGB to XYZ, and the white of D65.
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])


def lab(colour, eye):
    """L*a*b* of a colour as an eye sees it."""
    rgb = np.array(QColor(colour).getRgbF()[:3])
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    xyz = XYZ @ np.clip(SEEN[eye] @ linear, 0, 1) / WHITE
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def difference(one, other, eye):
    return float(np.linalg.norm(lab(one, eye) - lab(other, eye)))


def symbols(style, fields="field=a:int", rows=()):
    """The colours of a style's classes, in the order of the legend; those of classes without a fill left out."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:27700&" + fields, "l", "memory")
    style(layer)
    out = []
    for item in layer.renderer().legendSymbolItems():
        symbol = item.symbol()
        if symbol is None:
            continue
        first = symbol.symbolLayer(symbol.symbolLayerCount() - 1)
        if first.properties().get("style", "solid") == "no" and symbol.type() == 2:
            continue
        out.append((item.label(), first.color().name() if symbol.type() == 2 else symbol.color().name()))
    return out


def test_the_simulation_knows_what_the_colour_blind_confuse():
    """Red and green of equal lightness: far apart for most, close for a deuteranope; blue and yellow for neither."""
    assert difference("#d7191c", "#5a7a00", "as it is") > 60
    assert difference("#d7191c", "#5a7a00", "deuteranopia") < 30
    assert difference("#0000ff", "#ffff00", "deuteranopia") > 100
    grey = [lab("#808080", eye) for eye in SEEN]
    assert np.abs(np.array(grey)[:, 1:]).max() < 1.5, "grey stays grey"


@pytest.mark.parametrize(
    "make",
    [
        lambda: classes.UnitStyle(classes.crime_density()),
        lambda: classes.HotspotStyle(classes.crime_density()),
        lambda: historical.TimelineStyle("month"),
        lambda: classes.StreetStyle(),
        lambda: classes.RiskStyle(),
        lambda: historical.SureStyle(),
    ],
    ids=["units", "hot spots", "timeline", "streets", "risk", "sure"],
)
@pytest.mark.parametrize("eye", sorted(SEEN))
def test_more_is_darker_to_every_eye(qgis, make, eye):
    colours = [colour for _, colour in symbols(make())]
    assert len(colours) >= 4
    light = [lab(colour, eye)[0] for colour in colours]
    assert all(before > after for before, after in zip(light, light[1:])), light
    for one, other in zip(colours, colours[1:]):
        assert difference(one, other, eye) > 6, (one, other)


@pytest.mark.parametrize("eye", sorted(SEEN))
def test_the_riskiest_are_darkest(qgis, eye):
    colours = [colour for _, colour in symbols(historical.RiskiestStyle(1000, "Risk"), "field=rank:int")]
    light = [lab(colour, eye)[0] for colour in colours]
    assert len(colours) == 5 and all(before < after for before, after in zip(light, light[1:]))


@pytest.mark.parametrize(
    "make, fewest",
    [
        (lambda: classes.GiStyle(classes.crime_density()), 6),
        (lambda: classes.LisaStyle(), 4),
        (lambda: classes.DifferenceStyle("d"), 8),
        (lambda: patrol.ArmStyle(), 2),
        (lambda: patrol.LoopStyle(), 2),
        (lambda: patrol.FairStyle(), 2),
        (lambda: patrol.SearchStyle(), 2),
        (lambda: patrol.FeltStyle(), 2),
        (lambda: patrol.WatchStyle(), 2),
    ],
    ids=["gi", "lisa", "difference", "arms", "loop", "fair", "search", "felt", "watch"],
)
@pytest.mark.parametrize("eye", sorted(SEEN))
def test_classes_stay_apart_to_every_eye(qgis, make, fewest, eye):
    found = symbols(make())
    colours = list(dict.fromkeys(colour for _, colour in found))
    assert len(colours) >= fewest
    for i, one in enumerate(colours):
        for other in colours[i + 1 :]:
            assert difference(one, other, eye) > 8, (found, one, other, difference(one, other, eye))


@pytest.mark.parametrize("eye", sorted(SEEN))
def test_hot_and_cold_are_never_taken_for_each_other(qgis, eye):
    colours = [colour for label, colour in symbols(classes.GiStyle(classes.crime_density())) if "," in label]
    cold, hot = colours[:3], colours[3:]
    for one in cold[:2]:
        for other in hot[1:]:
            assert difference(one, other, eye) > 20


def test_breaks_are_the_same_in_every_period(qgis):
    import numpy

    from hotspot_policing.core.counting.shares import Window

    def edges(first, last):
        window = Window(numpy.datetime64(first), numpy.datetime64(last), True)
        layer = QgsVectorLayer("Polygon?crs=EPSG:27700&field=density:double", "l", "memory")
        classes.UnitStyle(classes.crime_density(window))(layer)
        return [(one.lowerValue(), one.upperValue(), one.symbol().color().name()) for one in layer.renderer().ranges()]

    assert edges("2025-01-01", "2025-01-31") == edges("2022-01-01", "2024-12-31")
