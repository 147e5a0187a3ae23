"""Nothing half-made, nothing secret: what is on the disk after success, error and cancel, and what a result says."""

import hashlib
import ntpath
import os
import shutil
import sqlite3
import types
from contextlib import closing, contextmanager

import pytest
from qgis.core import (
    QgsApplication,
    QgsDataSourceUri,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorLayer,
)
from refusals import refused
from support import Feedback, rows

from hotspot_policing.bridge.files import atomic_replace, geopackage
from hotspot_policing.bridge.ground import gpkg_uri
from hotspot_policing.bridge.ground.command import CommandRefused, command_line, quote_cmd, quote_sh
from hotspot_policing.bridge.ground.errors import Cancelled, InputError
from hotspot_policing.bridge.ground.gpkg_uri import read_only_uri, split_uri, table_uri
from hotspot_policing.bridge.ground.provenance import public_source

PASSWORD = "planted-Pa55word"
HOST = "secret-host.example"
USER = "planted_user"


def digest(folder):
    """Every file below a folder and its content."""
    out = {}
    for base, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(base, name), "rb") as file:
                out[os.path.relpath(os.path.join(base, name), folder)] = hashlib.sha256(file.read()).hexdigest()
    return out


def left(folder):
    """The files in a folder, but for the journals that a GeoPackage open in QGIS has beside it."""
    return sorted(name for name in os.listdir(folder) if not name.endswith(("-wal", "-shm")))


@pytest.fixture
def options(crimes_path, few_wards, tmp_path):
    return {
        "INPUT": crimes_path,
        "STUDY_AREA": few_wards,
        "DATE_FIELD": "date",
        "OUTPUT": str(tmp_path / "units.gpkg"),
        "HOTSPOTS": str(tmp_path / "spots.gpkg"),
    }


def test_two_runs_give_the_same_answer_and_no_leftovers(run, options, tmp_path):
    first = run("countcrimes", options)
    before = rows(first["OUTPUT"])
    assert left(tmp_path) == ["spots.gpkg", "units.gpkg"]
    run("countcrimes", options)
    assert rows(first["OUTPUT"]) == before
    assert left(tmp_path) == ["spots.gpkg", "units.gpkg"]


@pytest.mark.parametrize("stage", range(4))
@pytest.mark.parametrize("algorithm", ("countcrimes", "gistar"))
def test_a_cancel_at_any_stage_leaves_the_earlier_result(run, options, tmp_path, algorithm, stage):
    run(algorithm, options)
    before = digest(tmp_path)
    feedback = Feedback(cancel_at=stage)
    run(algorithm, dict(options, CELL_SIZE=200), feedback)
    assert feedback.isCanceled()
    assert digest(tmp_path) == before


def test_a_cancel_while_writing_leaves_the_earlier_result(run, options, tmp_path, monkeypatch):
    run("countcrimes", options)
    before = digest(tmp_path)

    class Late(Feedback):
        looked = 0

        def isCanceled(self):
            # Each look at the flag is a chance to cancel; writing looks at it once a block.
            self.looked += 1
            return self.stages and "writing" in self.stages[-1]

    feedback = Late()
    run("countcrimes", dict(options, CELL_SIZE=200), feedback)
    assert feedback.looked > 5
    assert digest(tmp_path) == before


def test_an_error_leaves_the_earlier_result(run, options, tmp_path):
    run("countcrimes", options)
    before = digest(tmp_path)
    for bad in (
        {"OFFENCES": "Nothing", "OFFENCE_FIELD": "offence"},
        {"START": "2030-01-01", "END": "2030-02-01"},
        {"HOTSPOTS": str(tmp_path / "no" / "such" / "folder.gpkg")},
    ):
        with pytest.raises(QgsProcessingException):
            run("countcrimes", dict(options, **bad))
        assert digest(tmp_path) == before


def test_a_folder_that_is_not_there_is_named(run, options, tmp_path):
    with refused(QgsProcessingException, "missing"):
        run("countcrimes", dict(options, HOTSPOTS=str(tmp_path / "missing" / "x.gpkg")))


@contextmanager
def small_disk(folder, kilobytes):
    """A file system of its own on *folder*, or False where the machine lets us make none."""
    folder.mkdir()
    made = os.geteuid() == 0 and os.system(f"mount -t tmpfs -o size={kilobytes}k tmpfs '{folder}' 2>/dev/null") == 0
    try:
        yield made
    finally:
        if made:
            # Lazily: QGIS keeps the files it has read open for a while.
            os.system(f"umount -l '{folder}'")


