"""Place names in forms that can be compared: folded, and a key for Arabic, Persian and Slavic transliterations."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ARTICLES = frozenset("al el ad ar as ash at an az ul".split())
_SAME = {
    "ayn": "ain", "ein": "ain", "tal": "tel", "tall": "tel", "dayr": "deir", "der": "deir", "bayt": "beit",
    "shaykh": "sheikh", "jabal": "jebel", "kafr": "kfar", "oued": "wadi", "abou": "abu",
}  # fmt: skip
_SOUNDS = [
    (r"kh", "h"), (r"gh", "g"), (r"sh|ch", "s"), (r"th", "t"), (r"dh", "d"), (r"dj|zh", "j"), (r"[qc]", "k"),
    (r"w", "v"),
    (r"(.)\1+", r"\1"), (r"(?:iyah|iya|ah|eh|e)$", "a"), (r"ou|oo|au|o", "u"), (r"ai|ay|ei|y|e", "i"), (r"i+", "i"),
]  # fmt: skip
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "ə": "e"}
)


def folded(name: str) -> str:
    """Lower case, no marks, no apostrophes or hamzas, hyphens as spaces. Folding what is folded changes nothing."""
    while True:
        plain = unicodedata.normalize("NFKD", name.casefold())
        plain = "".join(c for c in plain if not unicodedata.combining(c))
        plain = re.sub(r"[’'‘`ʼʻʿʾ´]", "", plain.translate(_LETTERS))
        plain = " ".join(re.sub(r"[-–_.,/]", " ", plain).split())
        if plain == name:
            return plain
        name = plain


def key(name: str) -> str:
    """One key for the spellings of one name: «Ain Issa», «‘Ayn ‘Īsá», «Ein Eissa» → `inisa`."""
    plain = folded(name).split()
    return "".join(_sound(w) for w in [w for w in plain if w not in _ARTICLES] or plain)


@lru_cache(maxsize=1 << 16)
def _sound(word: str) -> str:
    word = _SAME.get(word, word)
    for pattern, sound in _SOUNDS:
        word = re.sub(pattern, sound, word)
    return word
