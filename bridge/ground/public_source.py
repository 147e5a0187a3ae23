"""What may be said of where data come from: file names, and never a login, a host or a user.

Connection strings come in from parameters, from layers and from the messages of GDAL and databases. ``public_source``
is for one source, ``public_text`` for a text that may hold some, ``Secrets`` for the texts of one run, whose words are
known.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from qgis.core import (
    QgsMapLayer,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsProperty,
)

from .errors import InputError
from .gpkg_uri import split_uri
from .texts import tr

#: What is said instead of a connection.
ELSEWHERE = "a database or web layer"
_HIDDEN = "…"

_PASSWORDS = (
    "password|passwd|pwd|passphrase|authcfg|access_?token|auth_?token|token|api_?key|client_secret|secret|"
    "signature|sig|sessionid"
)
_PEOPLE = "hostaddr|hostname|host|username|userid|user|uid|server|service"
#: Further keys of connections: they go with the rest, and say nothing alone.
_OTHERS = (
    "dbname|database|port|sslmode|connect_timeout|driver|dsn|trusted_connection|schema|key|srid|type|url|"
    "estimatedmetadata|typename|version|pagingenabled|active_schema|tables?|layername|layer"
)
#: A value: in quotes of its own, as they stand in text, JSON or HTML, or up to where the next begins.
_VALUE = (
    r"(?:'(?:[^'\\]|\\.)*'|\\?\"(?:[^\"\\]|\\[^\"])*\\?\"|&#39;.*?&#39;|&#34;.*?&#34;|&quot;.*?&quot;|"
    r"[^\s'\"<>;,&|]+)"
)
_PAIR = re.compile(rf"(?<![\w\"'])(?P<key>{_PASSWORDS}|{_PEOPLE}|{_OTHERS})\s*=\s*(?P<value>{_VALUE})", re.IGNORECASE)
_PAIRS = re.compile(
    r"(?:\b[a-z]\w+:(?://)?)?(?<![\w\"'])(?:{0})\s*=\s*{1}(?:[\s;,&]+(?:{0})\s*=\s*{1})*".format(
        "|".join((_PASSWORDS, _PEOPLE, _OTHERS)), _VALUE
    ),
    re.IGNORECASE,
)
_WORD_BEFORE_EQUALS = re.compile(r"(?<![\w\"'])(\w+)\s*=")
_ANY_KEY = re.compile("|".join((_PASSWORDS, _PEOPLE, _OTHERS)), re.IGNORECASE)
_SECRET_KEY = re.compile(_PASSWORDS, re.IGNORECASE)
_ACCESS_KEY = re.compile(_PEOPLE + "|dbname|database|dsn", re.IGNORECASE)

#: What GDAL opens by a prefix, and where it is not a file of this computer.
_DRIVERS = (
    r"(?<!\w)(?:PGB?|MYSQL|MARIADB|MSSQL|OCI|ODBC|PGEO|HANA|MONGODB(?:V3)?|WFS3?|OAPIF(?:_COLLECTION)?|OGCAPI|"
    r"CSW|CARTO(?:DB)?|AMIGOCLOUD|NGW|COUCHDB|CLOUDANT|EEDAI?|PLSCENES|PLMOSAIC|SDE|GMLAS|WMS|WMTS|WCS|"
    r"GEORASTER|IDB|INGRES):"
)
_COLON_BEFORE_SIGN = re.compile(r"\w:\S")
_PREFIX = re.compile(_DRIVERS + r"(?=\S)[^\s'\"<>|]*", re.IGNORECASE)
_FETCHED = re.compile(
    r"(?:\b[a-z]\w+://)?(?:/vsi[a-z]+/)?/vsi(?:curl|s3|gs|az|adls|oss|swift|hdfs|webhdfs)"
    r"(?:_streaming)?[/?][^\s'\"<>|]*",
    re.IGNORECASE,
)
_URL = re.compile(rf"(?:{_DRIVERS})?(?P<url>(?<![a-z0-9])[a-z][a-z0-9+.-]+://(?!\w+=)[^\s'\"<>|]*)", re.IGNORECASE)
_WEB = ("http", "https", "ftp", "ftps")
#: How PostgreSQL, MySQL and ODBC name people and machines in what they say.
_SAID = re.compile(
    r"\b(user|role|login|host|host name|server|server at|server on)( )(\"[^\"]*\"|'[^']*'@'[^']*')"
    r"(?: \([0-9a-f.:]+\))?",
    re.IGNORECASE,
)


def public_source(text: object) -> str:
    """The file name of a file source, and no more than the kind of any other."""
    text = str(text)
    named = split_uri(text)
    if named is not None:
        return f"{os.path.basename(named[0])} ({named[1]})"
    if text in ("TEMPORARY_OUTPUT",) or text.startswith("memory:"):
        return "temporary layer"
    if is_address(text):
        return ELSEWHERE
    path, _, rest = text.partition("|")
    if "=" in path or re.match(r"^[a-z][a-z0-9+]{2,}:", path, re.IGNORECASE):
        return ELSEWHERE
    name = re.search(r"layername=([^|]*)", rest)
    return os.path.basename(path) + (f" ({name.group(1)})" if name else "")


def is_connection(text: str) -> bool:
    """Whether a text holds a login, or names a database or a service as GDAL and QGIS do."""
    return _without_connections(text) != text


def is_address(text: str) -> bool:
    """Whether a text that stands for a source is not one of this computer or a file server."""
    url = _URL.match(text.strip())
    return is_connection(text) or bool(url) and not text.strip().lower().startswith("file:")


def require_file(text: str, name: str) -> None:
    """Raise InputError where a text that should name a file is the address of something else; ``name`` is the
    parameter's."""
    if is_address(text):
        raise InputError(
            tr(
                "{} is the address of a database or web service, and the plugin downloads nothing from there. "
                "Open the data in QGIS as a layer, or save them as a file."
            ).format(name)
        )


