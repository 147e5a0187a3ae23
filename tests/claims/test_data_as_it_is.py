"""What is said of real data of data.police.uk, held on every file of the larger data."""

import csv
import glob
import os

import pytest
from hotspot_policing.core.origin import MOVED, NOT_KNOWN, by_columns, by_places
from hotspot_policing.layers.crimes import CrimeChoice, caveats, read_crimes
from hotspot_policing.layers.reader import PointSource


def street_files(data):
    return sorted(glob.glob(os.path.join(data, "police_uk", "*", "*-street.csv")))


def test_every_month_and_offence_is_known_to_be_moved_by_its_columns_and_by_its_places(data):
    """Each with 30 crimes or more, of Cleveland and London, exported alone and with nothing but its places."""
    looked = 0
    for path in street_files(data):
        with open(path, encoding="utf-8") as file:
            reader = csv.DictReader(file)
            assert by_columns(reader.fieldnames) == MOVED
            places = {}
            for row in reader:
                if row["Longitude"]:
                    places.setdefault(row["Crime type"], []).append(row["Location"])
        for offence, texts in places.items():
            if len(texts) >= 30:
                looked += 1
                assert by_places(texts) == MOVED, (path, offence)
                assert by_places([text.replace("On or near", "") for text in texts]) == NOT_KNOWN
    assert looked > 80


@pytest.mark.parametrize("month", ["2022-03", "2024-11"])
def test_the_caveat_of_burglary_of_one_month(run, data, tmp_path, month):
    """'Met burglary of a month' was told to be where the crimes were recorded."""
    from qgis.core import QgsCoordinateTransformContext, QgsVectorLayer

    out = str(tmp_path / "crimes.gpkg")
    run("importpoliceuk", {"SOURCE": [os.path.join(data, "police_uk", month)], "OUTPUT": out})
    layer = QgsVectorLayer(out, "", "ogr")
    found = read_crimes(PointSource(layer), CrimeChoice(), layer.crs(), QgsCoordinateTransformContext())
    assert found.crowded().distinct > 0.4 * len(found)
    assert [note for note in caveats(found) if note.startswith("Moved points")]
