"""The bridge and the tools take the names of fields from the contract, and have none of their own."""

from hotspot_policing.bridge.ground import fields
from hotspot_policing.contract.schemas import names


def test_every_name_is_the_contracts():
    said = {name: value for name, value in vars(names).items() if name.isupper() and isinstance(value, str)}
    assert len(said) > 100
    assert {name: getattr(fields, name) for name in said} == said
