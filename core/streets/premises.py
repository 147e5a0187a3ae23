"""Crimes at premises: joined to a list of them, or grouped into locations that come again. NumPy and SciPy only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable

import numpy as np

from ..counting.grids import find
from .nearest import nearest, pieces_within

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: How a crime belongs to premises: it is at them by their ID, their name or its distance, it is near them, or neither.
BY_ID, BY_NAME, BY_DISTANCE, NEAR, NONE = range(5)

_FLAT = re.compile(r"\b(?:flat|flt|apartment|apt)\b\.?\s*(?:no\.?\s*)?(?:\d+\s?[a-z]?|[a-z]\d*)\b")
#: How data.police.uk begins its locations.
_ON_OR_NEAR = re.compile(r"^\s*on or near\b")


def tidied(text: str) -> str:
    """The text of a location as it is compared: without case, punctuation and the number of a flat.

    Parameters
    ----------
    text : str
        A location or the name of premises, as somebody wrote it.

    Returns
    -------
    key : str
        The same for all ways to write it; '' where nothing is left.

    Examples
    --------
    >>> tidied("Flat 3A, 12 High St."), tidied("12, HIGH  ST"), tidied("On or near Supermarket")
    ('12 high st', '12 high st', 'supermarket')
    >>> tidied("St. Mary's Hall"), tidied("Flat Lane")
    ('st marys hall', 'flat lane')
    """
    plain = _FLAT.sub(" ", _ON_OR_NEAR.sub("", text.casefold()))
    return " ".join(re.sub(r"[^\w]+", " ", re.sub(r"['’.]", "", plain)).split())


def id_key(text: str) -> str:
    """An ID as it is compared: without case, blanks at its ends and zeros before a number.

    Parameters
    ----------
    text : str
        The ID, as somebody wrote it.

    Returns
    -------
    key : str
        The same for all ways to write it; '' where there is none.

    Examples
    --------
    >>> id_key(" 000100 "), id_key("100"), id_key("pub/07"), id_key("0")
    ('100', '100', 'pub/07', '0')
    """
    plain = text.strip().casefold()
    return (plain.lstrip("0") or "0") if plain.isdigit() else plain


def look_up(codes: NDArray[np.integer], keys: Sequence[str], known: dict[str, int]) -> NDArray[np.int64]:
    """The number that each row's key stands for.

    Parameters
    ----------
    codes : ndarray of int, shape (n,)
        Which of the keys each row has, −1 for none.
    keys : sequence of str, shape (k,)
        The keys.
    known : dict
        The number that a key stands for.

    Returns
    -------
    numbers : ndarray of int, shape (n,)
        −1 where a row has no key, or one that stands for nothing.

    Examples
    --------
    >>> look_up(np.array([1, 0, -1]), ["a", "b"], {"b": 7}).tolist()
    [7, -1, -1]
    """
    numbers = np.array([known.get(key, -1) for key in keys] + [-1], np.int64)
    return numbers[codes]


@dataclass(frozen=True)
class Premises:
    """Premises, in the order of their IDs.

    Attributes
    ----------
    ends : ndarray of float, shape (k, 4)
        Straight pieces of their points, lines and outlines: x1, y1, x2, y2, in metres.
    owner : ndarray of int, shape (k,)
        The premises that each piece belongs to.
    name : ndarray of int, shape (m,)
        Code of the name of each, −1 without one; several may have the same.
    """

    ends: NDArray[np.float64]
    owner: NDArray[np.int64]
    name: NDArray[np.int64]


@dataclass(frozen=True)
class Said:
    """What is known of where n crimes were.

    Attributes
    ----------
    x, y : ndarray of float, shape (n,)
        Their coordinates, in metres.
    premises : ndarray of int, shape (n,)
        The premises whose ID each gives, −1 without one.
    name : ndarray of int, shape (n,)
        Code of the name that each gives, as of ``Premises``, −1 without one.
    inside : tuple of ndarray of int, shape (2, p)
        Pairs of a crime and of premises whose polygon holds it.
    """

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    premises: NDArray[np.int64]
    name: NDArray[np.int64]
    inside: tuple[NDArray[np.int64], NDArray[np.int64]]


def join(
    crimes: Said,
    premises: Premises,
    at: float,
    near: float,
    distances: bool = True,
    step: Callable[[float], None] = lambda share: None,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Join crimes to premises: by ID, then by name, then by distance.

    Parameters
    ----------
    crimes : Said
        What is known of where the crimes were.
    premises : Premises
        The premises.
    at : float
        A crime so near, in metres, is at the premises.
    near : float
        A crime so near, in metres, is near them; and a name counts within that distance only, since premises elsewhere
        have the same.
    distances : bool, default True
        Whether crimes that give neither ID nor name are joined by their distance.
    step : callable, optional
        Called with the share that is done, 0 to 1; it may raise, which stops the computation.

    Returns
    -------
    which : ndarray of int, shape (n,)
        The premises of each crime, the first of those equally near; −1 where it is neither at nor near any.
    how : ndarray of int, shape (n,)
        BY_ID, BY_NAME, BY_DISTANCE, NEAR or NONE.
    several : ndarray of bool, shape (n,)
        Whether others are as near as the premises that a crime is at by distance, so that only their order decides.

    Examples
    --------
    >>> pub = Premises(np.array([[0.0, 0.0, 0.0, 0.0]]), np.array([0]), np.array([-1]))
    >>> none = np.full(3, -1)
    >>> crimes = Said(np.array([5.0, 50.0, 500.0]), np.zeros(3), none, none, (none[:0], none[:0]))
    >>> [one.tolist() for one in join(crimes, pub, 15, 100)]
    [[0, 0, -1], [2, 3, 4], [False, False, False]]
    """
    which, how = crimes.premises.copy(), np.where(crimes.premises >= 0, BY_ID, NONE)
    several: NDArray[np.bool_] = np.zeros(len(which), bool)
    left = np.flatnonzero(which < 0)
    if not len(left):
        return which, how, several
    spots, back = np.unique(np.column_stack([crimes.x, crimes.y])[left], axis=0, return_inverse=True)
    back = back.ravel()
    # All pairs within reach of a name or of a distance, those inside of a polygon at no distance at all.
    spot_of = np.full(len(which), -1, np.int64)
    spot_of[left] = back
    held = spot_of[crimes.inside[0]] >= 0
    none_apart: NDArray[np.float64] = np.zeros(int(held.sum()))
    pairs = [(spot_of[crimes.inside[0][held]], crimes.inside[1][held], none_apart)]
    for i, j, apart in pieces_within(spots, premises.ends, max(at, near), step):
        first = nearest(i * (len(premises.name) + 1) + premises.owner[j], apart, premises.owner[j])
        pairs.append((i[first], premises.owner[j[first]], apart[first]))
    spot, owner, apart = (np.concatenate(parts) for parts in zip(*pairs))
    closest = nearest(spot, apart, owner)
    of_spot, far = np.full(len(spots), -1, np.int64), np.full(len(spots), np.inf)
    of_spot[spot[closest]], far[spot[closest]] = owner[closest], apart[closest]
    if distances:
        which[left], how[left] = (
            of_spot[back],
            np.where(far <= at, BY_DISTANCE, np.where(far <= near, NEAR, NONE))[back],
        )
    named, of_name = _by_name(back, crimes.name[left], premises.name, (spot, owner, apart), near)
    which[left[named]], how[left[named]] = of_name, BY_NAME
    which[how == NONE] = -1
    equal = np.round(apart, 6) <= np.round(far[spot], 6)
    as_near = np.unique(np.column_stack([spot[equal], owner[equal]]), axis=0)[:, 0]
    several[left] = (np.bincount(as_near, minlength=len(spots)) > 1)[back]
    return which, how, several & (how == BY_DISTANCE)


