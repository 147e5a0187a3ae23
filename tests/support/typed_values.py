"""Values as they come from JSON, held against the types that say what they are: TypedDict, list, dict, tuple,
Optional and plain ones."""

from typing import Any, Union, get_args, get_origin, get_type_hints


def is_record(hint):
    """Whether a type is a TypedDict; ``typing.is_typeddict`` is of Python 3.10."""
    return isinstance(hint, type) and hasattr(hint, "__total__") and hasattr(hint, "__annotations__")


def without_none(hint):
    """The type in an Optional, any other as it is."""
    inside = [one for one in get_args(hint) if one is not type(None)]
    return inside[0] if get_origin(hint) is Union and len(inside) == 1 else hint


def misfit(value, hint, where="report"):
    """The first place where a value is not what the type says, '' where all of it is. A record has all the keys that
    its type requires and no others than it names."""
    if hint is Any:
        return ""
    if without_none(hint) is not hint:
        # As the schemas have it, an empty object is none.
        absent = value is None or value == {} and is_record(without_none(hint))
        return "" if absent else misfit(value, without_none(hint), where)
    if is_record(hint):
        if not isinstance(value, dict):
            return f"{where} is no object"
        hints = get_type_hints(hint)
        if set(value) - set(hints):
            return f"{where} has {sorted(set(value) - set(hints))}, which {hint.__name__} does not name"
        if hint.__required_keys__ - set(value):
            return f"{where} lacks {sorted(hint.__required_keys__ - set(value))}"
        return _first(misfit(one, hints[name], f"{where}.{name}") for name, one in value.items())
    kind, inside = get_origin(hint), get_args(hint)
    if kind is list or kind is tuple:
        if not isinstance(value, list) or kind is tuple and len(value) != len(inside):
            return f"{where} is no {hint}"
        hints = inside if kind is tuple else inside * len(value)
        return _first(misfit(one, of, f"{where}[{i}]") for i, (one, of) in enumerate(zip(value, hints)))
    if kind is dict:
        if not isinstance(value, dict):
            return f"{where} is no object"
        return _first(misfit(one, inside[1], f"{where}[{name!r}]") for name, one in value.items())
    fits = isinstance(value, (int, float) if hint is float else hint)
    return "" if fits and isinstance(value, bool) == (hint is bool) else f"{where} is {value!r}, no {hint.__name__}"


def _first(wrong):
    return next(filter(None, wrong), "")
