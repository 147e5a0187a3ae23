"""The board of a patrol plan on paper: a page across for each week, its cells in the colours of the agencies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from qgis.PyQt.QtCore import QMarginsF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextOption

from ..ground.errors import InputError
from ..ground.texts import day_words, mark, tr, visits_words
from ..patrol.plan_table import PlanSetting
from ..results.layout import unwritten

_DPI = 200
#: Millimetres: the sheet within its margins, the column of the places, a row.
_WIDE, _HIGH, _MARGIN = 277.0, 190.0, 10.0
_PLACE, _ROW, _HEAD = 62.0, 5.2, 32.0
DAYS = (mark("Mo"), mark("Tu"), mark("We"), mark("Th"), mark("Fr"), mark("Sa"), mark("Su"))
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True)
class Board:
    """What is printed: the setting of a plan, its visits (n, D, S, A), the colour of each agency, the marking."""

    setting: PlanSetting
    visits: np.ndarray
    colours: Sequence[QColor]
    marking: str

    @property
    def sheets(self) -> list[tuple[list[int], list[int]]]:
        """(days, hot spots) of each page; hot spots without a visit in the week are left out."""
        room = int((_HIGH - _HEAD - 8.0) / _ROW) - 1
        out = []
        for first in range(0, len(self.setting.days), 7):
            days = list(range(first, min(first + 7, len(self.setting.days))))
            visited = np.flatnonzero(self.visits[:, days].sum((1, 2, 3))).tolist()
            out += [(days, visited[k : k + room]) for k in range(0, max(len(visited), 1), room)]
        return out


def print_board(path: str, board: Board, shown: str = "") -> None:
    """Write a Board as PDF. Raises InputError, which names the file as ``shown``, where it cannot be written."""
    writer = QPdfWriter(path)
    writer.setTitle(tr("Patrol plan"))
    writer.setResolution(_DPI)
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape, margins, QPageLayout.Unit.Millimeter
        )
    )
    painter = QPainter()
    if not painter.begin(writer):
        raise InputError(unwritten(shown or path))
    try:
        for k, (days, places) in enumerate(board.sheets):
            if k and not writer.newPage():
                raise InputError(unwritten(shown or path))
            _Sheet(painter, board, days, places).draw(k + 1, len(board.sheets))
    finally:
        painter.end()


class _Sheet:
    """A page: some hot spots of a week."""

    def __init__(self, painter: QPainter, board: Board, days: list[int], places: list[int]) -> None:
        self.painter, self.board, self.days, self.places = painter, board, days, places
        self.cells = [(day, shift) for day in days for shift in range(len(board.setting.shifts))]
        self.width = (_WIDE - _PLACE) / len(self.cells)

    def draw(self, page: int, pages: int) -> None:
        """All of it."""
        setting, visits = self.board.setting, self.board.visits
        week = visits[:, self.days]
        self._text((0, 0, _WIDE, 5), self.board.marking, _CENTRE, 8)
        title = tr("Patrol plan, {} to {}: {}").format(
            day_words(setting.days[self.days[0]]), day_words(setting.days[self.days[-1]]), visits_words(int(week.sum()))
        )
        self._text((0, 6, _WIDE, 7), title, _LEFT, 13, bold=True)
        self._legend(week)
        for k, (day, shift) in enumerate(self.cells):
            weekday = tr(DAYS[(setting.problem.weekday + day) % 7])
            x = _PLACE + k * self.width
            if not shift:
                across = self.width * len(setting.shifts)
                self._box((x, 21, across, 5), f"{weekday} {int(setting.days[day][8:])}")
            self._box((x, 26, self.width, 6), setting.shifts[shift][0][:6])
        self._box((0, 21, _PLACE, 11), tr("Place and weekly visits"))
        for row, place in enumerate(self.places):
            self._row(_HEAD + row * _ROW, place)
        y = _HEAD + len(self.places) * _ROW
        self._box((0, y, _PLACE, _ROW), tr("All places"))
        for k, (day, shift) in enumerate(self.cells):
            total = int(visits[:, day, shift].sum())
            self._box((_PLACE + k * self.width, y, self.width, _ROW), f"{total:,}" if total else "")
        self._text((0, _HIGH - 5, _WIDE, 5), self.board.marking, _CENTRE, 8)
        self._text((0, _HIGH - 5, _WIDE, 5), tr("Page {} of {}").format(page, pages), _LEFT, 8)

    def _legend(self, week: np.ndarray) -> None:
        x = 0.0
        for k, name in enumerate(self.board.setting.agencies):
            self._fill((x, 14.5, 4, 4), self.board.colours[k])
            words = tr("{}: {}").format(name, visits_words(int(week[..., k].sum())))
            self._text((x + 5.5, 13.5, 60, 6), words, _LEFT, 9)
            x += 66.0

    def _row(self, y: float, place: int) -> None:
        setting, visits = self.board.setting, self.board.visits
        total = int(visits[place, self.days].sum())
        name = self._short(setting.place(place), _PLACE - 10)
        self._box((0, y, _PLACE, _ROW), "")
        self._text((1, y, _PLACE - 10, _ROW), name, _LEFT, 8)
        self._text((_PLACE - 9, y, 8, _ROW), f"{total:,}", _RIGHT, 8)
        for k, (day, shift) in enumerate(self.cells):
            x = _PLACE + k * self.width
            there = [(agency, int(count)) for agency, count in enumerate(visits[place, day, shift]) if count]
            for part, (agency, count) in enumerate(there):
                box = (x + part * self.width / len(there), y, self.width / len(there), _ROW)
                self._fill(box, self.board.colours[agency])
                self._text(box, f"{count:,}", _CENTRE, 8)
            self._box((x, y, self.width, _ROW), "")

    # -- millimetres to the dots of the page ----------------------------------------------------------------------
    def _rect(self, box: tuple[float, float, float, float]) -> QRectF:
        return QRectF(*(one * _DPI / 25.4 for one in box))

    def _fill(self, box: tuple[float, float, float, float], colour: QColor) -> None:
        self.painter.fillRect(self._rect(box), colour)

    def _box(self, box: tuple[float, float, float, float], words: str) -> None:
        self.painter.setPen(QColor(150, 150, 150))
        self.painter.drawRect(self._rect(box))
        self._text(box, words, _CENTRE, 8)

    def _short(self, words: str, width: float) -> str:
        self.painter.setFont(QFont(self.painter.font().family(), 8))
        return self.painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(width * _DPI / 25.4))

    def _text(
        self, box: tuple[float, float, float, float], words: str, align: Qt.AlignmentFlag, size: int, bold: bool = False
    ) -> None:
        font = QFont(self.painter.font().family(), size)
        font.setBold(bold)
        self.painter.setFont(font)
        self.painter.setPen(QColor(0, 0, 0))
        how = QTextOption(align)
        how.setWrapMode(QTextOption.WrapMode.NoWrap)
        self.painter.drawText(self._rect(box), words, how)
