"""The page Patrol: from hot spots to places in force."""

from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from .register_view import RegisterView
from .widgets import heading


class PatrolPage(QWidget):
    """The register of hot spots."""

    def __init__(self, session, parent=None):
        super().__init__(parent)
        self.session = session
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(heading(self.tr("Register of hot spots")))
        self.register = RegisterView(session)
        column.addWidget(self.register, 1)
