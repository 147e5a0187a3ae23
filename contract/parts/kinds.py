"""What a declaration is made of: a tool, its parameters and its outputs as plain data.

Nothing here knows QGIS: ``algorithms/common/declared_parameters.py`` makes QGIS's parameters of them. The classes
get nothing but ``__init__`` (``eq`` and ``repr`` off), since the rest would take as long as all tools together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable, Union

#: A text that users read: marked for translation, or a function that gives it translated, where it is put together.
Words = Union[str, Callable[[], str]]

#: What a layer holds. ``TABLE``: any vector layer, with or without shapes; ``MAP``: rasters too; ``FILE``: a path.
POINT, LINE, POLYGON, ANY_SHAPE = "point", "line", "polygon", "any shape"
TABLE, MAP, FILE = "table", "map", "file"

#: ``needs`` of what computes with SciPy, and of what learns: {import name: Debian package}.
SCIPY = {"scipy": "python3-scipy"}
SKLEARN = {"sklearn": "python3-sklearn"}


@dataclass(eq=False, repr=False)
class Parameter:
    """What every parameter has; what it is called in scripts, in the dialog, and what it is for."""

    name: str
    title: Words
    help: Words
    optional: bool = False
    advanced: bool = False


@dataclass(eq=False, repr=False)
class Layer(Parameter):
    """The features of a layer, of which those selected or filtered can be taken alone."""

    holds: str = POLYGON


@dataclass(eq=False, repr=False)
class Layers(Parameter):
    """Several layers or files."""

    holds: str = ANY_SHAPE


@dataclass(eq=False, repr=False)
class AnyLayer(Parameter):
    """A layer as such, whatever it holds."""


@dataclass(eq=False, repr=False)
class Export(Parameter):
    """A table or layer, or a file or folder that is opened by the tool itself."""


@dataclass(eq=False, repr=False)
class Field(Parameter):
    """A field of the layer given for the parameter ``of``."""

    of: str = ""
    numeric: bool = False


@dataclass(eq=False, repr=False)
class Expression(Parameter):
    """An expression over the fields of the layer given for the parameter ``of``."""

    of: str = ""


@dataclass(eq=False, repr=False)
class Text(Parameter):
    """A text; with ``lines`` of several lines."""

    default: str | None = None
    lines: bool = False


@dataclass(eq=False, repr=False)
class Day(Parameter):
    """A day, as people write days; a time beside it does no harm."""


@dataclass(eq=False, repr=False)
class Number(Parameter):
    """A number from ``low`` to ``high``, None where there is no such bound."""

    default: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(eq=False, repr=False)
class Whole(Number):
    """A whole number."""


@dataclass(eq=False, repr=False)
class Flag(Parameter):
    """Yes or no."""

    default: bool = False


@dataclass(eq=False, repr=False)
class Choice(Parameter):
    """One of some tokens. ``withdrawn``: {a token that is no longer offered, but still read: what stands for it}."""

    options: tuple[str, ...] = ()
    default: str = ""
    withdrawn: dict[str, str] = field(default_factory=dict)


@dataclass(eq=False, repr=False)
class File(Parameter):
    """A file, of one extension where there is any, or a ``folder``."""

    extension: str = ""
    folder: bool = False


@dataclass(eq=False, repr=False)
class Crs(Parameter):
    """A coordinate reference system."""


@dataclass(eq=False, repr=False)
class Destination(Parameter):
    """Something that is written. ``made``: also where nobody says so, for an optional one."""

    made: bool = True


@dataclass(eq=False, repr=False)
class Sink(Destination):
    """A vector layer."""

    holds: str = POLYGON


@dataclass(eq=False, repr=False)
class Raster(Destination):
    """A raster."""


@dataclass(eq=False, repr=False)
class FileOut(Destination):
    """A file; ``filter`` is what the file dialog shows: ``HTML (*.html)``."""

    filter: str = ""


@dataclass(eq=False, repr=False)
class FolderOut(Destination):
    """A folder."""


@dataclass(eq=False, repr=False)
class Output:
    """A figure, or with ``text`` a text, that a tool gives back besides the results that it writes."""

    name: str
    text: bool = False


def numbers(*names: str) -> tuple[Output, ...]:
    """Figures of these names."""
    return tuple(Output(name) for name in names)


def texts(*names: str) -> tuple[Output, ...]:
    """Texts of these names."""
    return tuple(Output(name, text=True) for name in names)


@dataclass(eq=False, repr=False)
class Tool:
    """A tool as the toolbox, scripts and models know it. ``tags``: words by which it is searched for beside its
    texts, separated by commas: terms and products of the trade, the same in every language; ``needs``: {import name:
    Debian package} beyond NumPy; ``main_thread``: it runs others, which look at layers, and so holds the window while
    it runs."""

    id: str
    title: str
    group: str
    summary: str
    tags: str
    parameters: tuple[Parameter, ...]
    outputs: tuple[Output, ...]
    needs: dict[str, str] = field(default_factory=dict)
    main_thread: bool = False

    @property
    def help(self) -> str:
        """The help document, from the root of the plugin."""
        return "resources/help/" + self.id + ".md"
