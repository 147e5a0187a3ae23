"""Death, refusal and company at every step in which files take their places: all of a run, or nothing."""

import json
import os
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing

import pytest
from osgeo import ogr
from refusals import refused
from support import ROOT, Feedback

from hotspot_policing.bridge.files import atomic_replace
from hotspot_policing.bridge.files.atomic_replace import Delivery, listing, recover, write_files
from hotspot_policing.bridge.files.geopackage import tables_of
from hotspot_policing.bridge.ground.errors import InputError


def child(code, *arguments, wait=True):
    """Run code in a Python of its own in which the package is known; its process."""
    lines = textwrap.dedent("""
        import importlib.util, os, sys
        spec = importlib.util.spec_from_file_location("hotspot_policing", sys.argv[1] + "/__init__.py",
                                                      submodule_search_locations=[sys.argv[1]])
        sys.modules["hotspot_policing"] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        """) + textwrap.dedent(code)
    process = subprocess.Popen(
        [sys.executable, "-c", lines, ROOT, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    if wait:
        process.out, process.err = process.communicate(timeout=120)
    return process


#: Writes runs of two folders, each in a fork of a process that has no threads: starting Python and QGIS's library a
#: hundred times takes minutes. Of each line [here, there, n, mode] it says how the run ended, 9 where it died at the
#: n-th operation on files in the folders, and how many there were; ``copies``: links are refused.
_RUNS = """
    import json, traceback
    from hotspot_policing.bridge.files.atomic_replace import Delivery

    def run(here, there, die_at, mode, tell):
        count = 0

        def hook(event, given):
            nonlocal count
            if event not in ("open", "os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "os.chmod",
                             "sqlite3.connect", "shutil.rmtree"):
                return
            if not any(isinstance(one, str) and one.startswith((here, there)) for one in given):
                return
            count += 1
            if count == die_at:
                os._exit(9)

        def refuse(*_, **__):
            raise PermissionError(1, "no links here")

        sys.addaudithook(hook)
        if mode == "copies":
            os.link = refuse
        with Delivery() as run:
            for path in (here + "/a.html", here + "/new.html", there + "/b.shp", there + "/c.json"):
                made = run.new_file(path)
                for part in ((made, made[:-4] + ".dbf") if path.endswith(".shp") else (made,)):
                    with open(part, "w") as file:
                        file.write("new " + os.path.basename(part))
            run.deliver()
        os.write(tell, str(count).encode())

    for line in sys.stdin:
        told, tell = os.pipe()
        process = os.fork()
        if not process:
            try:
                run(*json.loads(line), tell)
                os._exit(0)
            except BaseException:
                traceback.print_exc()
                os._exit(1)
        os.close(tell)
        with open(told) as file:
            count = int(file.read() or 0)
        print(json.dumps([os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), count]), flush=True)
"""


@pytest.fixture(scope="module")
def write_and_die():
    """write_and_die(here, there, die_at, mode) → (how the run ended, its operations), as ``_RUNS`` says."""
    process = child(_RUNS, wait=False)

    def one(here, there, die_at, mode):
        process.stdin.write(json.dumps([str(here), str(there), die_at, mode]) + "\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())

    yield one
    process.stdin.close()
    process.wait(timeout=60)
    process.stdout.close()
    process.stderr.close()


@pytest.fixture
def folders(tmp_path):
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    for path in (here / "a.html", there / "b.shp", there / "b.dbf"):
        path.write_text("old " + path.name)
    return here, there


def state(here, there):
    """``old`` or ``new`` where all files are of one run, else what there is."""
    files = {
        path.name: path.read_text().split()[0]
        for folder in (here, there)
        for path in folder.iterdir()
        if path.is_file()
    }
    if files == {"a.html": "old", "b.shp": "old", "b.dbf": "old"}:
        return "old"
    if files == dict.fromkeys(("a.html", "new.html", "b.shp", "b.dbf", "c.json"), "new"):
        return "new"
    return files


@pytest.mark.parametrize("mode", ("links", "copies"))
@pytest.mark.parametrize("back", ("here", "there"))
def test_a_run_that_dies_at_any_step_is_all_there_or_not_at_all(tmp_path, write_and_die, mode, back):
    """Whichever of its folders is written to next."""
    seen, step = set(), 0
    while True:
        step += 1
        base = tmp_path / str(step)
        base.mkdir()
        here, there = base / "here", base / "there"
        here.mkdir()
        there.mkdir()
        for path in (here / "a.html", there / "b.shp", there / "b.dbf"):
            path.write_text("old " + path.name)
        ended, count = write_and_die(here, there, step, mode)
        if ended == 0:
            assert state(here, there) == "new" and count < step
            break
        assert ended == 9
        told = recover(str(here if back == "here" else there))
        found = state(here, there)
        assert found in ("old", "new"), f"step {step}: {found}"
        recover(str(there if back == "here" else here))
        assert state(here, there) == found
        assert not [name for folder in (here, there) for name in os.listdir(folder) if name.startswith(".hotspot-")]
        seen.add((found, bool(told)))
    assert ("old", True) in seen and step > 20


def test_what_somebody_has_written_since_stays(folders, write_and_die):
    here, there = folders
    for step in range(1, 200):
        ended, _ = write_and_die(here, there, step, "links")
        if ended == 0:
            pytest.fail("never seen with a new file in its place")
        if (here / "new.html").exists() and (here / "a.html").read_text().startswith("new"):
            break
        # Both, so that the next run has nothing to clear up, and its steps are those of the one before.
        recover(str(here))
        recover(str(there))
    (here / "a.html").write_text("mine, written after the crash")
    told = "\n".join(recover(str(here)))
    assert (here / "a.html").read_text().startswith("mine") and "a.html" in told
    kept = [path for path in here.rglob("*") if path.is_file() and path.read_text() == "old a.html"]
    assert len(kept) == 1 and not (here / "new.html").exists() and state(there, there)["b.shp"] == "old"


def test_a_run_that_lives_is_left_alone(folders):
    here, there = folders
    waiting = child(
        """
        from hotspot_policing.bridge.files.atomic_replace import Delivery
        with Delivery() as run:
            with open(run.new_file(sys.argv[2] + "/a.html"), "w") as file:
                file.write("new a.html")
            print("ready", flush=True)
            sys.stdin.readline()
            run.deliver()
        """,
        here,
        wait=False,
    )
    try:
        assert waiting.stdout.readline().strip() == "ready"
        assert recover(str(here)) == []
        with Delivery() as run:
            with open(run.new_file(str(here / "other.html")), "w") as file:
                file.write("new other.html")
            assert recover(str(here)) == []
            run.deliver()
        waiting.communicate("go\n", 60)
    finally:
        waiting.kill()
    assert (here / "other.html").exists() and (here / "a.html").read_text() == "new a.html"


def test_a_journal_reaches_no_further_than_its_folder(tmp_path):
    """A folder that many may write to holds a journal that somebody has planted."""
    shared, home = tmp_path / "shared", tmp_path / "home"
    victim = home / "victim.txt"
    home.mkdir()
    for pairs in (
        [{"name": "../home/victim.txt", "kept": None, "new": None}],
        [{"name": str(victim), "kept": "old0", "new": None}],
        [{"name": "..", "kept": None, "new": None}],
        "text",
        [[]],
        [{"name": 1}],
    ):
        victim.write_text("victim")
        folder = shared / ".hotspot-x"
        folder.mkdir(parents=True)
        (folder / "old0").write_text("planted")
        found = os.stat(victim)
        for one in pairs if isinstance(pairs, list) else []:
            if isinstance(one, dict):
                one["new"] = [found.st_size, found.st_mtime_ns]
        (folder / "journal.json").write_text(
            json.dumps({"run": "x", "first": str(folder), "folders": [str(folder), str(home)], "pairs": pairs})
        )
        recover(str(shared))
        assert victim.read_text() == "victim" and os.listdir(home) == ["victim.txt"]


def test_leftovers_of_versions_without_a_journal_are_named_and_kept(tmp_path):
    (tmp_path / ".hotspot-abc").mkdir()
    (tmp_path / ".hotspot-abc" / "old").write_text("an earlier result")
    feedback = Feedback()
    feedback.pushWarning = feedback.said.append
    assert ".hotspot-abc" in "".join(recover(str(tmp_path), feedback)) == "".join(feedback.said)
    assert (tmp_path / ".hotspot-abc" / "old").read_text() == "an earlier result"


@pytest.mark.parametrize("refused", range(1, 8))
@pytest.mark.parametrize("call", ("replace", "link", "fsync", "chmod"))
def test_a_step_that_is_refused_leaves_everything_as_it_was(folders, monkeypatch, call, refused):
    """As on Windows, where a file that is open is not replaced, and on shares without links: at the n-th call."""
    here, there = folders
    real, count = getattr(os, call), [0]

    def maybe(*given, **how):
        count[0] += 1
        if count[0] == refused:
            raise PermissionError(13, "refused", str(given[0]))
        return real(*given, **how)

    monkeypatch.setattr(atomic_replace.os, call, maybe)
    said = ""
    try:
        with Delivery() as run:
            for path in (here / "a.html", here / "new.html", there / "b.shp", there / "c.json"):
                made = run.new_file(str(path))
                for part in (made, made[:-4] + ".dbf") if path.suffix == ".shp" else (made,):
                    with open(part, "w") as file:
                        file.write("new " + os.path.basename(part))
            run.deliver()
    except InputError as error:
        said = str(error)
    monkeypatch.undo()
    assert state(here, there) == ("old" if said else "new")
    assert not [name for folder in (here, there) for name in os.listdir(folder) if name.startswith(".hotspot-")]
    if call == "link":
        assert not said, "a copy does as well"


def _table(path, name, count):
    base = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    layer = base.CreateLayer(name, None, ogr.wkbPoint)
    layer.CreateField(ogr.FieldDefn("a", ogr.OFTInteger))
    for i in range(count):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["a"] = i
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({i} {i})"))
        layer.CreateFeature(feature)
    del feature, layer, base


_WRITER = """
    from osgeo import ogr
    from hotspot_policing.bridge.files.atomic_replace import Delivery
    path, number, times = sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    for k in range(times):
        name = "t{}_{}".format(number, k)
        with Delivery() as run:
            made = run.add_table(path, name)
            base = ogr.GetDriverByName("GPKG").CreateDataSource(made)
            layer = base.CreateLayer(name, None, ogr.wkbPoint)
            for i in range(10 + number):
                feature = ogr.Feature(layer.GetLayerDefn())
                feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT ({} {})".format(i, i)))
                layer.CreateFeature(feature)
            del feature, layer, base
            run.deliver()
        print(name, flush=True)
"""


@pytest.mark.parametrize("there", (True, False))
def test_five_writers_at_once_into_one_geopackage_lose_nothing(qgis, tmp_path, there):
    path = str(tmp_path / "shared.gpkg")
    if there:
        _table(path, "theirs", 20)
    running = [child(_WRITER, path, number, 4, wait=False) for number in range(5)]
    told = []
    for one in running:
        out, err = one.communicate(timeout=120)
        assert one.returncode == 0, err
        told += out.split()
    assert len(told) == 20 and set(tables_of(path)) == set(told) | ({"theirs"} if there else set())
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("pragma integrity_check").fetchone() == ("ok",)
        for name in told:
            (rows,) = base.execute(f'select count(*) from "{name}"').fetchone()
            (counted,) = base.execute(
                "select feature_count from gpkg_ogr_contents where table_name = ?", (name,)
            ).fetchone()
            assert rows == counted == 10 + int(name[1])
            assert base.execute(f"select rtreecheck('rtree_{name}_geom')").fetchone() == ("ok",)


def test_a_scratch_folder_that_is_cleared_up_before_it_is_locked_is_made_again(tmp_path, monkeypatch):
    """Somebody who clears up sees the folder in the moment between its making and its locking."""
    make, cleared = atomic_replace.tempfile.mkdtemp, []

    def seen(*args, **more):
        made = make(*args, **more)
        if len(cleared) < 3:
            cleared.append(made)
            recover(str(tmp_path))
        return made

    monkeypatch.setattr(atomic_replace.tempfile, "mkdtemp", seen)
    with Delivery() as run:
        with open(run.new_file(str(tmp_path / "a.txt")), "w") as file:
            file.write("a")
        run.deliver()
    assert len(cleared) == 3 and (tmp_path / "a.txt").read_text() == "a"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_row_that_another_program_saves_meanwhile_is_kept(qgis, tmp_path):
    path = str(tmp_path / "shared.gpkg")
    _table(path, "theirs", 20)
    with closing(sqlite3.connect(path)) as other, Delivery() as run:
        _table(run.add_table(path, "ours"), "ours", 5)
        other.execute("create table log (words text)")
        other.execute("insert into log values ('saved meanwhile')")
        other.commit()
        run.deliver()
        assert other.execute("select * from log").fetchall() == [("saved meanwhile",)]
        assert other.execute("select count(*) from ours").fetchone() == (5,)


def test_a_folder_lists_what_is_ours(tmp_path):
    folder = str(tmp_path / "out")

    def write(**files):
        with Delivery() as run:
            write_files(folder, {name + ".txt": words.encode() for name, words in files.items()}, run)
            run.deliver()

    write(a="one", b="two")
    write(a="three")
    assert set(listing(folder)) == {"a.txt", "b.txt"} and open(folder + "/a.txt").read() == "three"
    with open(folder + "/c.txt", "w") as file:
        file.write("mine")
    with refused(InputError, "c.txt"):
        write(a="four", c="ours")
    assert open(folder + "/a.txt").read() == "three" and open(folder + "/c.txt").read() == "mine"
    with open(os.path.join(folder, atomic_replace.LISTING), "w") as file:
        file.write("[" * 100_000)
    with refused(InputError, "a.txt"):
        write(a="five")
