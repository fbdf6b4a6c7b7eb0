"""The command line: data to stdout, all else to stderr.

Exit codes: 0 done, 1 failed, 2 usage, 3 done but some inputs failed (each named), 130 interrupted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import click

import dateline
from dateline.cli.gazetteers import gazetteer
from dateline.cli.work import Result, work
from dateline.model import Claim, DatelineError, Document, Fault
from dateline.pipeline import LEAST_CONFIDENCE, Annotation, Options, Pipeline

_INPUTS = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
_FORMAT = click.option(
    "--format", "form", type=click.Choice(["auto", "text", "jsonl"]), default="auto", show_default=True,
    help="«text» for people, «jsonl» one row a line; auto: text on a terminal, jsonl into a pipe or file.",
)  # fmt: skip
_PUBLISHED = click.option(
    "--published",
    metavar="DATE",
    callback=lambda _c, _p, v: _date(v),
    help="Publication date of pages that give none: 2020-12-25, 2020-12 or 2020.",
)


def _date(value: str | None) -> str | None:
    import datetime
    import re

    if value is None:
        return None
    if re.fullmatch(r"\d{4}(-\d{2}){0,2}", value):
        try:
            datetime.date.fromisoformat(value + "-01-01"[len(value) - 4 :])
        except ValueError:
            pass
        else:
            return value
    raise click.BadParameter(f"{value!r} is no date; write 2020-12-25, 2020-12 or 2020")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(dateline.__version__, prog_name="dateline")
def main() -> None:
    """Conflict reporting in; sourced, dated, placed and coded claims out.

    INPUT is a file, a folder or - for standard input; what it holds is told by its content: plain text, HTML, or JSONL
    rows with id, text, published, outlet, title, url. Nothing is sent anywhere.

    \b
      dateline read page.txt              the page in zones: title, body, comments, appeals …
      dateline annotate page.txt          names, places, times, and who says what
      dateline code pages/ > claims.jsonl one claim a line, each value with its characters
      dateline evaluate GOLD pages/       how right the coder is on pages that you coded by hand
      dateline codebook shelling          what a type means, and its ACLED, PLOVER, CAMEO and UCDP codes

    Exit codes: 0 done, 1 failed, 2 wrong use, 3 done but some inputs failed (each is named), 130 interrupted.
    """


@main.command("read")
@_INPUTS
@_FORMAT
@_PUBLISHED
@click.option("--with-authors", is_flag=True, help="Name the authors of comments.")
def read_command(inputs: tuple[str, ...], form: str, published: str | None, with_authors: bool) -> None:
    """Take pages apart into zones, comments and metadata."""
    from dateline.products import card, rows

    def show(item: Any, text: bool) -> list[Any]:
        return [card.document(item, with_authors) if text else rows.document(item, with_authors)]

    _run(inputs, form, Options(published=published), lambda _p, document: document, show)


@main.command()
@_INPUTS
@_FORMAT
@_PUBLISHED
@click.option("--include-comments", is_flag=True, help="Read readers' comments too.")
def annotate(inputs: tuple[str, ...], form: str, published: str | None, include_comments: bool) -> None:
    """Find names, places, times and attributions, resolved."""
    from dateline.products import card, rows

    def show(item: Any, text: bool) -> list[Any]:
        a: Annotation = item
        return [(card if text else rows).annotation(a.document.id, a.mentions, a.attributions)]

    options = Options(published=published, include_comments=include_comments)
    _run(inputs, form, options, lambda pipeline, document: pipeline.annotate(document), show)


@main.command()
@_INPUTS
@_FORMAT
@_PUBLISHED
@click.option(
    "--include-comments", is_flag=True, help="Code readers' comments too; their claims have the voice «comment»."
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=LEAST_CONFIDENCE,
    show_default=True,
    help="Leave out claims below: .5 keeps those that are right three times in four, 0 all.",
)
@click.option(
    "--sieve", is_flag=True, help="Read only sentences with a word for an event: faster, loses 3 claims in 100."
)
@click.option("--explain", is_flag=True, help="Say which head, rule or dictionary row gave each value.")
def code(
    inputs: tuple[str, ...],
    form: str,
    published: str | None,
    include_comments: bool,
    min_confidence: float,
    sieve: bool,
    explain: bool,
) -> None:
    """Code who did what to whom, where, when, who says so, how sure."""
    from dateline.products import card, rows

    def show(item: Any, text: bool) -> list[Any]:
        claims: list[Claim] = item
        return [(card if text else rows).claim(c, explain) for c in claims]

    options = Options(published, include_comments, min_confidence, sieve)
    _run(inputs, form, options, lambda pipeline, document: pipeline.code(document), show)


@main.command()
@click.argument("type_id", required=False, metavar="[TYPE]")
@_FORMAT
def codebook(type_id: str | None, form: str) -> None:
    """Print the event types, or all about one TYPE."""
    import json

    from dateline.codebook.load import types
    from dateline.codebook.show import entry, rows, table

    known = types()
    if type_id and type_id not in known:
        raise click.UsageError(f"no event type {type_id!r}; `dateline codebook` lists them")
    if form == "jsonl":
        for row in rows(known.values()):
            if type_id in {None, row["id"]}:
                click.echo(json.dumps(row, ensure_ascii=False))
    else:
        click.echo(entry(known[type_id]) if type_id else table(known.values()))


@main.group()
def actors() -> None:
    """Your own actors, known beside the codebook's and before them.

    A file is YAML in the form of the codebook's: version, source, and actors with name, kind, country, aliases, valid.
    """


@actors.command("add")
@click.argument("file", type=click.Path(exists=True, dir_okay=False), metavar="FILE")
def add_actors(file: str) -> None:
    """Check a file of actors and keep a copy; one of the same name is replaced."""
    from pathlib import Path

    from dateline.codebook.own import add

    try:
        target, count = add(Path(file))
    except DatelineError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{count} actors of {file} are known now, kept in {target}", err=True)


@actors.command("list")
def list_actors() -> None:
    """List your own actors, one a line: file, name, kind, country, aliases."""
    from dateline.codebook.load import read_actors
    from dateline.codebook.own import own_files

    for path in own_files():
        for row in read_actors(path):
            click.echo("\t".join((path.stem, row.name, row.kind, row.country or "-", "; ".join(row.aliases))))


@actors.command("remove")
@click.argument("name")
def remove_actors(name: str) -> None:
    """Take one of your files away again, by its name in `dateline actors list`."""
    from dateline.codebook.own import folder, remove

    if not remove(name):
        raise click.ClickException(f"no file {name!r} in {folder()}; `dateline actors list` shows yours")


main.add_command(gazetteer)


@main.command("evaluate")
@click.argument("gold", type=click.Path(exists=True, dir_okay=False), metavar="GOLD")
@_INPUTS
@_FORMAT
@_PUBLISHED
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=LEAST_CONFIDENCE, show_default=True)
@click.option("--errors", type=click.IntRange(0), default=0, metavar="N", help="List the first N errors too.")
def evaluate_command(
    gold: str, inputs: tuple[str, ...], form: str, published: str | None, min_confidence: float, errors: int
) -> None:
    """Score the coder on pages that you coded by hand.

    GOLD is JSONL: documents {"id", "claims": [...]} or single claims as `dateline code` writes them; INPUT holds the
    same pages, told by their id.
    """
    from pathlib import Path

    from dateline.cli.evaluating import evaluate, lines, report

    options = Options(published=published, min_confidence=min_confidence)
    scores, faults = evaluate(Path(gold), inputs, options)
    for fault in faults:
        click.secho(f"dateline: {fault}", fg="red", err=True)
    if not scores.documents:
        sys.exit(1)
    text = form == "text" or (form == "auto" and sys.stdout.isatty())
    for line in report(scores, errors) if text else lines(scores):
        click.echo(line)
    if faults:
        sys.exit(3)


def _run(
    inputs: tuple[str, ...],
    form: str,
    options: Options,
    step: Callable[[Pipeline, Document], Result],
    show: Callable[[Any, bool], list[Any]],
) -> None:
    import json

    text = form == "text" or (form == "auto" and sys.stdout.isatty())
    done = failed = 0
    for item in work(inputs, Pipeline(options), step):
        if isinstance(item, Fault):
            failed += 1
            click.secho(f"dateline: {item}", fg="red", err=True)
            continue
        done += 1
        for out in show(item, text):
            click.echo(out + "\n" if text else json.dumps(out, ensure_ascii=False))
    if failed:
        sys.exit(3 if done else 1)


def run() -> None:
    """Entry point: UTF-8 on every platform, a broken pipe is no error, ^C exits with 130."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace" if stream is sys.stderr else "surrogatepass")
    try:
        main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2 if isinstance(error, click.UsageError) else 1)
    except DatelineError as error:
        click.secho(f"dateline: {error}", fg="red", err=True)
        sys.exit(1)
    except (click.Abort, KeyboardInterrupt):
        click.echo("dateline: interrupted", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
