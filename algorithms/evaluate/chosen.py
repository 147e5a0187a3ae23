"""By which data the treated places of an evaluation were chosen, as the register or their layer has it."""

import json
import re

import numpy as np

from ...layers import fields as f
from ...layers.dates import parse_day
from ...layers.errors import InputError
from ...layers.provenance import read_back


def from_register(register, ids):
    """(first day, last day) datetime64[D] of the data by which places of a Register were chosen, as their first
    versions have it: those asked of the method that found them, else all up to the day of the decision, without a
    first day; (None, None) where it is not known of all."""
    firsts, lasts = [], []
    for one in ids:
        versions = register.history(one)
        if not versions:
            return None, None
        given = _parameters(versions[0].get(f.PARAMS))
        firsts.append(_day(given.get("START")))
        lasts.append(_day(given.get("END")) or _day(str(versions[0].get(f.AT) or "")[:10]))
    if not lasts or None in lasts:
        return None, None
    return (None if None in firsts else min(firsts)), max(lasts)


def of_layer(layer):
    """(first day, last day) datetime64[D] of the crimes in which a tool of ours found the hot spots of a layer;
    (None, None) for other layers."""
    try:
        window = read_back(layer.metadata().history())["window"]
    except ValueError:
        return None, None
    days = [_day(one) for one in re.findall(r"\d{4}-\d{2}-\d{2}", window)]
    return (days[0], days[-1]) if len(days) == 2 and None not in days else (None, None)


def _parameters(text):
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _day(text):
    try:
        day = parse_day(str(text).strip(" '\"") if text else "", f.PARAMS)
    except InputError:
        return None
    return None if day is None or np.isnat(day) else day
