"""Neighbourhoods with what tables say of them: parameters of the tools that ask who is policed."""

from __future__ import annotations

from ...core.texts import mark, tr
from .kinds import POLYGON, TABLE, Field, Layer, Parameter, Words


def areas(title: Words, words: Words, optional: bool = False) -> tuple[Parameter, ...]:
    """AREAS with NAME_FIELD and CODE_FIELD."""
    return (
        Layer("AREAS", title, words, holds=POLYGON, optional=optional),
        Field(
            "NAME_FIELD",
            mark("Area name field"),
            mark("The field with the area name. Leave blank to use the area code."),
            of="AREAS",
            optional=True,
        ),
        Field(
            "CODE_FIELD",
            mark("Area code field"),
            mark("The field with the area code that links the areas to the tables."),
            of="AREAS",
            optional=True,
        ),
    )


def code_table(name: str, title: str, number: str, words: Words) -> tuple[Parameter, ...]:
    """A table with ``name``_CODE and ``name``_FIELD; ``number`` is what the second one holds."""
    return (
        Layer(name, title, words, holds=TABLE, optional=True),
        Field(
            name + "_CODE",
            lambda: tr(title) + tr(": area code field"),
            mark("The field with the area code."),
            of=name,
            optional=True,
        ),
        Field(
            name + "_FIELD",
            lambda: tr(title) + ": " + tr(number),
            mark("The field with the values."),
            of=name,
            optional=True,
        ),
    )


#: The table of residents.
PEOPLE = code_table(
    "PEOPLE",
    mark("Population"),
    mark("number of residents"),
    mark("A table with the number of residents for each area code."),
)
#: From the codes of the tables to those of the areas.
LOOKUP: tuple[Parameter, ...] = (
    Layer(
        "LOOKUP",
        mark("Lookup table"),
        mark(
            "A lookup from the area codes in your tables to those in the boundary layer, such as LSOA 2011 "
            "to LSOA 2021, or LSOA to borough."
        ),
        holds=TABLE,
        optional=True,
        advanced=True,
    ),
    Field(
        "LOOKUP_FROM",
        mark("Lookup field for your tables"),
        mark("The lookup field with the codes used in your tables."),
        of="LOOKUP",
        optional=True,
        advanced=True,
    ),
    Field(
        "LOOKUP_TO",
        mark("Lookup field for the boundary layer"),
        mark("The lookup field with the codes used in the boundary layer."),
        of="LOOKUP",
        optional=True,
        advanced=True,
    ),
)
