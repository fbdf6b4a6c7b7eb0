"""Threads that only repetition shows."""

from __future__ import annotations

from dateline.page.htmltext import visible
from dateline.page.layout import laid
from dateline.page.repetition import thread

ARTICLE = "<h1>Bridge at Tarn reopens</h1><p>The bridge at Tarn was opened again on Monday by the army.</p>"


def entry(head: str, text: str, inner: str = "") -> str:
    return f'<div class="q7">{head}<p>{text}</p><a>Reply</a>{inner}</div>'


def found(source: str) -> list[tuple[str | None, str | None, str, int | None]]:
    read = thread(laid(visible(source)))
    return [
        (c.author.text if c.author else None, c.time, " ".join(s.text for s in c.text), c.parent) for c in read.comments
    ]


def test_names_times_texts_and_what_is_answered() -> None:
    answer = entry("<b>Ruth</b><br><i>6 May 2020, 09:10</i>", "I hope that it stays open.")
    page = ARTICLE + entry("<b>P. Anders says:</b><br><i>5 May 2020, 12:00</i>", "At last, it took a year.", answer)
    assert found(page + entry("<b>Ole</b><br><i>7 May 2020, 08:00</i>", "Who paid for it?")) == [
        ("P. Anders", "2020-05-05T12:00", "At last, it took a year.", None),
        ("Ruth", "2020-05-06T09:10", "I hope that it stays open.", 0),
        ("Ole", "2020-05-07T08:00", "Who paid for it?", None),
    ]


def test_a_live_blog_is_no_thread() -> None:
    entries = "".join(
        f'<div class="k"><i>{hour}:05</i><h3>Army reopens road {hour}</h3><p>The road is open for cars again.</p></div>'
        for hour in (10, 11, 12)
    )
    assert found(ARTICLE + "<form>Email</form>" + entries) == []


def test_a_list_of_stories_is_no_thread() -> None:
    stories = "".join(
        f'<li class="s"><a href="/{n}">Council of the town meets again for the {n}th time</a><i>{n} May 2020</i></li>'
        for n in range(4, 9)
    )
    assert found(ARTICLE + "<h3>Comments</h3><ul>" + stories + "</ul>") == []


def test_one_comment_alone_needs_a_heading_and_a_button() -> None:
    one = entry("<b>Ruth</b><br><i>6 May 2020, 09:10</i>", "I hope that it stays open.")
    assert found(ARTICLE + one) == []
    assert [row[0] for row in found(ARTICLE + "<h3>1 Comment</h3>" + one)] == ["Ruth"]
