"""The element of a page that shows its title."""

from __future__ import annotations

from dateline.page.htmltext import Element, HtmlText


def stated_titles(page: HtmlText, stated: str | None) -> str:
    """What a heading must stand in: the title that the page's data states and that of its window, in lower case."""
    return " ".join((stated or "", page.title)).casefold()


def headline(page: HtmlText, wanted: str, outlet: str | None) -> Element | None:
    """The longest heading that the stated titles hold, else the first h1.

    The longest, because the name of a site stands in many stated titles too, and is shorter than that of a story.
    """
    heads = [each for each in page.elements if each.name in ("h1", "h2", "h3") and each.end > each.start]
    site = (outlet or "").casefold()
    texts = {id(each): page.text[each.start : each.end] for each in heads}
    held = [each for each in heads if named(texts[id(each)], wanted) and texts[id(each)].strip().casefold() != site]
    return max(held, key=lambda each: each.end - each.start, default=None) or next(
        (each for each in heads if each.name == "h1"), None
    )


def named(text: str, wanted: str) -> bool:
    """Whether a text of three words or more stands in the stated titles."""
    words = text.split()
    return len(words) > 2 and " ".join(words).casefold() in wanted
