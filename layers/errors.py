"""Errors that a user reads."""


class InputError(Exception):
    """Input or settings that cannot be used: one sentence with what is wrong, where, and what to do."""


class NothingLeft(InputError):
    """No row is left of what was chosen, or none of it has a day in the period."""


class Cancelled(Exception):
    """The user pressed Cancel; nothing has been written."""