def public_text(text: str) -> str:
    """A text for a reader without the logins, hosts and users of the connections in it."""
    text = _without_connections(text)
    return _SAID.sub(lambda found: f"{found.group(1)}{found.group(2)}'{_HIDDEN}'", text)


def _without_connections(text: str) -> str:
    # Reports are long, and hold none of what the patterns look for: each is asked only where its signs are.
    if "/vsi" in text.lower():
        text = _FETCHED.sub(ELSEWHERE, text)
    if "://" in text:
        text = _URL.sub(_without_login, text)
    if any(_ANY_KEY.fullmatch(word) for word in _WORD_BEFORE_EQUALS.findall(text)):
        text = _PAIRS.sub(_without_pairs, text)
    if _COLON_BEFORE_SIGN.search(text):
        text = _PREFIX.sub(ELSEWHERE, text)
    return text


def _without_pairs(run: re.Match[str]) -> str:
    keys = [pair.group("key") for pair in _PAIR.finditer(run.group())]
    secret = any(_SECRET_KEY.fullmatch(key) for key in keys)
    return ELSEWHERE if secret or sum(bool(_ACCESS_KEY.fullmatch(key)) for key in keys) > 1 else run.group()


def _without_login(url: re.Match[str]) -> str:
    scheme, _, rest = url.group("url").partition("://")
    if scheme.lower() == "file":
        return url.group()
    # A plain address of the web may be meant for readers: a force's own page.
    login = "@" in re.split(r"[/?#]", rest)[0] or any(
        _SECRET_KEY.fullmatch(key) for key, _ in parse_qsl(rest.partition("?")[2])
    )
    return ELSEWHERE if login or scheme.lower() not in _WEB else url.group()


