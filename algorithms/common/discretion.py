"""No login, host or user of a source is repeated by a tool: what it says goes through here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from qgis.core import QgsMapLayer, QgsProcessingException, QgsProcessingFeedback, QgsProject

from ...bridge.files.unpacked import require_small_file
from ...bridge.ground.command import is_file, is_layer, kind_of
from ...bridge.ground.errors import Cancelled, InputError
from ...bridge.ground.public_source import Secrets, is_connection, require_file, texts_of
from ...bridge.ground.texts import tr
from ...core.memory import TooLarge
from .labels import with_labels

if TYPE_CHECKING:
    from .base import HotspotAlgorithm

#: Destinations that may be the address of a database.
_SINKS = ("sink", "vectorDestination")


def require_usable(algorithm: HotspotAlgorithm, parameters: dict[str, Any]) -> None:
    """Raise InputError where a parameter holds what its kind must not: a login in a text, the address of a database
    where a file belongs, a file that would fill the memory."""
    for definition in algorithm.parameterDefinitions():
        name, kind = definition.name(), kind_of(definition)
        for text in texts_of(parameters.get(name)):
            if is_layer(kind):
                require_small_file(text.partition("|")[0])
            elif kind in _SINKS:
                continue
            elif is_file(kind):
                require_file(text, name)
            elif is_connection(text):
                # It would be kept in the result, for everybody who opens it.
                raise InputError(
                    tr(
                        "{} contains database connection details or a login; remove them, because they would be "
                        "stored in the result."
                    ).format(name)
                )


def rename_opened(layer: QgsMapLayer | None, project: QgsProject | None) -> QgsMapLayer | None:
    """A layer that was opened for the run from an address, with a name that does not repeat it."""
    if (
        layer is not None
        and is_connection(layer.source())
        and (project is None or project.mapLayer(layer.id()) is None)
    ):
        layer.setName(tr("Layer from a database or web service"))
    return layer


class Discreet:
    """Feedback that hides the secrets of a run in what is said, and hands on all else."""

    _SAYS = (
        "pushInfo",
        "pushWarning",
        "pushDebugInfo",
        "pushCommandInfo",
        "pushConsoleInfo",
        "reportError",
        "setProgressText",
    )

    def __init__(self, feedback: Any, secrets: Secrets) -> None:
        self._feedback, self._secrets = feedback, secrets

    @property
    def own(self) -> QgsProcessingFeedback:
        """The feedback itself, for functions of QGIS, which take no other."""
        return self._feedback

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._feedback, name)
        if name not in self._SAYS:
            return found
        return lambda text, *more: found(self._secrets.hide(str(text)), *more)


class user_errors:
    """Turn an InputError, and what takes more memory than there is, into the one sentence that Processing shows, and
    hide secrets in what any other says. Parameters have their labels in it."""

    def __init__(self, algorithm: HotspotAlgorithm) -> None:
        self._algorithm = algorithm

    def __enter__(self) -> user_errors:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: object
    ) -> Literal[False]:
        if not isinstance(error, Exception) or isinstance(error, Cancelled):
            return False
        said = str(error)
        shown = self._algorithm.secrets.hide(said)
        if isinstance(error, InputError):
            raise QgsProcessingException(with_labels(self._algorithm, shown)) from (error if shown == said else None)
        if shown != said:
            raise QgsProcessingException(shown) from None
        if isinstance(error, TooLarge):
            raise QgsProcessingException(said[:1].upper() + said[1:] + ".") from error
        if isinstance(error, MemoryError):
            raise QgsProcessingException(
                tr(
                    "This computer does not have enough memory to run this analysis; close other programs, or "
                    "use larger places, a smaller area or a shorter period."
                )
            ) from error
        return False
