"""Errors that a user reads."""


class InputError(Exception):
    """Input or settings that cannot be used: one sentence with what is wrong, where, and what to do."""


class Cancelled(Exception):
    """The user pressed Cancel; nothing has been written."""
