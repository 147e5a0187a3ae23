"""The language of what users read: English, until whoever shows it to them hands in another (``layers.texts``)."""


def translate(text):
    """What ``tr`` asks: replaced where texts can be looked up."""
    return text


def tr(text):
    """A text in the language of the user. ``scripts/strings.py`` collects the literals given to it."""
    return translate(text)


def mark(text):
    """The text itself: one of a table, stored or compared as it is, and translated with ``tr`` where it is shown."""
    return text
