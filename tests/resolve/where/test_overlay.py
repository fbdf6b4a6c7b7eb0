from __future__ import annotations

from dateline.codebook.load import states
from dateline.resolve.where.gazetteer_index import LEVELS
from dateline.resolve.where.overlay import FILE, overlay
from dateline.resolve.where.placename import folded
from dateline.resolve.where.tables import table


def test_every_row_is_whole_and_says_where_it_is_from() -> None:
    assert len(table(FILE)) >= 150
    for name, _, country, level, lat, lon, radius, source in table(FILE):
        assert name, source
        assert not country or country in {*states(), "ESH"}, name
        assert level in LEVELS, name
        assert -90 <= float(lat) <= 90, name
        assert -180 <= float(lon) <= 180, name
        assert int(radius) >= 500, name
        assert source, name


def test_no_name_stands_twice() -> None:
    names = [folded(n) for row in table(FILE) for n in (row[0], *filter(None, row[1].split("|")))]
    assert sorted(names) == sorted(set(names))
    assert len(overlay()) == len(names)