def _by_name(
    spot_of: NDArray[np.int64],
    names: NDArray[np.int64],
    of_premises: NDArray[np.int64],
    pairs: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]],
    near: float,
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(which of the crimes give the name of premises nearby, the nearest of these)."""
    spot, owner, apart = pairs
    usable = (apart <= near) & (of_premises[owner] >= 0)
    width = int(of_premises.max(initial=-1)) + 2
    # A name at a spot: one number for both.
    key = spot[usable] * width + of_premises[owner[usable]]
    first = nearest(key, apart[usable], owner[usable])
    known, premises = key[first], owner[usable][first]
    asked = np.where(names >= 0, spot_of * width + names, -1)
    place = find(known, asked)
    found = np.flatnonzero((names >= 0) & (place >= 0))
    return found, premises[place[found]]


def repeat_locations(levels: Sequence[NDArray[np.int64]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Group crimes by location: by the first thing that says where each was.

    Parameters
    ----------
    levels : sequence of ndarray of int, each of shape (n,)
        Codes of what says where a crime was, the best first: its UPRN, the text of its location, its coordinate. −1
        where that is not known; the last one is known of all.

    Returns
    -------
    location : ndarray of int, shape (n,)
        The location of each crime, 0 and up.
    level : ndarray of int, shape (m,)
        By which level each location is known.

    Notes
    -----
    A crime without the first is counted at the one location that others with the same text have, and so on; where
    these have several it has a location of its own.

    Examples
    --------
    >>> uprn, text = np.array([5, 5, -1, -1]), np.array([0, 1, 0, 2])
    >>> [one.tolist() for one in repeat_locations([uprn, text])]
    [[0, 0, 0, 1], [0, 1]]
    """
    location: NDArray[np.int64] = np.full(len(levels[0]), -1, np.int64)
    count, of_level = 0, []
    for level, codes in enumerate(levels):
        known = (location >= 0) & (codes >= 0)
        wanting = (location < 0) & (codes >= 0)
        pairs = np.unique(np.column_stack([codes[known], location[known]]), axis=0)
        shared, times = np.unique(pairs[:, 0], return_counts=True)
        only = pairs[np.isin(pairs[:, 0], shared[times == 1])]
        taken = find(only[:, 0], codes)
        location = np.where(wanting & (taken >= 0), only[taken, 1] if len(only) else -1, location)
        wanting &= location < 0
        own, numbers = np.unique(codes[wanting], return_inverse=True)
        location[wanting] = count + numbers.ravel()
        of_level.append(np.full(len(own), level))
        count += len(own)
    return location, np.concatenate(of_level)