def test_a_full_disk_leaves_the_earlier_result(run, options, tmp_path):
    """A real full disk: a small file system of its own, where the machine lets us make one."""
    small = tmp_path / "small"
    with small_disk(small, 400) as made:
        if not made:
            # Without the right to mount, the kernel's own full device stands in for the disk.
            with pytest.raises(QgsProcessingException):
                run("countcrimes", dict(options, OUTPUT="/dev/full/x.gpkg"))
            return
        earlier = run(
            "countcrimes",
            dict(options, OUTPUT=None, HOTSPOTS=str(small / "spots.gpkg"), SELECT_BY="top_k", SELECT_VALUE=3),
        )
        assert rows(earlier["HOTSPOTS"])
        before = digest(small)
        with refused(QgsProcessingException, "units.gpkg"):
            run("countcrimes", dict(options, OUTPUT=str(small / "units.gpkg"), HOTSPOTS=str(small / "spots.gpkg")))
        assert digest(small) == before


@pytest.mark.parametrize("extension", ("gpkg", "shp"))
@pytest.mark.parametrize("part", (0.6, 0.7, 0.8, 0.9, 0.97))
def test_a_disk_that_fills_up_at_the_very_end(run, options, tmp_path, part, extension):
    """The last rows and the index are written when the file is closed: that is looked at too."""
    whole = tmp_path / "whole"
    whole.mkdir()
    options = dict(options, OFFENCE_FIELD="offence", OFFENCES="Burglary", CELL_SIZE=300, HOTSPOTS="TEMPORARY_OUTPUT")
    run("gistar", dict(options, OUTPUT=str(whole / f"units.{extension}")))
    size = sum(file.stat().st_size for file in whole.iterdir())
    small = tmp_path / "small"
    with small_disk(small, int(part * size / 1024)) as made:
        if not made:
            pytest.skip("this machine lets us make no small disk")
        (small / "earlier.txt").write_text("earlier")
        before = digest(small)
        with refused(QgsProcessingException):
            run("gistar", dict(options, OUTPUT=str(small / f"units.{extension}")))
        assert digest(small) == before


@pytest.mark.parametrize("extension", ("gpkg", "shp"))
@pytest.mark.parametrize("when", ("cancel", "error"))
def test_no_file_is_open_when_the_half_made_is_cleared_away(run, options, tmp_path, monkeypatch, when, extension):
    """Windows deletes no file that is open: the half-made result would stay."""
    from hotspot_policing.bridge.files.bulk_rows import Rows
    from hotspot_policing.bridge.results.outputs import Table

    if not os.path.isdir("/proc/self/fd"):
        pytest.skip("only Linux lists the files that a program has open")
    clear, seen = shutil.rmtree, []

    def watched(folder, **how):
        files = [os.path.realpath(os.path.join("/proc/self/fd", fd)) for fd in os.listdir("/proc/self/fd")]
        seen.append([file for file in files if file.startswith(os.path.realpath(folder))])
        clear(folder, **how)

    def stopped(blocks):
        def given(*table):
            yield from blocks(*table)
            raise Cancelled() if when == "cancel" else InputError("planted")

        return given

    kind, name = (Rows, "blocks") if extension == "gpkg" else (Table, "features")
    monkeypatch.setattr(kind, name, stopped(getattr(kind, name)))
    options = dict(options, OUTPUT=str(tmp_path / f"units.{extension}"))
    monkeypatch.setattr(atomic_replace.shutil, "rmtree", watched)
    if when == "cancel":
        run("gistar", options)
    else:
        with refused(QgsProcessingException):
            run("gistar", options)
    assert seen == [[]]
    assert left(tmp_path) == []


