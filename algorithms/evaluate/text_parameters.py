"""Text parameters of the evaluation tools."""

from __future__ import annotations

from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import tr

#: Rings around a place that somebody can still tell apart.
_MOST = 20


def distances(text: str, name: str) -> list[float]:
    """Rising distances in metres from text such as '100; 200', [] from nothing. Raises InputError."""
    try:
        values = [float(part) for part in (text or "").replace(",", ";").split(";") if part.strip()]
        rising = all(low < high <= 100_000 for low, high in zip([0.0, *values], values))
    except ValueError:
        rising = False
    if not rising:
        raise InputError(
            tr("{}: '{}' is not valid; enter distances in metres in ascending order, such as 100; 200; 300.").format(
                name, text
            )
        )
    if len(values) > _MOST:
        raise InputError(tr("{} contains {} distances; enter no more than {}.").format(name, len(values), _MOST))
    return values
