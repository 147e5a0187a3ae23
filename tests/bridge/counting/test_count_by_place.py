"""Crimes of a file counted block by block: the same as at once, in memory that does not grow with the rows."""

import sqlite3
import tracemalloc

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from refusals import refused
from support import Feedback

from hotspot_policing.bridge.counting.count_by_place import count_by_place
from hotspot_policing.bridge.counting.crimes import CrimeChoice, CrimeQuery, read_crimes
from hotspot_policing.bridge.ground.errors import Cancelled, InputError
from hotspot_policing.bridge.reading.points import PointSource
from hotspot_policing.core.counting import grids
from hotspot_policing.core.counting.count_by_place import OpenPlaces

GRID = QgsCoordinateReferenceSystem("EPSG:27700")


def doubled(crimes_path, path, times):
    """A GeoPackage of the sample's crimes, doubled so many times by SQLite, without an index."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerOptions = ["SPATIAL_INDEX=NO"]
    layer = QgsVectorLayer(crimes_path, "crimes", "ogr")
    code = QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, QgsCoordinateTransformContext(), options)[0]
    assert code == QgsVectorFileWriter.WriterError.NoError
    connection = sqlite3.connect(path)
    (table,) = connection.execute("SELECT table_name FROM gpkg_contents").fetchone()
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{trigger}"')
    for _ in range(times):
        connection.execute(f'INSERT INTO "{table}" (geom, offence, date) SELECT geom, offence, date FROM "{table}"')
    connection.execute(f'UPDATE gpkg_ogr_contents SET feature_count = (SELECT count(*) FROM "{table}")')
    connection.commit()
    connection.close()
    doubles = QgsVectorLayer(path, "doubled", "ogr")
    assert doubles.isValid() and doubles.featureCount() == layer.featureCount() << times
    return doubles


def count(layer, choice=None, places=None, feedback=None, fast=True, **options):
    """The CountByPlace of a layer in hexagons of 150 m, and its places."""
    choice = choice or CrimeChoice(offence_field="offence", date_field="date")
    places = places or OpenPlaces(grids.make_grid("hexagon", 150))
    query = CrimeQuery(PointSource(layer, **options), choice, GRID, QgsCoordinateTransformContext())
    return count_by_place(query, places, "outside", feedback, fast), places


@pytest.mark.alone
def test_the_memory_does_not_grow_with_the_rows(crimes_path, tmp_path):
    peaks, tallies = [], []
    for times in (5, 7):
        layer = doubled(crimes_path, str(tmp_path / f"{times}.gpkg"), times)
        tracemalloc.start()
        found, places = count(layer)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        tallies.append(dict(zip(places.keys.tolist(), found.counts.tolist())))
        assert len(found) == found.account.read == layer.featureCount()
    few, many = tallies
    assert many == {key: 4 * crimes for key, crimes in few.items()}
    # Two million rows more; as arrays their coordinates alone would be 31 MB. What waits to be merged is fuller or less
    # full at its greatest, by a block of rows.
    assert peaks[1] < peaks[0] + 3_000_000


@pytest.mark.parametrize(
    "choice",
    [
        CrimeChoice(),
        CrimeChoice(offence_field="offence", offences=("burglary", "Drugs")),
        CrimeChoice(date_field="date", start=np.datetime64("2025-02-01"), end=np.datetime64("2025-02-28")),
    ],
    ids=["all", "offences", "period"],
)
def test_a_tally_is_what_counting_the_crimes_says(crimes, choice):
    grid = grids.make_grid("hexagon", 150)
    everything = read_crimes(CrimeQuery(PointSource(crimes), choice, GRID, QgsCoordinateTransformContext()))
    keys, counts = np.unique(grid.locate(everything.x, everything.y), return_counts=True)
    for fast in (True, False):
        found, places = count(crimes, choice, fast=fast, block_rows=777)
        assert dict(zip(places.keys.tolist(), found.counts.tolist())) == dict(zip(keys.tolist(), counts.tolist()))
        assert found.rows() == everything.rows()
        assert found.crowded() == everything.crowded()
        assert found.window == everything.window


def memory_layer(field, values):
    layer = QgsVectorLayer(f"Point?crs=EPSG:27700&field={field}", "made", "memory")
    features = []
    for i, value in enumerate(values):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([value])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(450_000 + i, 520_000)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def test_two_formats_of_dates_are_noticed_however_far_apart(qgis):
    layer = memory_layer("day:string", [f"2025-01-{1 + i % 28:02d}" for i in range(95)] + ["03/02/2025"])
    with refused(InputError, "2025-01-01", "03/02/2025"):
        count(layer, CrimeChoice(date_field="day"), block_rows=10)


def test_day_and_month_the_other_way_round_are_noticed_over_all_blocks(qgis):
    days = [f"{month:02d}/{day:02d}/2024" for month in range(1, 13) for day in range(1, 29)]
    with refused(InputError, "01/13/2024"):
        count(memory_layer("day:string", days), CrimeChoice(date_field="day"), block_rows=10)


def test_every_spelling_of_an_offence_counts(qgis):
    layer = memory_layer("offence:string", ["Burglary", "BURGLARY", " burglary ", "Robbery", None, "Straße", "STRASSE"])
    assert len(count(layer, CrimeChoice(offence_field="offence", offences=("burglary",)))[0]) == 3
    assert len(count(layer, CrimeChoice(offence_field="offence", offences=("strasse", "robbery")))[0]) == 3


def test_progress_by_rows_and_a_cancel_between_two_blocks(crimes_path, tmp_path):
    layer = doubled(crimes_path, str(tmp_path / "many.gpkg"), 4)

    class Early(Feedback):
        seen = ()

        def setProgress(self, percent):
            self.seen += (percent,)
            if percent > 40:
                self.cancel()

    feedback = Early()
    with pytest.raises(Cancelled):
        count(layer, feedback=feedback)
    assert list(feedback.seen) == sorted(set(feedback.seen)) and 40 < feedback.seen[-1] < 70


def test_references_count_once_however_far_apart_and_by_whatever_way_they_are_read(crimes, tmp_path):
    """The sample's own identifiers, twice over: text through both readers, whole numbers through the loop."""
    names = [feature["crime_id"] for feature in crimes.getFeatures()]
    ids = [name if isinstance(name, str) else "" for name in names]
    for values, field, drivers in (
        (ids + ids, "ref:string(80)", (None, "GPKG")),
        ([1 + i % 5000 for i in range(9000)], "ref:integer", (None,)),
    ):
        layer = memory_layer(field, values)
        expected = len(set(values) - {""}) + sum(value == "" for value in values)
        for driver in drivers:
            if driver:
                options = QgsVectorFileWriter.SaveVectorOptions()
                path = str(tmp_path / "references.gpkg")
                QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, QgsCoordinateTransformContext(), options)
                layer = QgsVectorLayer(path, "references", "ogr")
            found = count(layer, CrimeChoice(reference_field="ref"), block_rows=3000)[0]
            assert len(found) == expected
            assert found.account.left_out == {"repeated reference": len(values) - expected}
