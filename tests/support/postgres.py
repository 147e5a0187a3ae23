"""A PostgreSQL with PostGIS of our own, on loopback, gone when the tests are."""

import glob
import os
import shutil
import socket
import subprocess
import tempfile

PASSWORD = "plantedsecret77"
ADMIN, READER = "postgres", "plantedreader"
#: Packages that hold the programs, by Debian's names.
PACKAGES = "postgresql postgresql-postgis python3-psycopg2"


def programs():
    """The folder with initdb and postgres, the newest; '' where there is none."""
    found = glob.glob("/usr/lib/postgresql/*/bin/initdb")
    found.sort(key=lambda path: float(path.split("/")[4]))
    return os.path.dirname(found[-1]) if found else os.path.dirname(shutil.which("initdb") or "")


def missing():
    """What of the programs is not on this machine, as a sentence; '' where all is there."""
    lacking = [] if programs() else ["PostgreSQL's server programs (initdb, postgres)"]
    if programs():
        share = subprocess.run(
            [os.path.join(programs(), "pg_config"), "--sharedir"], stdout=subprocess.PIPE, text=True
        ).stdout.strip()
        if not os.path.exists(os.path.join(share, "extension", "postgis.control")):
            lacking.append(f"PostGIS for the PostgreSQL in {programs()}")
    try:
        import psycopg2  # noqa: F401
    except ImportError:
        lacking.append("psycopg2")
    return "{} missing; install {}".format(" and ".join(lacking), PACKAGES) if lacking else ""


class Cluster:
    """A server with a database ``force`` that has PostGIS, and a role that may only read."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="hotspot-pg-", dir="/tmp")
        self.data, self.port = os.path.join(self.folder, "data"), 0
        password = os.path.join(self.folder, "password")
        with open(password, "w", encoding="ascii") as file:
            file.write(PASSWORD)
        if os.getuid() == 0:
            # The server refuses to run as root.
            shutil.chown(self.folder, "postgres")
            shutil.chown(password, "postgres")
        self._run(
            "initdb",
            "-D",
            self.data,
            "-U",
            ADMIN,
            "-A",
            "scram-sha-256",
            "--pwfile",
            password,
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        )
        self.start()
        self.execute("CREATE DATABASE force", database="postgres")
        self.execute("CREATE EXTENSION postgis")
        # A day by this clock is not always one by UTC.
        self.execute(
            f"CREATE ROLE {READER} LOGIN PASSWORD '{PASSWORD}'; ALTER ROLE {READER} SET timezone = 'Europe/London'"
        )

    def _command(self, name, *arguments):
        command = [os.path.join(programs(), name), *arguments]
        return ["runuser", "-u", "postgres", "--", *command] if os.getuid() == 0 else command

    def _run(self, name, *arguments):
        done = subprocess.run(
            self._command(name, *arguments),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=self.folder,
        )
        assert done.returncode == 0, f"{name} failed:\n{done.stdout}"

    def start(self):
        """Start the server on a free port, and wait until it answers."""
        # Just before, since another worker looks for a free port too.
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._run(
            "pg_ctl",
            "-D",
            self.data,
            "-w",
            "-t",
            "60",
            "-l",
            os.path.join(self.folder, "log"),
            "-o",
            f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off "
            "-c full_page_writes=off -c max_wal_size=4GB",
            "start",
        )

    def stop(self, mode="fast"):
        """Stop the server: ``immediate`` as if it had been killed."""
        subprocess.run(
            self._command("pg_ctl", "-D", self.data, "-m", mode, "-w", "stop"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
        )

    def remove(self):
        self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    # -- what is in it ------------------------------------------------------------------------------------------
    def connect(self, database="force"):
        """A connection with all rights that commits by itself."""
        import psycopg2

        connection = psycopg2.connect(host="127.0.0.1", port=self.port, user=ADMIN, password=PASSWORD, dbname=database)
        connection.autocommit = True
        return connection

    def execute(self, statement, values=None, database="force"):
        """The rows of a statement, None where it gives none."""
        connection = self.connect(database)
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement, values)
                return cursor.fetchall() if cursor.description else None
        finally:
            connection.close()

    def uri(self, table, geometry="geom", schema="public", key="", subset="", kind="Point", srid=27700, user=READER):
        """A QgsDataSourceUri of a table, read by the role that may only read."""
        from qgis.core import QgsDataSourceUri, QgsWkbTypes

        uri = QgsDataSourceUri()
        uri.setConnection("127.0.0.1", str(self.port), "force", user, PASSWORD)
        uri.setDataSource(schema, table, geometry, subset, key)
        uri.setWkbType(QgsWkbTypes.parseType(kind))
        uri.setSrid(str(srid))
        return uri

    def layer(self, table, name="crimes", **more):
        """A valid QgsVectorLayer of a table."""
        from qgis.core import QgsVectorLayer

        layer = QgsVectorLayer(self.uri(table, **more).uri(False), name, "postgres")
        assert layer.isValid(), layer.dataProvider().error().message() if layer.dataProvider() else table
        return layer
