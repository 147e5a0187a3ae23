"""Dialogs for files, as a user meets them; ``test_dialogs.py`` says where they should begin."""

import os

from driver import save_project
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QFileDialog, QLineEdit


def _choose(window, name=""):
    """Take a file of a name in the next dialog, or give it up; where the dialog began."""
    seen = []

    def act():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(100, act)
            return
        seen.append(os.path.realpath(dialog.directory().absolutePath()))
        if name:
            line = dialog.findChild(QLineEdit, "fileNameEdit")
            line.setText(name)
            QTest.keyClick(line, Qt.Key.Key_Return)
        else:
            dialog.reject()

    QTimer.singleShot(100, act)
    return seen


def folders(window):
    """A dialog is in the project's folder at first, then where the last one ended, for what is read and written apart;
    another project begins in its own."""
    from hotspot_policing.ui.parts import file_dialogs as dialogs

    window.dock()
    elsewhere = os.path.join(window.folder, "elsewhere")
    os.makedirs(elsewhere)
    open(os.path.join(elsewhere, "crimes.csv"), "w").close()
    project, main = QgsProject.instance(), window.dock()

    def save(name=""):
        seen = _choose(window, name)
        return seen, dialogs.ask_path(main, project, "Save", "a.pdf", "PDF (*.pdf)")

    def read(name=""):
        seen = _choose(window, name)
        return seen, dialogs.ask_file(main, "Open", "Tables (*.csv)")

    saw = {"folder": os.path.realpath(window.folder), "elsewhere": os.path.realpath(elsewhere)}
    save_project(window)
    saw["first"] = save(os.path.join(elsewhere, "a"))
    saw["next"], saw["read"] = save(), read(os.path.join(elsewhere, "crimes.csv"))
    saw["read next"] = read()
    other = os.path.join(window.folder, "other")
    os.makedirs(other)
    project.write(os.path.join(other, "other.qgz"))
    saw["other"] = [os.path.realpath(other), save()]
    return saw
