"""What the answer to a survey question means: yes, no, or no answer at all ("Don't know", "Refused", "N/A", "-")."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass

YES, NO, NONE, UNKNOWN = "yes", "no", "none", "unknown"

#: Whole answers that answer nothing, as ``plain`` writes them.
_NONE = {
    "",
    "na",
    "n a",
    "dk",
    "d k",
    "dkna",
    "dk na",
    "nr",
    "ns",
    "pns",
    "pnts",
    "none",
    "nil",
    "null",
    "nan",
    "blank",
    "empty",
    "missing",
    "unknown",
    "unsure",
    "undecided",
    "skipped",
    "skip",
    "unanswered",
    "declined",
    "refusal",
    "refused",
    "decline",
    "refuse",
    "withheld",
    "not known",
    "no idea",
    "no view",
    "nothing",
    "no opinion",
    "no comment",
    "no reply",
    "no data",
    "left blank",
    "not available",
    "not completed",
    "not collected",
    "not asked",
    "not relevant",
    "amherthnasol",
    "dim ateb",
    "dim barn",
}
#: Beginnings of such answers: more may follow ("Don't know / can't remember", "Prefer not to answer this").
_NONE_BEGINS = (
    "dont know",
    "do not know",
    "didnt know",
    "did not know",
    "dont remember",
    "cant remember",
    "cant say",
    "cannot say",
    "could not say",
    "couldnt say",
    "hard to say",
    "prefer not to",
    "prefer not say",
    "rather not",
    "would prefer not",
    "would rather not",
    "id rather not",
    "id prefer not",
    "refused to",
    "refuse to",
    "declined to",
    "decline to",
    "not applicable",
    "does not apply",
    "doesnt apply",
    "doesnt apply",
    "not answered",
    "not stated",
    "not given",
    "not provided",
    "not recorded",
    "not specified",
    "not disclosed",
    "not sure",
    "no answer",
    "no response",
    "did not answer",
    "didnt answer",
    "did not say",
    "didnt say",
    "did not respond",
    "question not",
    "wouldnt say",
    "would not say",
    "not willing to",
    "unwilling to",
    "unable to say",
    "unable to answer",
    "ddim yn gwybod",
    "ddim yn siwr",
    "ddim yn berthnasol",
    "gwell gen",
    "gwrthod",
)
#: Words that mean yes and no, alone or with a degree before or behind.
_GOOD = ("safe", "confident", "agree", "good", "satisfied", "yes", "excellent")
_BAD = ("unsafe", "unconfident", "disagree", "poor", "bad", "dissatisfied", "unsatisfied", "no", "worried")
_DEGREES = {
    "",
    "very",
    "fairly",
    "quite",
    "completely",
    "extremely",
    "totally",
    "entirely",
    "fully",
    "mostly",
    "mainly",
    "reasonably",
    "somewhat",
    "moderately",
    "slightly",
    "rather",
    "pretty",
    "strongly",
    "tend to",
    "definitely",
    "generally",
    "always",
    "usually",
    "a bit",
    "a little",
    "at all",
    "all that",
    "particularly",
    "really",
    "so",
    "too",
}
_WHOLE_YES, _WHOLE_NO = {"y", "true"}, {"n", "false", "neutral", "average", "mixed"}
#: Numbers that stand for "don't know", "refused" and the like beside every scale that ends at 10 or before: 66, 88, 97
#: to 99, 999.
_CODE = re.compile("9+[5-9]|66+|77+|88+")
#: Such numbers beside a scale that ends at 5 or before, and the numbers that only a longer scale has.
_SHORT_CODES, _LONGER = {8, 9}, {6, 7, 10}
_LONGEST_SCALE = 10
_BEFORE = re.compile(r"^(i |we )?(feel |felt |am |feeling |is |it is |would say )")


def plain(text: object) -> str:
    """An answer in small letters without punctuation, accents and the number of its place on the scale.

    Parameters
    ----------
    text : object
        The answer.

    Returns
    -------
    text : str
        Its plain form.

    Examples
    --------
    >>> plain("2 - Fairly SAFE"), plain("Don’t know (97)"), plain(" 4.0 "), plain("--")
    ('fairly safe', 'dont know', '4', '')
    """
    text = str(text).strip().casefold()
    try:
        return f"{float(text):g}"
    except ValueError:
        pass
    text = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    words = " ".join(re.sub(r"[^\w]|_", " ", re.sub("['’‘`´]", "", text)).split())
    return re.sub(r"^\d+ (?=\D)|(?<=[^\d ]) \d+$", "", words)


def meaning(text: object, yes: Collection[str] = ()) -> str:
    """What an answer to a survey question means, by its words: what a number means only all answers together tell.

    Parameters
    ----------
    text : object
        The answer.
    yes : collection of str, default ()
        Plain answers that mean yes; every other one then means no where its words are known.

    Returns
    -------
    meaning : str
        YES, NO, NONE (no answer) or UNKNOWN.

    Examples
    --------
    >>> meaning("Fairly safe"), meaning("Very unsafe"), meaning("Don't know"), meaning("Purple")
    ('yes', 'no', 'none', 'unknown')
    """
    words = plain(text)
    if words in yes:
        return YES
    if _answers_nothing(text, words):
        return NONE
    found = _read(_BEFORE.sub("", words))
    return NO if yes and found == YES else found


def _answers_nothing(text: object, words: str) -> bool:
    if (
        words in _NONE
        or words.startswith(_NONE_BEGINS)
        or words.startswith("i ")
        and words[2:].startswith(_NONE_BEGINS)
    ):
        return True
    # A number below 0 is a code for why nobody answered (−9 refused, −8 don't know).
    if re.fullmatch(r"-\d+(\.\d+)?", words):
        return True
    parts = [plain(part) for part in re.split(r"[/|;,]| or ", str(text).casefold())]
    return len(parts) > 1 and all(one in _NONE or one.startswith(_NONE_BEGINS) for one in parts)


def _read(words: str) -> str:
    if words in _WHOLE_YES:
        return YES
    if words in _WHOLE_NO or words.startswith(("neither", "neutral")):
        return NO
    if words.startswith("not "):
        return NO if _read(words[4:]) == YES else UNKNOWN
    head, _, tail = words.partition(" ")
    front, _, last = words.rpartition(" ")
    for word, degree in ((last, front), (head, tail)):
        if degree in _DEGREES:
            if word in _GOOD:
                return YES
            if word in _BAD:
                return NO
    return UNKNOWN


@dataclass
class Reading:
    """What distinct answers mean.

    Attributes
    ----------
    texts : list of str, shape (m,)
        The answers, in the order in which they came.
    meanings : list of str, shape (m,)
        Their meanings.
    unclear : list of str
        Numbers of which nobody can tell whether they are answers or stand for none.
    asks : bool
        Whether there are numbers of which nobody can tell which mean yes.
    """

    texts: list[str]
    meanings: list[str]
    unclear: list[str]
    asks: bool

    def called(self, *kinds: str) -> list[str]:
        """The answers of some meanings, as they were written.

        Parameters
        ----------
        *kinds : str
            Meanings.

        Returns
        -------
        texts : list of str
            The answers.
        """
        return [text for text, kind in zip(self.texts, self.meanings) if kind in kinds]


def read(texts: Iterable[object], yes: Collection[str] = ()) -> Reading:
    """Read distinct answers.

    Numbers are read as a scale: from 1 to 5, 4 and 5 mean yes; of 0 and 1, 1 does. Of any other scale only ``yes`` can
    say it. Codes for no answer (8 and 9 beside a whole scale of up to 5, 98 and 99 beside one of up to 10) are none.

    Parameters
    ----------
    texts : iterable of object
        The answers.
    yes : collection of str, default ()
        Plain answers that mean yes; every other one then means no where its words are known.

    Returns
    -------
    reading : Reading
        What each means.

    Examples
    --------
    >>> read(["Yes", "No", "N/A"]).called(NO, NONE)
    ['No', 'N/A']
    >>> read([1, 2, 3, 4, 5, 9]).called(YES), read([1, 2, 3, 4, 5, 9]).called(NONE), read(range(1, 11)).asks
    (['4', '5'], ['9'], True)
    """
    written = [str(one).strip() for one in texts]
    words, by_words = [plain(one) for one in written], [meaning(one, yes) for one in written]
    numbers = {one: int(one) for one in words if re.fullmatch(r"\d{1,6}", one)}
    of_numbers, unclear = _scale(set(numbers.values()), {numbers[one] for one in numbers if one in yes}, bool(yes))
    said = {one: of_numbers[number] for one, number in numbers.items() if one not in yes}
    worded = [text for text, one, kind in zip(written, words, by_words) if one not in numbers and kind in (YES, NO)]
    if not yes and any(re.search(r"\d", text) for text in worded):
        # Where only some numbers have words ("1 - Very safe", 2, 3), the scale may run either way.
        said, worded = {one: kind if kind == NONE else UNKNOWN for one, kind in said.items()}, []
    return Reading(
        written,
        [said.get(one, kind) for one, kind in zip(words, by_words)],
        [text for text, one in zip(written, words) if one in numbers and numbers[one] in unclear],
        not yes and not worded and UNKNOWN in said.values(),
    )


def _scale(numbers: set[int], yes: set[int], given: bool) -> tuple[dict[int, str], set[int]]:
    """({number: its meaning}, those that may be answers or codes for none) of all numbers that were answered; ``yes``
    those that mean it, ``given`` whether anybody said what means yes."""
    codes = {one for one in numbers - yes if _CODE.fullmatch(str(one))}
    scale = numbers - codes
    unclear: set[int] = set()
    if not scale or max(scale) > _LONGEST_SCALE:
        return dict.fromkeys(numbers, UNKNOWN), set()
    short = scale & (_SHORT_CODES - yes)
    rest = scale - short
    if short and rest and not rest & (_LONGER | _SHORT_CODES):
        if len(rest) > 1 and min(rest) <= 1 and rest == set(range(min(rest), max(rest) + 1)):
            codes, scale = codes | short, rest
        else:
            unclear = short
    if given:
        kinds = dict.fromkeys(scale, NO)
    elif scale == {0, 1} or scale <= {1, 2, 3, 4, 5} and 5 in scale:
        kinds = {one: YES if one in (4, 5) or scale == {0, 1} and one else NO for one in scale}
    else:
        kinds = dict.fromkeys(scale, UNKNOWN)
    return {**kinds, **dict.fromkeys(codes, NONE)}, unclear
