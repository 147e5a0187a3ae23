"""The statement says what the run said of itself."""

from qgis.core import QgsProcessingException, QgsVectorLayer
from refusals import refused
from support import WARDS

from hotspot_policing.bridge.ground.provenance import read_back


def test_a_statement_of_ranked_places(run, crimes_path, tmp_path):
    hot, page, text = (str(tmp_path / name) for name in ("hot.gpkg", "s.html", "s.txt"))
    made = run(
        "countcrimes",
        {
            "INPUT": crimes_path,
            "STUDY_AREA": WARDS,
            "OFFENCE_FIELD": "offence",
            "OFFENCES": "Burglary",
            "DATE_FIELD": "date",
            "OUTPUT": "TEMPORARY_OUTPUT",
            "HOTSPOTS": hot,
        },
    )
    results = run("methodstatement", {"LAYER": hot, "REPORT": page, "TEXT": text})
    assert results["ALGORITHM"] == "countcrimes"
    with open(text, encoding="utf-8") as file:
        words = file.read()
    for line in (
        "OFFENCES = Burglary",
        "Period: 1 Jan 2025 to 31 Mar 2025",
        "Rows read: {}".format(made["CRIMES_READ"]),
        "Crimes used: {}".format(made["CRIMES_USED"]),
        "qgis_process run hotspotpolicing:countcrimes",
    ):
        assert line in words, line
    # What nobody chose was chosen too: by the tool.
    for line in (
        "CELL_SIZE = 150 (default) · Place size (metres)",
        "SELECT_BY = area_share (default) · Keep",
        "OFFENCES = Burglary · Offences",
    ):
        assert line in words.splitlines(), line
    assert "For Gi*, see" in words
    assert "Left out, another offence" in words and "Hot Spot Policing 0" in words
    order = [
        words.index(title)
        for title in ("DATA", "CHOICES", "FORMULA", "LIMITS", "COMMAND TO REPEAT THE ANALYSIS", "DATE AND VERSIONS")
    ]
    assert order == sorted(order)
    # The account adds up: what was read was used or left out.
    found = read_back(QgsVectorLayer(hot + "|layername=hot", "h", "ogr").metadata().history())
    rows = {name: int(count.replace(",", "")) for name, count in found["rows"]}
    assert rows["Rows read"] == rows["Crimes used"] + sum(
        count for name, count in rows.items() if name.startswith("Left out")
    )


def test_a_layer_that_says_nothing_is_refused(run, tmp_path):
    with refused(QgsProcessingException, "'wards'"):
        run("methodstatement", {"LAYER": WARDS, "REPORT": str(tmp_path / "s.html")})
    assert not (tmp_path / "s.html").exists()
