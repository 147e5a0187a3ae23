"""The dock: the pages in the order of the work, and the card over them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QSize, Qt, QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from ..bridge.ground.documents import RESOURCES
from ..contract.patrol import ACTIVE
from .balance.page import BalancePage
from .data.page import DataPage
from .evaluate.page import EvaluatePage
from .find.card import Card
from .find.page import FindPage
from .overlay.page import OverlayPage
from .parts.map_canvas import MapClicks
from .parts.wheel import WheelGuard
from .parts.widgets import Message, number
from .patrol.page import PatrolPage
from .publish.page import PublishPage
from .state.session import Session

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

_WIDTH = 400


class HotspotDock(QgsDockWidget):
    """What the plugin adds to the window. ``unload`` before it is thrown away."""

    def __init__(self, iface: QgisInterface | None) -> None:
        super().__init__(iface.mainWindow())
        self.setObjectName("HotspotPolicingDock")
        self.setWindowTitle(self.tr("Hot Spot Policing"))
        self.setWindowIcon(_icon("hotspot_policing"))
        self.iface = iface
        self.session = Session(iface, self)
        self.data, self.find, self.overlay = DataPage(self.session), FindPage(self.session), OverlayPage(self.session)
        self.patrol, self.evaluate = PatrolPage(self.session), EvaluatePage(self.session)
        self.balance, self.publish = BalancePage(self.session), PublishPage(self.session)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setIconSize(QSize(16, 16))
        for name, page, icon, text, tip in (
            ("data", self.data, "prepare", self.tr("Data"), self.tr("Crimes in: layers, files, the sample")),
            ("find", self.find, "detect", self.tr("Find"), self.tr("Find and rank hot spots")),
            ("overlay", self.overlay, "overlay", self.tr("Overlay"), self.tr("Hot spots over your own layers")),
            ("patrol", self.patrol, "patrol", self.tr("Patrol"), self.tr("Places in force, and patrols for them")),
            ("evaluate", self.evaluate, "evaluate", self.tr("Evaluate"), self.tr("Did it work, and what stands out?")),
            (
                "balance",
                self.balance,
                "balance",
                self.tr("Balance"),
                self.tr("Was presence fair, and what do people say?"),
            ),
            ("publish", self.publish, "publish", self.tr("Publish"), self.tr("What can be told to everybody")),
        ):
            page.setObjectName(name)
            self.tabs.setTabToolTip(self.tabs.addTab(_scrolled(page), _icon(icon), text), tip)
        self.card = Card(self.session)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.tabs)
        self.stack.addWidget(self.card)
        self.note = Message()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.note)
        column.addWidget(self.stack, 1)
        self.setWidget(whole)
        self.wheel = WheelGuard(self)
        self.clicks = MapClicks(iface.mapCanvas(), lambda: self.session.result.layer, self)
        self.clicks.clicked.connect(self._map_clicked)
        self.session.result.card_asked.connect(self.open_card)
        self.session.result.accept_asked.connect(self.accept_hot_spots)
        self.session.result.changed.connect(self.close_card)
        self.session.choices_replaced.connect(self._show_page)
        self.session.opened.connect(self._say_dropped)
        self.card.closed.connect(self.close_card)
        self.tabs.currentChanged.connect(self._page_turned)
        self._turning = False
        self._show_page()
        self._say_dropped()
        QTimer.singleShot(0, self._take_width)

    def unload(self) -> None:
        """Stop what runs and leave no trace on project and map."""
        self.find.unload()
        self.clicks.unload()
        self.session.unload()

    def open_card(self, hotspot_id: str) -> None:
        """Show the card of a hot spot over the pages."""
        self.stack.setCurrentWidget(self.card)
        self.card.open(hotspot_id)

    def close_card(self) -> None:
        """The pages again."""
        if self.stack.currentWidget() is self.card:
            self.stack.setCurrentWidget(self.tabs)
            self.find.results.table.setFocus()

    def accept_hot_spots(self, hotspot_ids: list[str]) -> None:
        """Take hot spots into the register, in force at once."""
        self.session.result.select(hotspot_ids)
        self.close_card()
        self.tabs.setCurrentIndex(self.tabs.indexOf(self.patrol.parentWidget().parentWidget()))
        self.patrol.register.add_hot_spots(True, ACTIVE)

    def _map_clicked(self, feature_id: int) -> None:
        row = next((row for row in self.session.result.rows if row["fid"] == feature_id), None)
        if row is not None and self.isVisible():
            self.open_card(row["hotspot_id"])

    def _show_page(self) -> None:
        pages = [self.data, self.find, self.overlay, self.patrol, self.evaluate, self.balance, self.publish]
        names = [page.objectName() for page in pages]
        wanted = self.session.choices.page or ("find" if self.session.choices.crimes else "data")
        self._turning = True
        self.tabs.setCurrentIndex(names.index(wanted) if wanted in names else 0)
        self._turning = False

    def _say_dropped(self) -> None:
        """Say once how many of the project's choices are not taken."""
        count = self.session.dropped
        self.note.say(
            ""
            if not count
            else self.tr("1 choice stored in this project cannot be used here; its default is used instead.")
            if count == 1
            else (
                self.tr(
                    "{} choices stored in this project cannot be used here; their defaults are used instead."
                ).format(number(count))
            )
        )

    def _page_turned(self, index: int) -> None:
        if not self._turning:
            self.session.set(page=self.tabs.widget(index).widget().objectName())

    def _take_width(self) -> None:
        window = self.iface.mainWindow()
        if not self.isFloating() and self.width() < _WIDTH:
            window.resizeDocks([self], [_WIDTH], Qt.Orientation.Horizontal)


def _scrolled(page: QWidget) -> QScrollArea:
    """A page that scrolls where the dock is low, and never sideways."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    return area


def _icon(name: str) -> QIcon:
    return QIcon(os.path.join(RESOURCES, "icons", name + ".svg"))
