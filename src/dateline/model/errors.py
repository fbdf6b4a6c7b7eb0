"""What can go wrong, as a small tree:

DatelineError
├── CodebookError    a codebook file breaks its schema (`codebook/rows.py`)
└── GoldError        a file of pages coded by hand cannot be used (`evaluation/gold.py`)

A page or an input that cannot be read is no error but a `Fault`.
"""


class DatelineError(Exception):
    """Base of every error that Dateline raises on purpose."""
