"""The wheel scrolls the page and edits nothing: a control takes it only after a click on it or after Tab."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import QAbstractSlider, QAbstractSpinBox, QComboBox, QScrollBar, QWidget


class WheelGuard(QObject):
    """Watches all that is in a widget, dialogs over it and whatever is put into it later, QGIS's own controls too."""

    def __init__(self, root: QWidget) -> None:
        super().__init__(root)
        self._watch(root)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand the wheel on to what lies around a control that nobody has chosen; watch what is new."""
        kind = event.type()
        if kind == QEvent.Type.Wheel:
            if _edits(watched) and not watched.hasFocus():
                # Neither accepted nor taken in: Qt asks the parent next, up to the page that scrolls.
                event.ignore()
                return True
        elif kind == QEvent.Type.ChildPolished and isinstance(event.child(), QWidget):
            # Sent when a child is first shown, and when one that was shown before is put in.
            self._watch(event.child())
        return False

    def _watch(self, widget: QWidget) -> None:
        for one in [widget] + widget.findChildren(QWidget):
            # Once only, however often it is put in: Qt moves a filter that is there already to the front.
            one.installEventFilter(self)
            if _edits(one) and one.focusPolicy() == Qt.FocusPolicy.WheelFocus:
                # Else the wheel itself would be what chooses the control.
                one.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _edits(widget: QObject) -> bool:
    """Whether the wheel would change what a widget says."""
    return isinstance(widget, (QComboBox, QAbstractSpinBox)) or (
        isinstance(widget, QAbstractSlider) and not isinstance(widget, QScrollBar)
    )
