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
_WHOLE_YES, _WHOLE_NO = {"y", "true", "4", "5"}, {"n", "false", "1", "2", "3", "neutral", "average", "mixed"}
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
    """What an answer to a survey question means.

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
    """

    texts: list[str]
    meanings: list[str]

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
    """
    written = [str(one).strip() for one in texts]
    return Reading(written, [meaning(one, yes) for one in written])