def test_a_table_is_added_to_a_geopackage_and_the_others_stay(run, options, tmp_path):
    path = str(tmp_path / "all.gpkg")
    target = f"ogr:dbname='{path}' table=\"{{}}\" (geom)"
    run("countcrimes", dict(options, OUTPUT=path, HOTSPOTS=target.format("spots")))
    names = [
        name
        for (name,) in sqlite3.connect(path).execute(
            "select table_name from gpkg_contents where data_type = 'features' order by 1"
        )
    ]
    assert names == ["all", "spots"]
    before = rows(path + "|layername=all")
    result = run("gistar", dict(options, OUTPUT=None, HOTSPOTS=target.format("gi spots")))
    assert result["HOTSPOTS"] == path + "|layername=gi spots"
    assert rows(path + "|layername=all") == before
    assert len(rows(path + "|layername=gi spots")) == result["HOTSPOT_COUNT"]
    # And once more over itself, which on 3.22 used to hang on the stored style.
    run("gistar", dict(options, OUTPUT=None, HOTSPOTS=target.format("gi spots")))
    assert len(rows(path + "|layername=gi spots")) == result["HOTSPOT_COUNT"]


@pytest.fixture
def windows(monkeypatch):
    """As on Windows: a file that somebody has open is not replaced."""
    replace = os.replace

    def refuse(source, target):
        if ".hotspot-" in str(source) and os.path.exists(target):
            raise PermissionError(13, "it is open", str(source), None, str(target))
        replace(source, target)

    monkeypatch.setattr(atomic_replace.os, "replace", refuse)


def test_a_geopackage_that_is_open_gets_the_new_rows(run, options, tmp_path, windows):
    # Not as Python writes the path: QGIS says C:/x/y.gpkg where Python says C:\\x\\y.gpkg.
    target = f"ogr:dbname='{tmp_path}/./all.gpkg' table=\"{{}}\" (geom)"
    first = run("countcrimes", dict(options, OUTPUT=None, HOTSPOTS=target.format("spots")))
    seen = QgsVectorLayer(first["HOTSPOTS"], "open", "ogr")
    assert next(seen.getFeatures()).isValid()
    with sqlite3.connect(tmp_path / "all.gpkg") as base:
        base.execute("pragma journal_mode = wal")
        base.execute("select count(*) from spots").fetchone()
    assert {"all.gpkg-wal", "all.gpkg-shm"} <= set(os.listdir(tmp_path)), "its journals are open too"
    before = rows(first["HOTSPOTS"])
    run("countcrimes", dict(options, OUTPUT=None, HOTSPOTS=target.format("spots"), CELL_SIZE=500))
    seen.reload()
    assert 0 < seen.featureCount() < len(before) / 5
    run("countcrimes", dict(options, OUTPUT=None, HOTSPOTS=target.format("more")))
    assert len(rows(str(tmp_path / "all.gpkg") + "|layername=more")) == len(before)
    assert seen.featureCount() < len(before) / 5 and left(tmp_path) == ["all.gpkg"]


def test_another_file_that_is_open_stays_and_all_of_the_run_with_it(run, options, tmp_path, windows):
    path = str(tmp_path / "spots.geojson")
    run("countcrimes", dict(options, HOTSPOTS=path))
    before = digest(tmp_path)
    with refused(QgsProcessingException, "spots.qmd"):
        run("countcrimes", dict(options, OUTPUT=str(tmp_path / "others.gpkg"), HOTSPOTS=path, CELL_SIZE=500))
    assert digest(tmp_path) == before


