"""Does a confidence of .8 mean right four times in five? `python -m benchmarks.calibration [--write]`

Claims of the development gold, each coded by weights that had not seen its document (`make folds`). For each field: how
often values were right, the expected calibration error (ten bins of equal count) of the raw scores and of the scores
fitted on the other four folds; then precision and recall of typed claims by threshold. `--write` fits on all five folds
and writes `src/dateline/coding/calibration.yml` and `docs/precision-recall.svg`.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

import dateline.coding.confidence as confidence
from benchmarks.claims import FOLDS, GOLD, coded, fold, weights, with_weights
from benchmarks.places_of_data import missing
from dateline.evaluation.spans import ROLES, pairs, same_count
from dateline.pipeline import Options

FIELDS: tuple[str, ...] = ("claim", *ROLES, "status", "certainty")
Observed = tuple[float, bool]  # raw score, right
BINS = 10


def observations() -> tuple[list[dict[str, list[Observed]]], int]:
    """By fold and field the raw scores with whether the value was right; and the number of claims in the gold."""
    # The scores as the network gives them, for as long as they are gathered.
    with patch.object(confidence, "calibration", lambda: dict.fromkeys(FIELDS, (1.0, 0.0))):
        found = [_observed(number) for number in range(FOLDS)]
    return [seen for seen, _ in found], sum(size for _, size in found)


def _observed(number: int) -> tuple[dict[str, list[Observed]], int]:
    pipeline, total = with_weights(weights(number), Options(min_confidence=0.0)), 0
    seen: dict[str, list[Observed]] = defaultdict(list)
    for document in fold(number):
        total += len(document["claims"])
        for name, score, right in _judged(document["text"], document["claims"], coded(pipeline, document)):
            seen[name].append((score, right))
    return seen, total


def _judged(text: str, gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> Iterable[tuple[str, float, bool]]:
    answers = {j: gold[i] for i, j in pairs(text, gold, found) if gold[i]["type"] == found[j]["type"]}
    for j, claim in enumerate(found):
        yield "claim", claim["confidence"], j in answers
        if j not in answers:
            continue
        for name, score in claim["confidences"].items():
            if name in ROLES:
                right = same_count(text, claim[name], answers[j][name]) == len(claim[name])
            else:
                right = claim[name] == answers[j][name]
            yield name, score, right


def fit(seen: list[Observed]) -> tuple[float, float]:
    """Slope and intercept of a logistic regression on the log-odds, with a weak pull to (1, 0).

    Newton's method, each step halved until it lowers the loss, so that few wrong values do not throw it off.
    """
    x = np.array([confidence.log_odds(s) for s, _ in seen])
    y = np.array([r for _, r in seen], float)
    design, start = np.stack([x, np.ones_like(x)], 1), np.array([1.0, 0.0])

    def loss(beta: NDArray[np.float64]) -> float:
        z = design @ beta
        return float((np.logaddexp(0, z) - y * z).sum() + ((beta - start) ** 2).sum() / 2)

    beta = start
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(design @ beta, -30, 30)))
        slope = design.T @ (p - y) + (beta - start)
        step = np.linalg.solve(design.T @ (design * (p * (1 - p))[:, None]) + np.eye(2), slope)
        while loss(beta - step) > loss(beta) and float(np.abs(step).max()) > 1e-6:
            step = step / 2
        beta = beta - step
    return float(beta[0]), float(beta[1])


def applied(seen: list[Observed], line: tuple[float, float]) -> list[Observed]:
    return [(float(1 / (1 + np.exp(-(line[0] * confidence.log_odds(s) + line[1])))), r) for s, r in seen]


def error(seen: list[Observed]) -> float:
    """Expected calibration error: mean distance of stated and true share over bins of equal count."""
    ordered = sorted(seen)
    cuts = [ordered[len(ordered) * k // BINS : len(ordered) * (k + 1) // BINS] for k in range(BINS)]
    gaps = [(len(c), abs(float(np.mean([s for s, _ in c])) - float(np.mean([r for _, r in c])))) for c in cuts if c]
    return sum(n * gap for n, gap in gaps) / sum(n for n, _ in gaps)


def curve(seen: list[Observed], total: int) -> list[tuple[float, float, float]]:
    """Threshold, precision, recall of typed claims, from the surest claim to all."""
    ordered = sorted(seen, reverse=True)
    right = np.cumsum([r for _, r in ordered])
    return [(s, float(right[k]) / (k + 1), float(right[k]) / total) for k, (s, _) in enumerate(ordered)]


def drawing(points: list[tuple[float, float, float]]) -> str:
    """The curve as SVG."""
    w, h, left, top = 420, 320, 50, 20

    def place(precision: float, recall: float) -> tuple[float, float]:
        return left + recall * w, top + (1 - precision) * h

    grid = marks = ""
    for k in range(6):
        x, y = left + w * k / 5, top + h - h * k / 5
        grid += f'<path d="M{left} {y}h{w}M{x} {top}v{h}" stroke="#ddd"/>'
        grid += f'<text x="{left - 8}" y="{y + 4}" text-anchor="end">{k / 5:.1f}</text>'
        grid += f'<text x="{x}" y="{top + h + 16}" text-anchor="middle">{k / 5:.1f}</text>'
    for threshold in (0.3, 0.5, 0.7, 0.9):
        if near := [(p, r) for s, p, r in points if s >= threshold]:
            x, y = place(*near[-1])
            marks += f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'
            marks += f'<text x="{x + 7:.1f}" y="{y - 5:.1f}">{threshold}</text>'
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(p, r) for _, p, r in points[20::10]))
    size = f'viewBox="0 0 {left + w + 20} {top + h + 44}" font-family="sans-serif" font-size="12"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect width="100%" height="100%" fill="#fff"/>{grid}'
        f'<polyline points="{line}" fill="none" stroke="#1b5e8c" stroke-width="2"/>{marks}'
        f'<text x="{left + w / 2}" y="{top + h + 36}" text-anchor="middle">recall of typed claims</text>'
        f'<text transform="translate(14 {top + h / 2}) rotate(-90)" text-anchor="middle">precision</text></svg>\n'
    )


def report(folds: list[dict[str, list[Observed]]], total: int) -> dict[str, tuple[float, float]]:
    """Prints the tables; returns the lines fitted on all folds."""
    lines = {}
    held: list[Observed] = []
    for name in FIELDS:
        every = [o for f in folds for o in f[name]]
        if len(every) < 2 * BINS:
            lines[name] = (1.0, 0.0)
            continue
        out = []
        for one in folds:
            others = [o for f in folds if f is not one for o in f[name]]
            out += applied(one[name], fit(others))
        held = out if name == "claim" else held
        lines[name] = fit(every)
        right = sum(r for _, r in every) / len(every)
        print(
            f"{name:12} {len(every):5} values, right {right:.3f}; error raw {error(every):.3f}, fitted {error(out):.3f}"
        )
    print("threshold  precision  recall  F1 of typed claims")
    points = curve(held, total)
    for threshold in (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9):
        _, p, r = [x for x in points if x[0] >= threshold][-1]
        print(f"{threshold:9.2f}{p:11.3f}{r:8.3f}{2 * p * r / (p + r):8.3f}")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if why := missing(GOLD) or missing(weights(FOLDS - 1)):
        print(why)
        return
    folds, total = observations()
    lines = report(folds, total)
    if options.write:
        rows = "".join(f"  {name}: [{a:.4f}, {b:.4f}]\n" for name, (a, b) in lines.items())
        head = "# Slope and intercept by field; written by `python -m benchmarks.calibration --write`.\n"
        source = "version: 1\nsource: five folds of the development gold, each coded by weights that had not seen it\n"
        confidence.PATH.write_text(f"{head}{source}fields:\n{rows}", encoding="utf-8")
        fitted = applied([o for f in folds for o in f["claim"]], lines["claim"])
        Path("docs/precision-recall.svg").write_text(drawing(curve(fitted, total)), encoding="utf-8")


if __name__ == "__main__":
    main()
