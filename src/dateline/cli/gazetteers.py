"""`dateline gazetteer`: the user's own places, and what the gazetteer knows by a name."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.model import DatelineError


@click.group()
def gazetteer() -> None:
    """Your own places, known beside GeoNames' and before them, and what is known by a name."""


@gazetteer.command("add")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
@click.option(
    "--names", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
    help="alternateNamesV2 of GeoNames, for a dump.",
)  # fmt: skip
def add_places(file: Path, names: Path | None) -> None:
    """Index a file of places; one of the same name is replaced.

    FILE is a GeoNames dump (UA.zip, UA.txt, allCountries.zip) or a CSV with name, lat, lon, country and, where known,
    level, aliases (by «|»), admin1, uncertainty_m, population.
    """
    from dateline.resolve.where.gazetteer_own import add

    try:
        target, count, keys = add(file, names)
    except DatelineError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{count:,} places of {file} are known now by {keys:,} keys, kept in {target}", err=True)


@gazetteer.command("find")
@click.argument("name")
@click.option(
    "--country", "countries", multiple=True, metavar="ISO3",
    help="A country that the page speaks of (SYR); several may be given. Names are then matched by sound too.",
)  # fmt: skip
@click.option("--most", default=10, show_default=True, help="Lines at most.")
def find_places(name: str, countries: tuple[str, ...], most: int) -> None:
    """Show the candidates of a name, the best first, and why.

    One a line: score, name, level, region, country, latitude, longitude, people, GeoNames number, reasons.
    """
    from dateline.codebook.load import states
    from dateline.resolve.where.belief import Belief
    from dateline.resolve.where.gazetteer import Gazetteer
    from dateline.resolve.where.gazetteer_own import own_indexes
    from dateline.resolve.where.overlay import overlay
    from dateline.resolve.where.placename import folded
    from dateline.resolve.where.ranking import Context, ranked

    known = [c.upper() for c in countries]
    if unknown := [c for c in known if c not in states()]:
        raise click.BadParameter(f"{unknown[0]} is no ISO 3166-1 code of three letters", param_hint="--country")
    row = overlay().get(folded(name))
    if row:
        point = "\t".join(
            ("overlay", row.name, row.level, "-", row.country or "-", f"{row.lat}", f"{row.lon}", "-", "-")
        )
        click.echo(f"{point}\t{row.source}")
    places = Gazetteer.open(own=own_indexes())
    context = Context(Belief(dict.fromkeys(known, 1.0), {}))
    found = ranked(places.find(name, known, known), context)
    for r in found[:most]:
        c = r.candidate
        region = places.region(c.country, c.admin1) or "-"
        number = "-" if c.geonameid is None else str(c.geonameid)
        shown = (
            f"{r.score:.1f}",
            c.name,
            c.level,
            region,
            c.country,
            f"{c.lat}",
            f"{c.lon}",
            f"{c.population}",
            number,
        )
        click.echo("\t".join((*shown, "; ".join(r.why))))
    if not found and not row:
        raise click.ClickException(
            f"nothing is known by the name {name!r}"
            + ("" if known else "; name a --country to look for other spellings")
            + "; `dateline gazetteer add` takes places of your own"
        )


@gazetteer.command("list")
def list_places() -> None:
    """List your own files, one a line, with the number of their places."""
    import sqlite3

    from dateline.resolve.where.gazetteer_own import own_indexes

    for path in own_indexes():
        with sqlite3.connect(path) as db:
            (count,) = db.execute("SELECT count(*) FROM place").fetchone()
        click.echo(f"{path.stem}\t{count}")


@gazetteer.command("remove")
@click.argument("name")
def remove_places(name: str) -> None:
    """Take one of your files away again, by its name in `dateline gazetteer list`."""
    from dateline.resolve.where.gazetteer_own import folder, remove

    if not remove(name):
        raise click.ClickException(f"no file {name!r} in {folder()}; `dateline gazetteer list` shows yours")
