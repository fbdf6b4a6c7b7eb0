"""The line networks in numpy."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.page.body import html_rows, in_html, in_text, text_rows
from dateline.page.htmltext import visible
from dateline.page.judges import SHIPPED
from dateline.page.layout import laid
from dateline.page.linenet import DILATIONS, Ensemble, ensemble
from dateline.page.lines import paragraphs
from dateline.page.metadata import metadata

PAGE = "<h1>Raid on Tarn</h1><p>Soldiers raided the town of Tarn on Monday, a witness said.</p><ul><li>Share</ul>"


def test_an_ensemble_is_the_mean_of_its_networks() -> None:
    whole = ensemble(SHIPPED.text, "first")
    rows = np.random.default_rng(1).normal(size=(7, whole.into.shape[1])).astype(np.float32)
    single = [
        Ensemble(
            whole.into[n : n + 1], whole.into_bias[n : n + 1],
            tuple(w[n : n + 1] for w in whole.convolutions), tuple(b[n : n + 1] for b in whole.convolution_biases),
            whole.out[n : n + 1], whole.out_bias[n : n + 1],
        )(rows)
        for n in range(len(whole.into))
    ]  # fmt: skip
    assert whole(rows) == pytest.approx(sum(single) / len(single), abs=1e-4)


def test_a_line_is_seen_from_as_far_as_the_dilations_reach() -> None:
    net = ensemble(SHIPPED.text, "first")
    rows = np.zeros((60, net.into.shape[1]), dtype=np.float32)
    changed = rows.copy()
    changed[30] = 1
    moved = np.flatnonzero(np.abs(net(rows) - net(changed))[:, 0] > 0)
    assert 30 - sum(DILATIONS) <= moved.min() <= 30 <= moved.max() <= 30 + sum(DILATIONS)


def test_rows_fit_the_weights() -> None:
    layout = laid(visible(PAGE))
    assert html_rows(layout, metadata(layout.page)).shape[1] == ensemble(SHIPPED.html, "first").into.shape[1]
    assert len(in_html(layout, metadata(layout.page), SHIPPED)) == len(layout.lines)
    lines = paragraphs(layout.page.text)
    assert text_rows(lines, ["title"]).shape[1] == ensemble(SHIPPED.text, "first").into.shape[1]
    assert len(in_text(lines, ["title"], SHIPPED)) == len(lines)
    assert not len(in_text([], [], SHIPPED))
