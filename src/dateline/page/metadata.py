"""What an HTML page states about itself: title, date, outlet, language, address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import unescape

from dateline.page.headline import headline, stated_titles
from dateline.page.htmltext import Element, HtmlText
from dateline.page.stamps import stamps

_ARTICLE = re.compile(r"Article|BlogPosting|Report|Posting|WebPage")
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "date",
    "pubdate",
    "publishdate",
    "publication_date",
)
_URL_DATE = re.compile(
    r"/(20\d\d)/(0?[1-9]|1[0-2])(?:/(0?[1-9]|[12]\d|3[01]))?/|[/_-](20\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?=\D|$)"
)
_DEPTH = 12
_ABOVE, _BELOW = 300, 800
"""Characters of text between a title and the `<time>` that dates the page; a long deck may stand between them."""
_TAG = re.compile(r"<[^>]{1,2000}>")


@dataclass(frozen=True, slots=True)
class Metadata:
    """None where the page does not say."""

    title: str | None = None
    published: str | None = None
    published_basis: str | None = None
    outlet: str | None = None
    language: str | None = None
    url: str | None = None
    article: str | None = None


def metadata(page: HtmlText, url: str | None = None) -> Metadata:
    """What the markup states; `url` is the page's address where it is known from elsewhere."""
    meta = _meta(page.elements)
    rows = list(_linked_data(page.data))
    canonical = next(
        (
            each.attributes.get("href")
            for each in page.elements
            if each.name == "link" and "canonical" in each.attributes.get("rel", "").lower().split()
        ),
        None,
    )
    address = next(
        (each for each in (canonical, meta.get("og:url"), url) if each and each.startswith(("http://", "https://"))),
        url,
    )
    published, basis = _published(page, rows, meta, address)
    return Metadata(
        title=_clean(meta.get("og:title")) or _first(rows, "headline") or _clean(page.title),
        published=published,
        published_basis=basis,
        outlet=_clean(meta.get("og:site_name")) or _publisher(rows),
        language=next(
            (each.attributes["lang"] for each in page.elements if each.name == "html" and each.attributes.get("lang")),
            None,
        ),
        url=address,
        article=_stated_article(rows),
    )


def _clean(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None


def _meta(elements: Sequence[Element]) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in elements:
        if each.name == "meta" and each.attributes.get("content"):
            for key in ("property", "name", "itemprop"):
                if name := each.attributes.get(key):
                    found.setdefault(name.lower(), each.attributes["content"])
    return found


def _linked_data(scripts: Sequence[str]) -> Iterator[dict[str, object]]:
    """Objects of the page's JSON-LD; a script that is broken says nothing."""
    for script in scripts:
        try:
            loaded = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(loaded, 0)


def _objects(value: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > _DEPTH:
        return
    if isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth + 1)
    elif isinstance(value, list):
        for each in value:
            yield from _objects(each, depth + 1)


def _of_article(row: dict[str, object]) -> bool:
    return _ARTICLE.search(str(row.get("@type", ""))) is not None


def _first(rows: Sequence[dict[str, object]], key: str) -> str | None:
    return next((_clean(value) for row in rows if _of_article(row) and isinstance(value := row.get(key), str)), None)


def _stated_article(rows: Sequence[dict[str, object]]) -> str | None:
    """The longest `articleBody`, without tags and entities."""
    found = [value for row in rows if isinstance(value := row.get("articleBody"), str)]
    return " ".join(unescape(_TAG.sub(" ", max(found, key=len))).split()) or None if found else None


def _publisher(rows: Sequence[dict[str, object]]) -> str | None:
    for row in rows:
        publisher = row.get("publisher")
        if isinstance(publisher, dict) and isinstance(name := publisher.get("name"), str):
            return _clean(name)
    return None


def iso(value: str | None) -> str | None:
    """A stated date as ISO 8601, or None where it is none."""
    value = (value or "").strip()
    if re.match(r"\d{4}-\d\d-\d\d", value):
        try:
            datetime.fromisoformat(value)
        except ValueError:
            value = value[:10]
            try:
                datetime.fromisoformat(value)
            except ValueError:
                return None
        return value.replace(" ", "T", 1)
    return next((stamp.value for stamp in stamps(value) if stamp.value), None) if len(value) < 60 else None


def _published(
    page: HtmlText, rows: Sequence[dict[str, object]], meta: dict[str, str], url: str | None
) -> tuple[str | None, str | None]:
    stated = [_first(rows, "datePublished"), *(meta.get(key) for key in _DATES)]
    stated += [each.attributes.get("datetime") for each in _dated(page)][:1]
    found = next((date for value in stated if (date := iso(value))), None)
    if found:
        return found, "metadata"
    match = _URL_DATE.search(url or "")
    if match:
        parts = [part for part in (match.groups()[:3] if match[1] else match.groups()[3:]) if part]
        value = "-".join([parts[0], *(part.zfill(2) for part in parts[1:])])
        if len(parts) < 3 or iso(value):
            return value, "url"
    return None, None


def _dated(page: HtmlText) -> list[Element]:
    """The `<time>` elements that date the page: outside comments, marked as such or right under the title."""
    times = [
        (index, each)
        for index, each in enumerate(page.elements)
        if (each.name == "time" and each.attributes.get("datetime")) and not _in_comment(page.elements, index)
    ]
    marked = [
        each
        for _, each in times
        if "pubdate" in each.attributes
        or {"published", "entry-date"} & each.classes
        or "datePublished" in each.attributes.get("itemprop", "")
    ]
    heading = headline(page, stated_titles(page, None), None)
    under = [each for _, each in times if heading is not None and heading.end <= each.start <= heading.end + 400]
    if heading is not None:  # a list of other stories dates each of them
        marked = [each for each in marked if heading.start - _ABOVE <= each.start <= heading.end + _BELOW]
    return marked or under


def _in_comment(elements: Sequence[Element], index: int) -> bool:
    at = elements[index].parent
    while at >= 0:
        each = elements[at]
        if (
            "comment" in each.attributes.get("class", "").lower()
            or "comment" in each.attributes.get("id", "").lower()
            or each.name == "aside"
        ):
            return True
        at = each.parent
    return False
