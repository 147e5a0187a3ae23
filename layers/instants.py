"""Moments with a time zone in the typed fields of layers: instants, given by the clock in the United Kingdom.

What is stamped Z is one too, but where QGIS itself stamps local times so: there it is taken as written. GDAL's stream
and QGIS's loop lose an offset in some versions, or turn the moment into UTC: that is put right from what the file says.
"""

import numpy as np
from qgis.PyQt.QtCore import QDate, QDateTime, Qt

from .compat import LOSES_OFFSETS
from .dates import NO_ZONE, summer_time, uk_clock
from .texts import tr

#: Storage in which QGIS stamps local times with Z, or which keeps no zone and GDAL says Z of every time (geodatabases).
STAMPED = {"GPKG", "SQLite", "FlatGeobuf", "OpenFileGDB", "FileGDB"}
_SQLITE = {"GPKG", "SQLite"}
#: How GDAL says a zone: quarters of an hour from this, and less than two for none.
_UTC, _NO_ZONE = 100, 2
_LATE = np.timedelta64(23 * 60, "m")


def zone_ahead(zone, driver):
    """Minutes ahead of UTC of a zone as GDAL says it of a file of a ``driver``; NO_ZONE without one, and for Z where it
    is taken as written."""
    return NO_ZONE if zone < _NO_ZONE or zone == _UTC and driver in STAMPED else 15 * (zone - _UTC)


