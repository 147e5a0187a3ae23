"""How hard a text is to read: the grade of Flesch and Kincaid (1975), 0.39 words a sentence + 11.8 syllables a word −
15.59. A grade of 7 is read by most people of twelve.

What a page cannot help is made easy beforehand: names of places, forces and offences count as one word of two
syllables, since readers know where they live and the law has named the offences. A number counts as one word with a
syllable for each of its digits.
"""

import re

NAME = "Nametown"
#: Words that the rules below get wrong.
_KNOWN = {
    "area": 3,
    "areas": 3,
    "being": 2,
    "every": 2,
    "idea": 3,
    "people": 2,
    "someone": 2,
    "something": 2,
    "sometimes": 2,
    "somewhere": 2,
    NAME.lower(): 2,
}


def syllables(word):
    """Syllables of an English word or a number."""
    if word[0].isdigit():
        return sum(one.isdigit() for one in word)
    word = re.sub(r"[^a-z]", "", word.lower().replace("'s", "s"))
    if word in _KNOWN:
        return _KNOWN[word]
    # The e of -ed, -es and at the end is silent, but for -ted and -ded, for -ces, -shes and the like, and for -ple.
    stem = re.sub(r"(?<=[aeiouy])ed$|(?<![td])ed$", "d", word)
    stem = re.sub(r"(?<![sxz])(?<!ch)(?<!sh)(?<!c)(?<!g)es$", "s", stem)
    if not re.search(r"[^aeiouy]le$", stem):
        stem = re.sub(r"(?<=[^aeiouy])e$", "", stem) if re.search(r"[aeiouy].*e$", stem) else stem
    return max(len(re.findall(r"[aeiouy]+", stem)), 1)


def sentences(text, names=()):
    """The sentences of a text as lists of words, with each of ``names`` as one easy word."""
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", NAME, text)
    found = []
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        words = re.findall(r"\d[\d,]*|[^\W\d_]+(?:['’-][^\W\d_]+)*", sentence)
        if words:
            found.append(words)
    return found


def grade(sentences):
    """The grade of Flesch and Kincaid of sentences."""
    words = [word for sentence in sentences for word in sentence]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