class Secrets:
    """The logins, hosts and users in the sources of one run, so that they are recognised wherever they are repeated."""

    def __init__(self, sources: Iterable[str] = ()) -> None:
        self._whole = sorted({text for text in sources if is_address(text)}, key=len, reverse=True)
        passwords: set[str] = set()
        people: set[str] = set()
        for text in self._whole:
            _words_of(text, passwords, people)
        # A user or a host may be called as things are: "crime" alone is hidden only where it stands in quotes.
        plain = {word for word in people if word.isalpha()}
        known = passwords | (people - plain)
        # In the ids that QGIS makes of names, there are lines instead of signs.
        known |= {re.sub(r"\W", "_", word) for word in known}
        self._words = _pattern(known, r"(?<![^\W_]){}(?![^\W_])")
        self._quoted = _pattern(plain, r"(?<=[\"'@/]){}(?=[\"'@/:])")

    def hide(self, text: str) -> str:
        """A text for a reader."""
        for whole in self._whole:
            text = text.replace(whole, ELSEWHERE)
        text = public_text(text)
        for pattern in (self._words, self._quoted):
            if pattern is not None:
                text = pattern.sub(_HIDDEN, text)
        return text


def texts_of(value: object) -> Iterator[str]:
    """The texts in the value of a parameter, whatever kind it is of; for a layer that of its source."""
    if isinstance(value, QgsMapLayer):
        yield value.source()
    elif isinstance(value, QgsProperty):
        yield from texts_of(value.staticValue())
        yield value.expressionString()
    elif isinstance(value, QgsProcessingFeatureSourceDefinition):
        yield from texts_of(value.source)
    elif isinstance(value, QgsProcessingOutputLayerDefinition):
        yield from texts_of(value.sink)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from texts_of(item)
    elif isinstance(value, str):
        yield value


def secrets_of(parameters: dict[str, Any], project: QgsProject | None) -> Secrets:
    """The Secrets of a run with these parameters, also of the layers of a project that they name."""
    texts = {text for value in parameters.values() for text in texts_of(value)}
    layers = list(project.mapLayers().values()) if project is not None else []
    layers = [layer for layer in layers if texts & {layer.id(), layer.name(), layer.source()}]
    # A plain address may be a text for readers; where a layer comes from is none.
    return Secrets([text for text in texts if is_connection(text)] + [layer.source() for layer in layers])


def _pattern(words: Iterable[str], around: str) -> re.Pattern[str] | None:
    """One pattern of words that are long enough to be told from others, None without any."""
    found = sorted((re.escape(word) for word in words if len(word) > 2), key=len, reverse=True)
    return re.compile(around.format("(?:" + "|".join(found) + ")"), re.IGNORECASE) if found else None


def _words_of(text: str, passwords: set[str], people: set[str]) -> None:
    """Add the words of a connection to the two sets."""
    for pair in _PAIR.finditer(text):
        key, value = pair.group("key"), pair.group("value")
        into = passwords if _SECRET_KEY.fullmatch(key) else people if re.fullmatch(_PEOPLE, key, re.I) else None
        if into is not None:
            into.add(re.sub(r"\\(.)", r"\1", value.strip("'\"")))
            # Without quotes of its own it goes on to the next blank, for PostgreSQL.
            into.update(re.findall(r"^[^\s'\"]+", text[pair.start("value") :]))
    for found in _URL.finditer(text):
        try:
            parts = urlsplit(found.group("url"))
        except ValueError:
            continue
        login, _, place = parts.netloc.rpartition("@")
        user, _, password = login.partition(":")
        people.update((user, unquote(user), place, place.rpartition(":")[0] or place))
        passwords.update((password, unquote(password)))
        passwords.update(value for key, value in parse_qsl(parts.query) if _SECRET_KEY.fullmatch(key))
    for found in re.finditer(r"(?<!\w)OCI:([^/@\s]*)/([^@\s]*)@?([^\s:/,]*)", text, re.IGNORECASE):
        people.update((found.group(1), found.group(3)))
        passwords.add(found.group(2))
    for one in (passwords, people):
        one.discard("")