class Instants:
    """A typed field of a layer: what of it is an instant. ``source`` is its GdalSource, None where it has none;
    ``timed``: it holds times too.

    ``zoned`` moments were turned into the clock of the United Kingdom, ``other`` of them fall on another day than is
    written, and ``late`` would on another if Z were not taken as written.
    """

    def __init__(self, name, provider, source, timed=True):
        self.name, self.source, self.timed = name, source, timed
        # A database that keeps instants leaves nothing open.
        self._certain = provider == "postgres"
        self.stamped = provider in ("memory", "spatialite") or source is not None and source.driver in STAMPED
        self.zoned = self.other = self.late = 0
        # Of rows that the file says a zone of: their numbers, what is written, minutes ahead of UTC, by the clock.
        self._fids, self._written, self._ahead, self._moments = np.empty(0, np.int64), None, None, None
        self._unread = None

    def look(self, stream):
        """Look into the file for what the ``stream``, or else the loop, does not say. Raises InputError."""
        if self.source is None or not self.timed or not (stream or LOSES_OFFSETS):
            return
        found = []
        # By itself GDAL gives the parts of a moment as they are written, on every version.
        for fid, year, month, day, hour, minute, second, zone in self._features(
                # Behind seconds, and behind thousandths of them, an offset makes them so long.
                'length("{0}") > 24 OR length("{0}") = 22' if self.source.driver in _SQLITE else ""):
            ahead = zone_ahead(zone, self.source.driver)
            if ahead != NO_ZONE:
                found.append((fid, "{:04d}-{:02d}-{:02d}T{:02d}:{:02d}:{:02d}".format(
                    year, month, day, hour, minute, int(second)), ahead))
        if found:
            fids, texts, ahead = zip(*sorted(found))
            self._fids, self._written = np.array(fids, np.int64), np.array(texts, "datetime64[s]")
            self._ahead = np.array(ahead, np.int64)
            self._moments = uk_clock(self._written - self._ahead.astype("timedelta64[m]"))

    def mend(self, values, fids, stream):
        """The values (n,), days or moments, of the rows ``fids`` (n,) with the instants among them by the clock; what
        the ``stream`` could not read, and gives as the first day of its count, is NaT. In place."""
        if stream and self.source is not None:
            first = values == np.datetime64("1970-01-01")
            if first.any():
                values[first & np.isin(fids, self._unreadable())] = np.datetime64("NaT")
        if len(self._fids):
            here, at = self._found(fids)
            values[here] = self._moments[at].astype(values.dtype)
            self._count(self._moments[at], self._written[at])

    def _found(self, fids):
        """Which of the rows ``fids`` (n,) the file says a zone of, and where each of these is."""
        at = np.searchsorted(self._fids, fids).clip(0, len(self._fids) - 1)
        here = self._fids[at] == fids
        return here, at[here]

    def zones(self, items, fids):
        """What values (n,) of QGIS in the rows ``fids`` (n,) say, datetime64[s], and the minutes (n,) that each is
        ahead of UTC; NO_ZONE without a zone, and for Z where it is taken as written."""
        written, ahead = written_of(items), ahead_of(items)
        if self.stamped:
            ahead[ahead == 0] = NO_ZONE
        if len(self._fids):
            here, at = self._found(fids)
            written[here], ahead[here] = self._written[at], self._ahead[at]
        return written, ahead

    def values(self, items):
        """Moments (n,) datetime64[s] of values of QGIS, dates or times; NaT where one is neither."""
        written, ahead = written_of(items), ahead_of(items)
        stamped = self.stamped & ((ahead == 0) | (ahead == NO_ZONE) & (self.source is not None))
        self.tell_stamped(written[stamped], written[stamped].astype("datetime64[D]"))
        # Those that the file tells are mended by the rows' numbers.
        zoned = (ahead != NO_ZONE) & ~stamped & (len(self._fids) == 0)
        moments = written.copy()
        moments[zoned] = uk_clock(written[zoned] - ahead[zoned].astype("timedelta64[m]"))
        self._count(moments[zoned], written[zoned])
        return moments

    def tell_stamped(self, moments, days):
        """Count the moments (n,) on these days (n,) of which another reading of Z would change the day."""
        late = moments[moments - days >= _LATE] if self.stamped else moments[:0]
        self.late += int(np.count_nonzero(summer_time(late.astype("datetime64[m]"))))

    def _count(self, moments, written):
        self.zoned += len(moments)
        self.other += int(np.count_nonzero(moments.astype("datetime64[D]") != written.astype("datetime64[D]")))

    def notes(self):
        """Sentences about how its moments are read."""
        notes = []
        if self.zoned and not self._certain:
            notes.append(tr("'{}': {:,} times have a time zone and are given by the clock in the United Kingdom; {:,} "
                            "of them fall on another day than is written.").format(self.name, self.zoned, self.other))
        if self.late and self.is_stamped():
            notes.append(tr("'{}': its times are marked as UTC (Z), as QGIS marks local times too, and are taken as "
                            "written; if they are UTC, {:,} would move to the next day.").format(self.name, self.late))
        return notes

    def _unreadable(self):
        """Rows whose text is no date."""
        if self._unread is None:
            self._unread = np.array([row[0] for row in self._features(
                '"{}" NOT GLOB \'[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]*\'')], np.int64)
        return self._unread

    def is_stamped(self):
        """Whether the file says Z, which QGIS 3.22 has lost; what is in no file has said it."""
        if self.source is None:
            return True
        condition = '"{}" LIKE \'%Z\'' if self.source.driver in _SQLITE else ""
        return any(row[-1] == _UTC for row in self._features(condition))

    def _features(self, condition):
        """(fid, year, month, day, hour, minute, second, zone) of the rows that meet a condition about the field."""
        dataset, table = self.source.open()
        definition = table.GetLayerDefn()
        names = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
        table.SetAttributeFilter(condition.format(self.name.replace('"', '""')) or None)
        table.SetIgnoredFields([name for name in names if name != self.name] + ["OGR_GEOMETRY"])
        index = definition.GetFieldIndex(self.name)
        for feature in iter(table.GetNextFeature, None):
            moment = feature.GetFieldAsDateTime(index) if feature.IsFieldSetAndNotNull(index) else [0] * 7
            yield (feature.GetFID(), *moment)
        del dataset


def written_of(items):
    """What values (n,) of QGIS say, datetime64[s], whatever their zone; NaT where one is neither date nor time."""
    def text(item):
        if isinstance(item, QDateTime) and item.isValid():
            return item.toString("yyyy-MM-ddTHH:mm:ss")
        return item.toString("yyyy-MM-dd") if isinstance(item, QDate) and item.isValid() else "NaT"

    return np.array([text(item) for item in items] or ["NaT"], "datetime64[s]")[:len(items)]


def ahead_of(items):
    """Minutes (n,) that values of QGIS are ahead of UTC; NO_ZONE without a zone: in the local time of this computer, as
    QGIS says it."""
    return np.array([
        NO_ZONE if not isinstance(item, QDateTime) or not item.isValid() or item.timeSpec() == Qt.TimeSpec.LocalTime
        else item.offsetFromUtc() // 60 for item in items], np.int64)
