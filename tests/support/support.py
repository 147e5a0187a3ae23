"""What the tests with QGIS share."""

import os
import shutil
import subprocess
import tempfile
import zipfile

from qgis.core import QgsProcessingFeedback, QgsVectorLayer

from hotspot_policing.bridge.files.atomic_replace import LISTING

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DEMO = os.path.join(ROOT, "resources", "demo")
# Of a copy: to open a GeoPackage changes it.
_COPY = tempfile.TemporaryDirectory(prefix="hotspot-wards-")
WARDS = shutil.copy(os.path.join(DEMO, "wards.gpkg"), _COPY.name) + "|layername=wards"


class Feedback(QgsProcessingFeedback):
    """Keeps what a run says; can cancel it at the n-th stage."""

    def __init__(self, cancel_at=None):
        super().__init__()
        self.said, self.errors, self.stages, self.cancel_at = [], [], [], cancel_at

    def pushInfo(self, text):
        self.said.append(text)

    def reportError(self, text, fatal=False):
        self.errors.append(text)

    def setProgressText(self, text):
        self.stages.append(text)
        if self.cancel_at is not None and len(self.stages) > self.cancel_at:
            self.cancel()


def results_in(folder):
    """The names of the results in a folder, without the list of them that lies beside them."""
    return sorted(name for name in os.listdir(folder) if name != LISTING)


def rows(source, name=""):
    """Every row of a layer as a dictionary."""
    layer = source if isinstance(source, QgsVectorLayer) else QgsVectorLayer(source, name, "ogr")
    names = layer.fields().names()
    return [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]


def pdf_text(path):
    """The text of a PDF as it stands on its pages, a form feed after each."""
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], stdout=subprocess.PIPE, check=True).stdout.decode(
        "utf-8"
    )


def unzip_demo(folder):
    """The sample's raw CSVs in a folder; their paths."""
    with zipfile.ZipFile(os.path.join(DEMO, "police_uk.zip")) as archive:
        archive.extractall(folder)
        return [os.path.join(folder, name) for name in archive.namelist() if name.endswith(".csv")]
