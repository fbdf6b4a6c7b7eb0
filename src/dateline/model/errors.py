"""What can go wrong, as a small tree:

DatelineError
└── InputError    an input cannot be read: says what, where and what to do
"""


class DatelineError(Exception):
    """Base of every error that Dateline raises on purpose."""


class InputError(DatelineError):
    """An input as a whole cannot be read. One page inside an input that can be read gives a `Fault` instead."""
