"""Number expressions → how many, with open ends."""

from __future__ import annotations

import re

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_UNITS = {word: i for i, word in enumerate(_SMALL)}
_UNITS |= {word: 10 * i for i, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)}
_SCALE = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_WORD = "|".join([*sorted(_UNITS, key=len, reverse=True), *_SCALE])
NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\s(?:hundred|thousand|million))?"
    r"|half\sa\sdozen|a\sdozen|two\sdozen|three\sdozen|a\s(?:hundred|thousand|million)"
    rf"|(?:{_WORD})(?:[ -](?:and )?(?:{_WORD}))*"
)
LOW = r"at\sleast|more\sthan|over|no\sfewer\sthan|no\sless\sthan|a\sminimum\sof|upwards\sof|above"
HIGH = r"up\sto|as\smany\sas|nearly|almost|fewer\sthan|less\sthan|close\sto|at\smost"
_ABOUT = r"(?:(?:about|around|some|roughly|approximately|an\sestimated|another|a\sfurther|a\stotal\sof|the)\s+)*"
# A number before these counts no people; nor does one that starts a compound («six-day»).
_NOT_PEOPLE = (
    r"\s*(?:years?\b|percent|per\scent|%|miles|km\b|kilomet|met(?:re|er)s|days?\b|hours?\b|am\b|pm\b|a\.m|p\.m"
    r"|months?\b|weeks?\b|tons?\b|dollars|January|February|March|April|May\b|June|July|August|September|October"
    r"|November|December)"
)
FIGURE = re.compile(
    rf"(?<![\w$€£.,:/(-])(?<!\d ){_ABOUT}(?:just\s+)?(?:(?P<low>{LOW})\s+|(?P<high>{HIGH})\s+|"
    rf"(?P<between>between)\s+)?{_ABOUT}"
    rf"(?P<a>{NUMBER})(?:(?:\s(?:to|or)\s|\s?[–-]\s?|(?(between)\sand\s|(?!)))(?P<b>{NUMBER})|"
    rf"(?:-plus\b|\+)(?P<plus>))?(?![\w%]|[-/:]\w|[.,]\d|'s\b)"
    rf"(?P<more>\s+or\smore)?(?!{_NOT_PEOPLE})",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+(?:the\s+)?$|\b(?:age"
    r"|aged|chapter|article|room|number|no\.?)\s+$",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    r"(?:^|\band |, )(?:an?|another)\s+(?!few|number|group|crowd|couple|lot|dozen|hundred|thousand|million|total"
    r"|further|estimated|minimum)(?=[^\W\d])",
    re.IGNORECASE,
)
Amount = tuple[int | None, int | None]


def amount(text: str) -> Amount | None:
    """Low and high of the people counted in the text, None where it counts none.

    «at least 7» is (7, None), «up to 9» and «nearly 9» are (None, 9), «10 to 12» is (10, 12). Listed figures add up
    («two soldiers and a civilian»); a single person («a soldier») is 1. Years, ages, dates and distances do not count.
    """
    parts = [counted(m) for m in FIGURE.finditer(text) if counts(text, m)]
    single = len(_SINGLE.findall(text))
    if not parts:
        return (1, 1) if single and re.match(r"(?:an?|another)\s", text, re.IGNORECASE) else None
    return total([*parts, *[(1, 1)] * single])


def counts(text: str, m: re.Match[str]) -> bool:
    """Whether the number is no year, no day of a month and no age."""
    value = number(m["a"])
    bare = re.fullmatch(r"\d{4}", m["a"]) and not (m["low"] or m["high"])
    after = text[m.end() :]
    if (
        bare
        and 1900 <= value <= 2040
        and not re.match(r"\s+(?:people|civilians|men|soldiers|militants|fighters)", after)
    ):
        return False
    age = (
        re.fullmatch(r"\d+", m["a"])
        and re.search(r"\w, $", text[: m.start()])
        and re.match(r"\s*(?:,|and his|$)", after)
    )
    return not age and not _MONTH_BEFORE.search(text[: m.start("a")])


def counted(m: re.Match[str]) -> Amount:
    """Low and high of one match of FIGURE."""
    a = number(m["a"])
    if m["b"]:
        b = number(m["b"])
        return min(a, b), max(a, b)
    if m["low"] or m["more"] or m["plus"] is not None:
        return a, None
    return (None, a) if m["high"] else (a, a)


def total(amounts: list[Amount]) -> Amount:
    """The sum; an end that is open in one part is open in the whole."""
    lows, highs = [a[0] for a in amounts], [a[1] for a in amounts]
    low = None if None in lows else sum(n for n in lows if n is not None)
    high = None if None in highs else sum(n for n in highs if n is not None)
    return low, high


def number(text: str) -> int:
    """The value of digits or words: «2,500», «one hundred and five», «a dozen»."""
    sum_, current = 0, 0
    for word in re.split(r"[\s-]+", text.lower().replace(",", "")):
        if word.isdigit():
            current += int(word)
        elif word in _UNITS:
            current += _UNITS[word]
        elif word == "dozen":
            current = 6 if text.lower().startswith("half") else max(current, 1) * 12
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in _SCALE:
            sum_, current = sum_ + max(current, 1) * _SCALE[word], 0
    return sum_ + current
