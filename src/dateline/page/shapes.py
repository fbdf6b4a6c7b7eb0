"""The shape of each line of a page as numbers: lengths, signs, place, function words; no word of its own counts.

Rows are lines, columns are `NAMES`. Words are looked up only in lists of ours: function words of 40 languages, and
the interface words of `interface.yml`.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from dateline.page.interface import KINDS, kinds
from dateline.page.language import function_words
from dateline.page.linenet import Matrix
from dateline.page.lines import Line, ended
from dateline.page.remember import remembered
from dateline.page.stamps import ages, stamps

_SHAPE = (
    "bias", "characters", "words", "word length", "ended", "colon", "question", "cut off", "lower start",
    "digit start", "quote start", "bullet", "capitalised", "upper", "digits", "commas", "quotes", "function words",
    "sentences", "separators", "link", "at", "date", "clock", "age", "short", "first person",
)  # fmt: skip
_PLACE = (
    "from start",
    "to end",
    "lines",
    "prose before",
    "prose after",
    "repeated",
    "shared words",
    "title words",
    "gap",
)
NAMES = (*_SHAPE, *KINDS, *_PLACE)

_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*\s")
_SEPARATOR = re.compile(r"[|·•»›/–—]")
_LINK = re.compile(r"https?:|www\.|\.com\b")
_LONG = 25
"""Words beyond which a line is not looked up as furniture or as a stamp."""
_I = frozenset("i my me you your we ich du ihr je vous yo io eu я ты".split())


def shapes(lines: Sequence[Line]) -> Matrix:
    """(lines, `NAMES`) as float32, every column about -2 to 4."""
    if not lines:
        return np.zeros((0, len(NAMES)), dtype=np.float32)
    own = np.array([_shape(line.text) for line in lines], dtype=np.float32)
    return np.concatenate([own, _place(lines)], axis=1)


def _furniture(text: str) -> tuple[float, ...]:
    found = kinds(text)
    return tuple(float(kind in found) for kind in KINDS)


_PLAIN = (0.0,) * len(KINDS)


@remembered(characters=60, lines=8_192)
def _shape(text: str) -> tuple[float, ...]:
    words = text.split()
    count, size = len(words), len(text)
    low = [word.strip(".,;:!?()\"'“”‘’").lower() for word in words[:60]]
    seen = max(1, len(low))
    short = count <= _LONG
    first = text[0]
    letters = sum(map(str.isalpha, text[:400])) or 1
    found = stamps(text) if short and any(map(str.isdigit, text)) else ()
    shape = (
        1.0,
        math.log1p(size) / 3,
        math.log1p(count) / 2,
        min(size / count, 20) / 10,
        float(ended(text)),
        float(first != ":" and text[-1] == ":"),
        float(text[-1] == "?"),
        float(text.endswith(("...", "…"))),
        float(first.islower()),
        float(first.isdigit()),
        float(first in "\"“«'‘"),
        float(first in "-–—•*>#@+"),
        sum(word[0].isupper() for word in words[:60]) / seen,
        sum(map(str.isupper, text[:400])) / letters,
        sum(map(str.isdigit, text[:400])) / min(size, 400),
        min(text.count(",") / count * 10, 3),
        min(sum(text.count(sign) for sign in '"“”«»') / 2, 3),
        sum(word in function_words() for word in low) / seen,
        math.log1p(len(_SENTENCE.findall(text))),
        min(len(_SEPARATOR.findall(text)), 4) / 2 if short else 0.0,
        float(_LINK.search(text) is not None),
        float("@" in text),
        float(any(stamp.dated for stamp in found)),
        float(any(not stamp.dated or (stamp.value or "").count("T") for stamp in found)),
        float(short and ages(text) is not None),
        float(count <= 4),
        float(any(word in _I for word in low)),
    )
    return shape + (_furniture(text) if short else _PLAIN)


def _place(lines: Sequence[Line]) -> Matrix:
    n = len(lines)
    words = np.array([line.words for line in lines], dtype=np.float32)
    prose = np.where([line.prose for line in lines], words, 0)
    total = max(1.0, float(prose.sum()))
    before = (np.cumsum(prose) - prose) / total
    index = np.arange(n, dtype=np.float32)
    repeated = Counter(line.text for line in lines)
    content = [frozenset(word for word in line.text.lower().split()[:80] if len(word) >= 5) for line in lines]
    spread: Counter[str] = Counter(word for line, of in zip(lines, content, strict=True) if line.prose for word in of)
    shared = [
        sum(spread[word] > line.prose for word in of) / len(of) if of else 0.0
        for line, of in zip(lines, content, strict=True)
    ]
    heads = [i for i, line in enumerate(lines) if 4 <= line.words <= 35 and not line.prose]
    title = max(heads, key=lambda i: (_weight(content[i], spread), -i), default=None)
    named = content[title] if title is not None else frozenset()
    about = [len(of & named) / (1 + len(named)) if of else 0.0 for of in content]
    columns = (
        np.log1p(index) / 3,
        np.log1p(n - 1 - index) / 3,
        np.full(n, math.log1p(n) / 3),
        before,
        1 - before - prose / total,
        np.array([min(repeated[line.text], 4) / 2 - 0.5 for line in lines]),
        np.array(shared),
        np.array(about),
        np.array([min(line.gap, 3) for line in lines]),
    )
    return np.stack(columns, axis=1).astype(np.float32)


def _weight(words: frozenset[str], spread: Counter[str]) -> float:
    return sum(min(spread[word], 4) for word in words) / (3 + len(words))
