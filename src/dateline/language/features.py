"""What the network is told beside the words: lexicon features of each word, and the parse path from a trigger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.codebook.lexicon import Lexicon

_DEEPEST = 4  # steps up from the trigger; farther common ancestors are «far»
_LONGEST = 8  # steps from a word up to the trigger's line


def lexicon_features(words: Sequence[str], lexicon: Lexicon, names: Mapping[str, int]) -> list[list[int]]:
    """For each word the numbers of its candidate event types and cue classes, by `names`."""
    types = lexicon.sentence(words)
    return [[names[f] for f in (*types[i], *lexicon.cue(words[i])) if f in names] for i in range(len(words))]


def trigger_head(heads: Sequence[int], start: int, end: int) -> int:
    """The word of `start:end` that is governed from outside; heads are -1 for the root."""
    return next((i for i in range(start, end) if not start <= heads[i] < end), start)


def paths(heads: Sequence[int], rels: Sequence[str], start: int, end: int) -> list[str]:
    """For each word its way through the parse from the trigger `start:end`.

    «2:conj>nsubj:1» is a word that hangs one below an `nsubj` of the word two above the trigger, which is its `conj`.
    Errors of the parser may leave cycles; a word that does not reach the trigger's line in a few steps is «far».
    """
    top = trigger_head(heads, start, end)
    line = [top]
    while len(line) <= _DEEPEST and heads[line[-1]] >= 0 and heads[line[-1]] not in line:
        line.append(heads[line[-1]])
    return [_path(heads, rels, line, i) for i in range(len(heads))]


def _path(heads: Sequence[int], rels: Sequence[str], line: list[int], word: int) -> str:
    at, last = word, "self"
    for depth in range(_LONGEST):
        if at in line:
            up = line.index(at)
            return f"{up}:{rels[line[0]] if up else ''}>{last}:{min(depth, 2)}"
        last, at = rels[at], heads[at]
        if at < 0:
            break
    return "far"


def path_number(path: str, numbers: Mapping[str, int]) -> int:
    """The number of a path, of its shorter form where it is rare, else of «far»."""
    if path in numbers or path == "far":
        return numbers[path]
    up, rest = path.split(":", 1)
    return numbers.get(f"{up}:*>{rest.split('>', 1)[1]}", numbers["far"])