@pytest.mark.parametrize("lock", ("immediate", "exclusive"))
@pytest.mark.parametrize("table", ("spots", "more"))
def test_a_geopackage_that_somebody_writes_to_stays(run, options, tmp_path, monkeypatch, lock, table):
    monkeypatch.setattr(geopackage, "PATIENCE", 0.3)
    path = str(tmp_path / "spots.gpkg")
    run("countcrimes", dict(options, OUTPUT=None, HOTSPOTS=path))
    before = rows(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("pragma journal_mode = delete")
        other.execute("begin " + lock)
        with refused(QgsProcessingException, "spots.gpkg"):
            run("countcrimes", dict(options, OUTPUT=None, HOTSPOTS=table_uri(path, table), CELL_SIZE=500))
        other.execute("rollback")
    assert rows(path) == before and left(tmp_path) == ["spots.gpkg"]
    assert geopackage.tables_of(path) == ["spots"]


@pytest.mark.parametrize("folder, name", [("50 %41 of it", "a?b#c%20.gpkg"), ("plain", "all.gpkg")])
def test_files_are_read_whatever_their_names_are(qgis, tmp_path, folder, name):
    (tmp_path / folder).mkdir()
    path = str(tmp_path / folder / name)
    with closing(sqlite3.connect(path)) as base:
        base.execute("create table there (a)")
        base.commit()
    # Two slashes at the beginning are those of a share; here they are the root.
    for one in (path, "/" + path, os.path.relpath(path)):
        with closing(sqlite3.connect(read_only_uri(one), uri=True)) as base:
            assert base.execute("select name from sqlite_master").fetchall() == [("there",)]
            with pytest.raises(sqlite3.OperationalError, match="readonly"):
                base.execute("create table more (a)")
    assert sorted(os.listdir(tmp_path / folder)) == [name]


def test_names_of_windows_as_sqlite_wants_them(monkeypatch):
    monkeypatch.setattr(gpkg_uri, "os", types.SimpleNamespace(path=ntpath, sep="\\"))
    for path, uri in (
        ("C:/x/../y z.gpkg", "file:///C:/y z.gpkg"),
        ("C:\\x\\50%.gpkg", "file:///C:/x/50%25.gpkg"),
        ("//server/share/x.gpkg", "file:////server/share/x.gpkg"),
        ("\\\\server\\share\\a#b.gpkg", "file:////server/share/a%23b.gpkg"),
    ):
        assert read_only_uri(path) == uri + "?mode=ro"


@pytest.mark.parametrize("name", ("spots.shp", "spots.geojson", "spots.gpkg"))
def test_other_formats_and_their_side_files(run, options, tmp_path, name):
    result = run("countcrimes", dict(options, OUTPUT=None, HOTSPOTS=str(tmp_path / name)))
    assert len(rows(result["HOTSPOTS"])) == result["HOTSPOT_COUNT"]
    layer = QgsVectorLayer(result["HOTSPOTS"], "again", "ogr")
    assert layer.renderer().type() == "graduatedSymbol"
    assert "Rows read" in layer.metadata().abstract() or "Rows read" in _loaded(layer)


def _loaded(layer):
    layer.loadDefaultMetadata()
    return layer.metadata().abstract()


def test_a_result_says_where_it_comes_from(run, options, crimes):
    result = run("countcrimes", dict(options, OFFENCE_FIELD="offence", OFFENCES="Burglary"))
    for name in ("OUTPUT", "HOTSPOTS"):
        layer = QgsVectorLayer(result[name], "again", "ogr")
        said = layer.metadata().abstract()
        assert "hotspotpolicing:countcrimes" in said
        assert "OFFENCES = Burglary" in said
        assert f"Rows read: {crimes.featureCount()}" in said
        assert "Left out, another offence: " in said
        assert "Data window: 2025-01-01 to 2025-03-31" in said
        assert "Make it again: qgis_process run hotspotpolicing:countcrimes -- " in said
        assert layer.metadata().history()


def planted_uri():
    uri = QgsDataSourceUri()
    uri.setConnection(HOST, "5432", "crimes", USER, PASSWORD)
    uri.setDataSource("public", "crimes", "geom")
    return uri.uri(False)


def test_a_planted_password_is_in_no_provenance_command_log_or_report(qgis, run, options, crimes, tmp_path):
    """A database layer cannot be read here, but everything that would speak of it can be asked."""
    log = []
    QgsApplication.messageLog().messageReceived.connect(lambda text, tag, level: log.append(text))
    algorithm = QgsApplication.processingRegistry().algorithmById("hotspotpolicing:countcrimes")
    secret = QgsVectorLayer(planted_uri(), "crimes in the database", "postgres")
    QgsProject.instance().addMapLayer(secret, False)
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    from hotspot_policing.bridge.ground.provenance import provenance

    for given in (
        secret,
        secret.id(),
        planted_uri(),
        "postgres://" + planted_uri(),
        QgsProcessingFeatureSourceDefinition(planted_uri(), True),
    ):
        parameters = dict(options, INPUT=given, STUDY_AREA=secret.id())
        said = "\n".join(provenance(algorithm, parameters, context).lines())
        for word in (PASSWORD, HOST, USER):
            assert word not in said
        with pytest.raises(CommandRefused) as refused:
            command_line(algorithm, parameters, context)
        assert PASSWORD not in str(refused.value) and HOST not in str(refused.value)
    parameters = dict(options, HOTSPOTS="postgres://" + planted_uri() + ' table="spots"', STUDY_AREA=secret.id())
    feedback = Feedback()
    with pytest.raises(QgsProcessingException) as failure:
        run("countcrimes", dict(parameters, REPORT=str(tmp_path / "r.html")), feedback, context)
    QgsProject.instance().removeMapLayer(secret.id())
    ours = "\n".join(feedback.said + feedback.errors + [str(failure.value)])
    for word in (PASSWORD, HOST, USER):
        assert word not in ours


def test_public_source():
    assert public_source("/home/jane/crimes.gpkg|layername=crimes") == "crimes.gpkg (crimes)"
    assert PASSWORD not in public_source(planted_uri())
    assert HOST not in public_source(f"https://{HOST}/wfs?user={USER}&password={PASSWORD}")
    assert HOST not in public_source(f"PG:host={HOST} password={PASSWORD}")


def test_an_unsaved_layer_has_no_command_and_the_reason_is_said(qgis, options):
    algorithm = QgsApplication.processingRegistry().algorithmById("hotspotpolicing:countcrimes")
    context = QgsProcessingContext()
    layer = QgsVectorLayer("Point?crs=EPSG:27700", "scratch", "memory")
    with refused(CommandRefused, "'scratch'"):
        command_line(algorithm, dict(options, INPUT=layer), context)
    with refused(CommandRefused):
        selected = QgsProcessingFeatureSourceDefinition(options["INPUT"], True)
        command_line(algorithm, dict(options, INPUT=selected), context)


def test_the_command_makes_the_result_again(run, options, tmp_path):
    """The line is split as a shell would and run through the registry by its words."""
    import shlex

    options = dict(options, FILTER="\"offence\" <> 'Burglary; it''s $HOME'")
    first = run("countcrimes", options)
    algorithm = QgsApplication.processingRegistry().algorithmById("hotspotpolicing:countcrimes")
    words = shlex.split(command_line(algorithm, options, QgsProcessingContext()))
    assert words[:4] == ["qgis_process", "run", "hotspotpolicing:countcrimes", "--"]
    again = dict(word.split("=", 1) for word in words[4:])
    assert again["FILTER"] == options["FILTER"]
    before = rows(first["HOTSPOTS"])
    shutil.rmtree(tmp_path / "spots.gpkg", ignore_errors=True)
    assert rows(run("countcrimes", again)["HOTSPOTS"]) == before


def test_a_folder_may_have_a_quote_in_its_name(run, crimes_path, tmp_path):
    folder = tmp_path / "O'Brien's \"maps\""
    folder.mkdir()
    places, spots = (table_uri(str(folder / "run.gpkg"), name) for name in ("places", "hotspots"))
    result = run("countcrimes", {"INPUT": crimes_path, "CELL_SIZE": 500, "OUTPUT": places, "HOTSPOTS": spots})
    assert sorted(path.name for path in folder.iterdir()) == ["run.gpkg"]
    layer = QgsVectorLayer(result["HOTSPOTS"], "again", "ogr")
    assert layer.isValid() and layer.featureCount() == result["HOTSPOT_COUNT"]
    assert split_uri(spots) == (str(folder / "run.gpkg"), "hotspots")
    assert split_uri("ogr:dbname='C:\\Users\\new\\a.gpkg' table=\"x\" (geom)") == ("C:\\Users\\new\\a.gpkg", "x")


@pytest.mark.parametrize(
    "word", ["a b", "it's", "$HOME", "`id`", 'say "x"', "back\\slash", "%PATH%", "é", "a;b", "new\nline"]
)
def test_quoting_for_sh(word):
    import subprocess

    assert subprocess.run(["sh", "-c", "printf %s " + quote_sh(word)], capture_output=True).stdout.decode() == word


def test_quoting_for_cmd():
    """By the rules of the C runtime: quotes doubled by backslash, trailing backslashes doubled; % cannot expand."""
    assert quote_cmd("plain") == "plain"
    assert quote_cmd("A=two words") == '"A=two words"'
    assert quote_cmd('say "x"') == '"say \\"x\\""'
    assert quote_cmd("ends in \\") == '"ends in \\\\"'
    assert "%PATH%" not in quote_cmd("%PATH%")
    with refused(CommandRefused):
        quote_cmd("two\nlines")


def test_temporary_layers_are_dressed_too(run, options):
    result = run("countcrimes", dict(options, OUTPUT="TEMPORARY_OUTPUT", HOTSPOTS="TEMPORARY_OUTPUT"))
    assert isinstance(result["HOTSPOTS"], QgsVectorLayer)
    assert "Rows read" in result["HOTSPOTS"].metadata().abstract()
