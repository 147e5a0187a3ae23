"""Five at once on one register, one ledger, one GeoPackage and one name: what was said to be written is there."""

import os
import shutil
import sqlite3
import threading
import time
from contextlib import closing

from osgeo import ogr

from . import town
from .good import CRIMES, WHERE, fill
from .judge import Finding, absent, sentence, unclear
from .worker import LIMIT

FIVE = 5


class Crowd:
    """Runs at once on a bench; each method is one thing that all of them write to, and gives [Finding]."""

    def __init__(self, bench):
        self.bench, self.place = bench, os.path.join(bench.folder, "crowd")

    def _lay_out(self):
        shutil.rmtree(self.place, ignore_errors=True)
        os.makedirs(self.place)
        self.places = self.bench.lay_out({}, self.place)
        self.found = []

    def _go(self, name, runs, limit=LIMIT):
        """The replies of runs that go at once; none may hang, die, or say what nobody understands."""
        runs = [dict(run, parameters=fill(run["parameters"], self.places), folder=self.places["out"]) for run in runs]
        replies = self.bench.worker.ask({"runs": runs, "limit": limit})
        for reply in replies:
            said = sentence(reply)
            if reply["ended"] not in ("ok", "refused"):
                self._find(reply["ended"], name, reply["message"][-200:])
            for text in reply["tracebacks"]:
                self._find("traceback", name, text.strip().splitlines()[-1])
            if reply["ended"] == "refused" and not reply["tracebacks"] and unclear(said):
                self._find("unclear", name, f"{unclear(said)}: {said}")
        if not any(reply["ended"] == "ok" for reply in replies):
            self._find("nobody", name, "none of them succeeds: " + sentence(replies[0]))
        return replies

    def _find(self, kind, name, words):
        self.found.append(Finding(kind, name, words[:400]))

    def _end(self, name):
        for home, folders, files in os.walk(self.place):
            for one in folders + files:
                if one.startswith(".hotspot-") or one.endswith(".new"):
                    self._find("leftover", name, os.path.relpath(os.path.join(home, one), self.place))
        shutil.rmtree(self.place)
        return self.found

    # -- what they write to -------------------------------------------------------------------------------------
    def register(self, new):
        """Five analysts add two places each, to a register that there is or that none has made yet."""
        name = "five on a {} register".format("new" if new else "standing")
        self._lay_out()
        path = os.path.join(self.places["out"] if new else self.places["in"], "register.gpkg")
        before = 0 if new else _rows(path, "places")
        runs = []
        for i in range(FIVE):
            town.write(
                os.path.join(self.place, f"spots{i}.gpkg"),
                ("hotspot_id:text", "name:text"),
                [(town.box(town.X + 400 * i, town.Y - 2000 - 400 * k, 100), f"N{i}-{k}", "New") for k in range(2)],
                ogr.wkbPolygon,
            )
            runs.append(
                {
                    "tool": "register",
                    "parameters": {
                        "REGISTER": path,
                        "ACTION": "add",
                        "BY": f"Analyst {i}",
                        "ID_FIELD": "hotspot_id",
                        "HOTSPOT_LAYER": os.path.join(self.place, f"spots{i}.gpkg"),
                        "OUTPUT": "TEMPORARY_OUTPUT",
                    },
                }
            )
        replies = self._go(name, runs)
        said = sum(reply["results"].get("ADDED", 0) for reply in replies if reply["ended"] == "ok")
        there = _rows(path, "places") - before
        if there != said:
            self._find("lost", name, f"{said} places were said to be added, {there} are there")
        return self._end(name)

    def ledger(self):
        """Five people sign five months."""
        name = "five on a ledger"
        self._lay_out()
        # A ledger that none has signed yet may not be there.
        ledger = os.path.join(self.places["out"], "ledger")
        runs = []
        for month in range(1, FIVE + 1):
            release = f"{{out}}/release {month}.json"
            reply = self.bench.worker.run(
                "publicationlayer",
                fill(
                    dict(
                        CRIMES,
                        AREAS="{in}/beats.gpkg",
                        NAME_FIELD="name",
                        PERIODS="whole",
                        DELAY=0,
                        OUTPUT="TEMPORARY_OUTPUT",
                        START=f"2025-0{month}-01",
                        END=f"2025-0{month}-{(31, 28, 31, 30, 31)[month - 1]}",
                        RELEASE=release,
                    ),
                    self.places,
                ),
            )
            assert reply["ended"] == "ok", sentence(reply)
            runs.append(
                {"call": "sign", "parameters": {"RELEASE": release, "LEDGER": ledger, "BY": f"Officer {month}"}}
            )
        replies = self._go(name, runs)
        said = sum(reply["ended"] == "ok" for reply in replies)
        there = self._go(name, [{"call": "ledger", "parameters": {"LEDGER": ledger}}])[0]["results"].get("RELEASES", 0)
        if there != said:
            self._find("lost", name, f"{said} signatures were said to be kept, {there} are there")
        return self._end(name)

    def tables(self, new):
        """Five tools, each with a table of its own, in one GeoPackage."""
        path = "{{out}}/{}.gpkg".format("shared" if new else "other")
        name = "five tables in a {} GeoPackage".format("new" if new else "standing")
        self._lay_out()
        real = fill(path, self.places)
        replies = self._go(
            name,
            [
                {
                    "tool": "countcrimes",
                    "parameters": dict(
                        CRIMES,
                        **WHERE,
                        CELL_SIZE=250 + 50 * i,
                        OUTPUT=f"{path}|layername=t{i}",
                        HOTSPOTS="TEMPORARY_OUTPUT",
                    ),
                }
                for i in range(FIVE)
            ],
        )
        for i, reply in enumerate(replies):
            if reply["ended"] == "ok" and _rows(real, f"t{i}") != reply["results"]["UNIT_COUNT"]:
                self._find("lost", name, f"t{i} was said to be written and is not there as it was")
        for table in () if new else ("mine", "also_mine"):
            if _rows(real, table) != 1:
                self._find("lost", name, f"the user's own table '{table}'")
        return self._end(name)

    def name(self):
        """Five runs with one name for their result: one of the results stands, whole."""
        name = "five results of one name"
        self._lay_out()
        replies = self._go(
            name,
            [
                {
                    "tool": "countcrimes",
                    "parameters": dict(
                        CRIMES, **WHERE, CELL_SIZE=250 + 50 * i, OUTPUT="{out}/same.gpkg", HOTSPOTS="TEMPORARY_OUTPUT"
                    ),
                }
                for i in range(FIVE)
            ],
        )
        path = os.path.join(self.places["out"], "same.gpkg")
        wrong = absent(path, self.places["out"])
        counts = {reply["results"]["UNIT_COUNT"] for reply in replies if reply["ended"] == "ok"}
        if wrong or _rows(path, "same") not in counts:
            self._find("torn", name, wrong or "what stands is the result of none of them")
        return self._end(name)

    def editor(self):
        """Another program saves rows into its table while tools write theirs beside it."""
        name = "rows that another program saves meanwhile"
        self._lay_out()
        path = os.path.join(self.places["out"], "other.gpkg")
        stop, saved = threading.Event(), []

        def save():
            while not stop.is_set():
                try:
                    with closing(sqlite3.connect(path, timeout=5)) as database, database:
                        database.execute("INSERT INTO also_mine (note) VALUES (?)", (str(len(saved)),))
                    saved.append(str(len(saved)))
                except sqlite3.Error:
                    pass
                time.sleep(0.005)

        thread = threading.Thread(target=save)
        thread.start()
        try:
            self._go(
                name,
                [
                    {
                        "tool": "countcrimes",
                        "parameters": dict(
                            CRIMES,
                            **WHERE,
                            CELL_SIZE=250 + 50 * i,
                            OUTPUT="{out}/other.gpkg|layername=t" + str(i),
                            HOTSPOTS="TEMPORARY_OUTPUT",
                        ),
                    }
                    for i in range(2)
                ],
            )
        finally:
            stop.set()
            thread.join()
        with closing(sqlite3.connect(path)) as database:
            there = {row[0] for row in database.execute("SELECT note FROM also_mine")}
        lost = [one for one in saved if one not in there]
        if lost:
            self._find("lost", name, f"{len(lost)} of {len(saved)} rows that another program saved")
        return self._end(name)


def _rows(path, table):
    """The number of rows of a table, -1 where it cannot be read."""
    if not os.path.exists(path):
        return -1
    try:
        with closing(sqlite3.connect(path)) as database:
            return database.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()[0]
    except sqlite3.Error:
        return -1