def commonest(groups: NDArray[np.int64], codes: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """The code that most rows of each group have.

    Parameters
    ----------
    groups : ndarray of int, shape (n,)
        The group of each row, 0 and up.
    codes : ndarray of int, shape (n,)
        The code of each row, −1 for none.
    count : int
        Number of groups.

    Returns
    -------
    codes : ndarray of int, shape (count,)
        The smallest of those that are equally common; −1 for a group without any.

    Examples
    --------
    >>> commonest(np.array([0, 0, 0, 1]), np.array([5, 3, 3, -1]), 2).tolist()
    [3, -1]
    """
    out: NDArray[np.int64] = np.full(count, -1, np.int64)
    there = codes >= 0
    pairs, times = np.unique(np.column_stack([groups[there], codes[there]]), axis=0, return_counts=True)
    order = np.lexsort((pairs[:, 1], -times, pairs[:, 0]))
    first = order[np.unique(pairs[order, 0], return_index=True)[1]]
    out[pairs[first, 0]] = pairs[first, 1]
    return out


def coded(keys: Sequence[str]) -> NDArray[np.int64]:
    """Number keys, equal ones alike.

    Parameters
    ----------
    keys : sequence of str, shape (n,)
        The keys.

    Returns
    -------
    codes : ndarray of int, shape (n,)
        0 and up in the order of the keys as texts, so that they do not hang on the order of rows; −1 for ''.

    Examples
    --------
    >>> coded(["b", "", "a", "b"]).tolist()
    [1, -1, 0, 1]
    """
    known = {key: code for code, key in enumerate(sorted(set(keys) - {""}))}
    return np.array([known.get(key, -1) for key in keys], np.int64)
