"""`dateline evaluate`: the coder against pages that the user coded by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from dateline.cli.work import work
from dateline.codebook.load import types
from dateline.evaluation import gold
from dateline.evaluation.score import Scores, table
from dateline.model import Claim, Document, Fault
from dateline.model.errors import DatelineError
from dateline.pipeline import Options, Pipeline
from dateline.products import rows


def evaluate(gold_file: Path, inputs: tuple[str, ...], options: Options) -> tuple[Scores, list[Fault]]:
    """Scores over the pages that both sides have; every page of the gold that was not scored gives a fault."""
    try:
        coded = gold.read(gold_file, types())
    except (OSError, UnicodeDecodeError, DatelineError) as error:
        raise click.ClickException(str(error)) from error
    scores, faults = Scores(), []
    left = dict(coded)

    def step(pipeline: Pipeline, document: Document) -> Any:
        name = _named(document, left)
        if name is None:
            return None
        claims = pipeline.code(document)
        return claims if isinstance(claims, Fault) else (document, claims, left.pop(name))

    for item in work(inputs, Pipeline(options), step):
        if isinstance(item, Fault):
            faults.append(item)
        elif item is not None:
            faults += _score(scores, *item)
    faults += [Fault(name, "coded in the gold, but no such page was given") for name in sorted(left)]
    return scores, faults


def _named(document: Document, left: dict[str, list[dict[str, Any]]]) -> str | None:
    """The gold's name for a page: its id, or the file name at the end of its path."""
    return next((name for name in (document.id, document.id.rsplit("/", 1)[-1]) if name in left), None)


def _score(scores: Scores, document: Document, claims: list[Claim], by_hand: list[dict[str, Any]]) -> Iterator[Fault]:
    if why := gold.misfit(document.text, by_hand):
        yield Fault(document.id, f"the gold does not fit this page: {why}", "offsets are code points of its text")
    else:
        scores.add(document.id, document.text, by_hand, [rows.claim(c) for c in claims])


def report(scores: Scores, errors: int) -> Iterator[str]:
    """The tables for people: fields, types, which types were mistaken for which, and the first errors."""
    yield f"{scores.documents} page{'s' if scores.documents != 1 else ''}\n"
    head = f"{'':24}{'P':>7}{'R':>7}{'F1':>7}{'right':>8}{'found':>8}{'gold':>8}"
    for kind in ("field", "type"):
        yield head
        for row in table(scores):
            if kind in row:
                numbers = f"{row['precision']:7.3f}{row['recall']:7.3f}{row['f1']:7.3f}"
                yield f"{row[kind]:24}{numbers}{row['right']:8}{row['found']:8}{row['gold']:8}"
        yield ""
    if scores.confusion:
        yield "taken for another type"
        for (true, found), count in scores.confusion.most_common(15):
            yield f"{count:5}  {true} taken for {found}"
    for miss in scores.misses[:errors]:
        what = f"coded as {miss.instead}" if miss.instead else "missed" if miss.missed else "not in the gold"
        trigger = miss.claim["trigger"]
        yield f"{miss.document} {trigger['start']}: {miss.claim['type']} «{trigger.get('text', '')}» {what}"


def lines(scores: Scores) -> Iterator[str]:
    """The same as rows for programs."""
    for row in table(scores):
        yield json.dumps(row)
    for (true, found), count in scores.confusion.most_common():
        yield json.dumps({"confusion": true, "found": found, "count": count})
