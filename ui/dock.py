"""The dock: the rail, the project in a line, the pages in the order of the work, and the card over them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Callable, NamedTuple

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QEvent, Qt, QTimer
from qgis.PyQt.QtGui import QIcon, QKeySequence
from qgis.PyQt.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ..bridge.ground.documents import RESOURCES
from ..contract.patrol import ACTIVE
from .find.card import Card
from .frame.guide import open_guide
from .frame.keep_line import KeepLine
from .frame.page_frame import PageFrame
from .frame.project_line import ProjectLine
from .frame.rail import Rail
from .maps.map_canvas import MapClicks
from .parts.wheel import WheelGuard
from .parts.widgets import Message, number
from .state.session import Session

if TYPE_CHECKING:
    from qgis.gui import QgisInterface
    from qgis.PyQt.QtGui import QKeyEvent

    from .find.page import FindPage
    from .patrol.page import PatrolPage

_WIDTH = 520


class _Page(NamedTuple):
    """A page before it is made, and before its code is read: most people look at two of them."""

    word: str
    question: str
    icon: str
    #: Its page of the guide.
    guide: str
    make: Callable[[], QWidget]


class HotspotDock(QgsDockWidget):
    """What the plugin adds to the window. ``unload`` before it is thrown away."""

    def __init__(self, iface: QgisInterface | None) -> None:
        super().__init__(iface.mainWindow())
        self.setObjectName("HotspotPolicingDock")
        self.setWindowTitle(self.tr("Hot Spot Policing"))
        self.setWindowIcon(_icon("hotspot_policing"))
        self.iface = iface
        self.session = Session(iface, self)
        self._pages = self._describe()
        self._frames: dict[str, PageFrame] = {}
        self.rail = Rail()
        for name, page in self._pages.items():
            self.rail.add(name, _icon(page.icon), page.word, page.question)
        self.pages = QStackedWidget()
        self.card = Card(self.session, lambda: self.find.results.order())
        self.stack = QStackedWidget()
        self.stack.addWidget(self.pages)
        self.stack.addWidget(self.card)
        self.note, self.keep = Message(), KeepLine(self.session)
        self._lay_out()
        self.wheel = WheelGuard(self)
        self.clicks = MapClicks(iface.mapCanvas(), lambda: self.session.result.layer, self)
        self.clicks.clicked.connect(self._map_clicked)
        self.session.result.card_asked.connect(self.open_card)
        self.session.result.accept_asked.connect(self.accept_hot_spots)
        self.session.result.changed.connect(self.close_card)
        # Each page that is made is a turn of its own.
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._show_stored_page)
        self.session.choices_replaced.connect(self._turn.start)
        self.session.page_asked.connect(self.turn_to)
        self.session.briefings_asked.connect(self.turn_to_briefings)
        self.session.opened.connect(self._say_dropped)
        self.card.closed.connect(self.close_card)
        self.card.print_asked.connect(self._print_place)
        self.rail.chosen.connect(self.turn_to)
        self.rail.help_asked.connect(self.open_help)
        self._turn.start()
        self._say_dropped()
        QTimer.singleShot(0, self._take_width)

    def _describe(self) -> dict[str, _Page]:
        """{name: page} in the order of the work."""
        tr = self.tr
        return {
            "data": _Page(tr("Crimes"), tr("What crime data do you have?"), "prepare", "data", self._make_crimes),
            "find": _Page(tr("Hot spots"), tr("Where is crime worst?"), "detect", "results", self._make_hot_spots),
            "patrol": _Page(tr("Patrols"), tr("Who goes where, and when?"), "patrol", "patrol", self._make_patrols),
            "results": _Page(
                tr("Results"),
                tr("Were patrols delivered, effective and fair?"),
                "evaluate",
                "evaluate",
                self._make_results,
            ),
            "publish": _Page(tr("Share"), tr("Who needs to know?"), "publish", "publish", self._make_share),
            "methods": _Page(
                tr("Methods"), tr("Can the map be trusted? (for analysts)"), "balance", "methods", self._make_methods
            ),
        }

    def _make_crimes(self) -> QWidget:
        from .data.page import DataPage

        return DataPage(self.session)

    def _make_hot_spots(self) -> QWidget:
        from .find.page import FindPage

        return FindPage(self.session)

    def _make_patrols(self) -> QWidget:
        from .patrol.page import PatrolPage

        return PatrolPage(self.session)

    def _make_results(self) -> QWidget:
        from .results.page import ResultsPage

        return ResultsPage(self.session)

    def _make_share(self) -> QWidget:
        from .publish.page import PublishPage

        return PublishPage(self.session)

    def _make_methods(self) -> QWidget:
        from .methods.page import MethodsPage

        return MethodsPage(self.session)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(ProjectLine(self.session))
        right.addWidget(self.note)
        right.addWidget(self.keep)
        right.addWidget(self.stack, 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.setWidget(whole)

    def unload(self) -> None:
        """Stop what runs and leave no trace on project and map."""
        if "find" in self._frames:
            self.find.unload()
        self.clicks.unload()
        self.session.unload()

    # -- the pages ----------------------------------------------------------------------------------------------
    def page(self, name: str) -> QWidget:
        """A page, made when it is first asked for."""
        if name not in self._frames:
            described = self._pages[name]
            page = described.make()
            page.setObjectName(name)
            self._frames[name] = PageFrame(described.question, page)
            self.pages.addWidget(self._frames[name])
        return self._frames[name].page

    def turn_to(self, name: str) -> None:
        """Show a page, and remember it in the project."""
        turned = name != self.current
        self._show_page(name)
        if turned:
            self.session.set(page=name)

    def turn_to_briefings(self) -> None:
        """Show where the briefings of shifts are made."""
        self.turn_to("patrol")
        self.patrol.show_routes()

    @property
    def current(self) -> str:
        """The name of the page on show."""
        shown = self.pages.currentWidget()
        return next((name for name, frame in self._frames.items() if frame is shown), self._stored_page())

    @property
    def find(self) -> FindPage:
        """The page of the hot spots."""
        return self.page("find")

    @property
    def patrol(self) -> PatrolPage:
        """The page of the patrols."""
        return self.page("patrol")

    def event(self, event: QEvent) -> bool:
        """Take F1 before QGIS does, whose own shortcut it is."""
        if event.type() == QEvent.Type.ShortcutOverride and event.matches(QKeySequence.StandardKey.HelpContents):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 in the dock is the guide to the page on show."""
        if event.matches(QKeySequence.StandardKey.HelpContents):
            self.open_help()
        else:
            super().keyPressEvent(event)

    def open_help(self) -> None:
        """Open the guide at the page on show."""
        self.note.say(open_guide(self._pages[self.current].guide))

    def _show_page(self, name: str) -> None:
        self.page(name)
        self.pages.setCurrentWidget(self._frames[name])
        self.rail.show_page(name)
        self.stack.setCurrentWidget(self.pages)

    def _show_stored_page(self) -> None:
        self._show_page(self._stored_page())

    def _stored_page(self) -> str:
        return self.session.choices.page or ("find" if self.session.choices.crimes else "data")

    # -- the card -----------------------------------------------------------------------------------------------
    def open_card(self, hotspot_id: str) -> None:
        """Show the card of a hot spot over the pages."""
        self.stack.setCurrentWidget(self.card)
        self.card.open(hotspot_id)

    def _print_place(self, hotspot_id: str) -> None:
        from .publish.place_print import print_place

        print_place(self.session, hotspot_id, self.card.print, self.card.problem)

    def close_card(self) -> None:
        """The pages again."""
        if self.stack.currentWidget() is self.card:
            self.stack.setCurrentWidget(self.pages)
            self.find.results.table.setFocus()

    def accept_hot_spots(self, hotspot_ids: list[str]) -> None:
        """Take hot spots into the register, active from now on."""
        self.session.result.select(hotspot_ids)
        self.turn_to("patrol")
        self.patrol.register.add_hot_spots(True, ACTIVE)

    def _map_clicked(self, feature_id: int) -> None:
        row = next((row for row in self.session.result.rows if row["fid"] == feature_id), None)
        if row is not None and self.isVisible():
            self.open_card(row["hotspot_id"])

    def _say_dropped(self) -> None:
        """Say once how many of the project's choices are not taken."""
        count = self.session.dropped
        self.note.say(
            ""
            if not count
            else self.tr("One setting saved in this project cannot be used here, so the default is used instead.")
            if count == 1
            else (
                self.tr(
                    "{} settings saved in this project cannot be used here, so the defaults are used instead."
                ).format(number(count))
            )
        )

    def _take_width(self) -> None:
        window = self.iface.mainWindow()
        if not self.isFloating() and self.width() < _WIDTH:
            window.resizeDocks([self], [_WIDTH], Qt.Orientation.Horizontal)


def _icon(name: str) -> QIcon:
    return QIcon(os.path.join(RESOURCES, "icons", name + ".svg"))
