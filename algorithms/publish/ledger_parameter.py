"""The ledger of releases as a parameter: what the tools for the public share."""

from qgis.core import QgsProcessingParameterFile

from ...bridge.publishing.releases import Ledger

LEDGER = "LEDGER"


def add_ledger_parameter(algorithm, help_text: str) -> None:
    """LEDGER: the folder of the signed releases; the single file of earlier versions (.json) is taken too."""
    algorithm.add(
        QgsProcessingParameterFile(
            LEDGER, algorithm.tr("Ledger of releases"), QgsProcessingParameterFile.Behavior.Folder, optional=True
        ),
        help_text,
    )


def ledger_of(algorithm, parameters, context):
    """The Ledger that was given, None where none was. Raises InputError where it is broken."""
    path = (algorithm.parameterAsFile(parameters, LEDGER, context) or "").strip()
    return Ledger(path) if path else None
