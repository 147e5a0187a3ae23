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
            mark("Name of an area"),
            mark("The field with the name. Leave blank to use the code."),
            of="AREAS",
            optional=True,
        ),
        Field(
            "CODE_FIELD",
            mark("Code of an area"),
            mark("The field with the code by which tables are joined."),
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
            lambda: tr(title) + tr(": field with the area code"),
            mark("The field with the code of the area."),
            of=name,
            optional=True,
        ),
        Field(
            name + "_FIELD",
            lambda: tr(title) + ": " + tr(number),
            mark("The field with the number."),
            of=name,
            optional=True,
        ),
    )


#: The table of residents.
PEOPLE = code_table("PEOPLE", mark("Population"), mark("residents"), mark("A table of residents by area code."))
#: From the codes of the tables to those of the areas.
LOOKUP: tuple[Parameter, ...] = (
    Layer(
        "LOOKUP",
        mark("Look-up of codes"),
        mark(
            "A table that converts the codes of the tables to those of the areas, such as LSOA 2011 to 2021, "
            "or LSOA to borough."
        ),
        holds=TABLE,
        optional=True,
        advanced=True,
    ),
    Field(
        "LOOKUP_FROM",
        mark("Look-up: from"),
        mark("The field with the codes that the tables have."),
        of="LOOKUP",
        optional=True,
        advanced=True,
    ),
    Field(
        "LOOKUP_TO",
        mark("Look-up: to"),
        mark("The field with the codes that the areas have."),
        of="LOOKUP",
        optional=True,
        advanced=True,
    ),
)
