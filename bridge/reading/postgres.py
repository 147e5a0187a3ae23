"""PostgreSQL asked by a connection of our own: read-only, with a time limit, and cancelled at once."""

from __future__ import annotations

import selectors
import threading
import time
from dataclasses import dataclass, field
from typing import Any

from qgis.core import QgsDataSourceUri, QgsFeedback, QgsSettings, QgsVectorLayer

from ..ground.compat import known_login
from ..ground.errors import Cancelled, InputError
from ..ground.texts import tr

#: Seconds that a statement may take, unless the user's settings say otherwise.
LIMIT_SETTING, LIMIT = "hotspot_policing/database_seconds", 300
_CONNECT_SECONDS = 15
#: How long the server is waited for once it has been told to cancel.
_CANCEL_SECONDS = 1.5
_TICK = 0.1
#: For grouping in memory; compiling a statement takes longer than it saves.
_SETTINGS = {"work_mem": "64MB", "jit": "off"}


class Refused(Exception):
    """The database cannot say it, for a reason in words: the crimes are read instead."""


@dataclass(frozen=True)
class Access:
    """How to reach the database of a layer; secrets are in it, and are never shown."""

    conninfo: str = field(repr=False)
    role: str = field(repr=False, default="")
    seconds: int = LIMIT


def access(layer: QgsVectorLayer) -> Access:
    """The Access of a PostgreSQL *layer*; call it on the main thread, since a stored login may ask for a password."""
    uri = QgsDataSourceUri(layer.source())
    if not (uri.authConfigId() or uri.service() or uri.password()):
        # What the user has typed in when the layer was opened.
        user, password = known_login(uri.connectionInfo(False), uri.username())
        uri.setUsername(user)
        uri.setPassword(password)
    role = uri.param("session_role") if uri.hasParam("session_role") else ""
    return Access(uri.connectionInfo(True), role, max(1, int(QgsSettings().value(LIMIT_SETTING, LIMIT))))


class Connection:
    """One read-only transaction: every statement in it sees the same rows. ``with`` opens and closes it.

    Raises Refused where the database does not let us in or cannot say what is asked, InputError where it takes too
    long or goes away, Cancelled.
    """

    def __init__(self, access: Access, name: str, feedback: QgsFeedback | None = None) -> None:
        self._access, self._name, self._feedback = access, name, feedback
        #: Of psycopg2, once it is open.
        self._connection: Any = None

    def __enter__(self) -> Connection:
        try:
            import psycopg2
        except ImportError:
            raise Refused(tr("the Python module psycopg2 is not installed"))
        self._psycopg2 = psycopg2
        try:
            # Not waited for blindly: a cancel is looked for while the server works.
            self._connection = psycopg2.connect(
                self._access.conninfo, async_=True, application_name="Hot Spot Policing"
            )
            self._wait(time.monotonic() + _CONNECT_SECONDS)
            self._begin()
        except psycopg2.Error:
            # Its words hold the host and the user.
            self._close()
            raise Refused(tr("the database did not accept a second connection"))
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()

    def _begin(self) -> None:
        from psycopg2 import sql

        if self._access.role:
            self._ask(sql.SQL("SET ROLE {}").format(sql.Identifier(self._access.role)), None)
        self._ask("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", None)
        self._ask("SELECT set_config('statement_timeout', %s, true)", (str(1000 * self._access.seconds),))
        for name, value in _SETTINGS.items():
            self._ask("SELECT set_config(name, %s, true) FROM pg_catalog.pg_settings WHERE name = %s", (value, name))

    def _ask(self, statement: Any, values: tuple[Any, ...] | None) -> list[tuple[Any, ...]]:
        with self._connection.cursor() as cursor:
            cursor.execute(statement, values)
            self._wait()
            return cursor.fetchall() if cursor.description else []

    def rows(self, statement: Any, values: tuple[Any, ...] | None = None) -> list[tuple[Any, ...]]:
        """The rows of a statement (text or psycopg2.sql) with its bound values."""
        begun = time.monotonic()
        try:
            return self._ask(statement, values)
        except UnicodeDecodeError:
            raise Refused(tr("the database contains text that is not in its own encoding"))
        except self._psycopg2.extensions.QueryCanceledError:
            if time.monotonic() - begun < 0.9 * self._access.seconds:
                raise InputError(
                    tr("The database stopped counting the records in '{}'; ask the database administrator why.").format(
                        self._name
                    )
                )
            raise InputError(
                tr(
                    "Counting the records in '{}' in the database took longer than {} seconds; choose a shorter "
                    "period, filter the layer, or raise the limit ({} in the advanced settings)."
                ).format(self._name, self._access.seconds, LIMIT_SETTING)
            )
        except self._psycopg2.Error as error:
            code = error.pgcode or ""
            if self._connection.closed or not code or code.startswith(("08", "57P")):
                raise InputError(tr("'{}' no longer responds; check the connection and try again.").format(self._name))
            raise Refused(tr("the database could not count these crimes (SQL state {})").format(code))

    def _wait(self, until: float | None = None) -> None:
        """Until the server has answered. Raises Cancelled once it has been told to stop."""
        extensions = self._psycopg2.extensions
        told = None
        while True:
            try:
                state = self._connection.poll()
            except self._psycopg2.Error:
                if told is not None:
                    raise Cancelled()
                raise
            if state == extensions.POLL_OK:
                if told is not None:
                    raise Cancelled()
                return
            # Not select itself, which knows no file number of 1,024 and above: QGIS may have many files open.
            with selectors.DefaultSelector() as selector:
                selector.register(
                    self._connection, selectors.EVENT_READ if state == extensions.POLL_READ else selectors.EVENT_WRITE
                )
                selector.select(_TICK)
            now = time.monotonic()
            if until is not None and now > until:
                raise self._psycopg2.OperationalError()
            if told is None and self._feedback is not None and self._feedback.isCanceled():
                told = now
                # In a thread of its own: a server that does not answer would hold us up.
                threading.Thread(target=self._cancel, daemon=True).start()
            if told is not None and now > told + _CANCEL_SECONDS:
                raise Cancelled()

    def _cancel(self) -> None:
        try:
            self._connection.cancel()
        except self._psycopg2.Error:
            pass  # It has ended, or the connection is gone.
