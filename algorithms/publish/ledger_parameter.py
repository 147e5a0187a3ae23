"""The ledger of releases as a parameter: what the tools for the public share."""

from ...bridge.publishing.releases import Ledger

LEDGER = "LEDGER"


def ledger_of(algorithm, parameters, context):
    """The Ledger that was given, None where none was. Raises InputError where it is broken."""
    path = (algorithm.parameterAsFile(parameters, LEDGER, context) or "").strip()
    return Ledger(path) if path else None
