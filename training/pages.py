"""The networks that find a page's article. `python -m training.pages --data FOLDER --out FOLDER [--fold N]`

Pages with known bodies (`pages/article_bodies`): only numbers of shape, place and markup are learned, no word. The
first look is four networks, each trained without a quarter of the sites; their scores on that quarter are what the
second look is trained on. `--fold N` leaves a fifth of the sites out, for measuring.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlparse

import numpy as np
import torch
import torch.nn.functional as F
from benchmarks.own_pages import FOLDER, own_pages
from torch import Tensor, nn

from dateline.page import threads
from dateline.page.body import html_rows, text_rows
from dateline.page.decode import decode
from dateline.page.htmltext import visible
from dateline.page.interface import kinds
from dateline.page.labels import label
from dateline.page.layout import laid
from dateline.page.linenet import DILATIONS, Matrix
from dateline.page.lines import Line, paragraphs
from dateline.page.mass import contained, in_runs
from dateline.page.metadata import metadata
from dateline.page.runs import runs
from dateline.page.surroundings import NAMES
from training import schedule
from training.schedule import Average, set_rate

UNITS = 48
FOLDS = 5
QUARTERS = 4
SECONDS = 3  # networks of the second look
_WORD = re.compile(r"\w+")
_NAMED = [i for i, n in enumerate(NAMES) if n.startswith(("called ", "near ")) or n == "stated text"]


@dataclass(slots=True)
class Page:
    site: str
    lines: list[Line]
    rows: Matrix
    body: Matrix
    second: Callable[[Matrix], Matrix]
    optional: list[int]  # columns that a page may lack


def fold_of(site: str) -> int:
    return zlib.crc32(site.encode()) % FOLDS


def pages(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Name, site, source and gold body."""
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name, row in sorted(gold.items()):
        source = decode(gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()), markup=True)
        yield name, urlparse(row["url"]).netloc.removeprefix("www."), source, row["articleBody"]


def labelled(lines: Sequence[Line], gold: str) -> Matrix:
    """1 for lines half of whose runs of four words the gold holds; short ones must be a row of it beside others."""
    words = _WORD.findall(gold.casefold())
    known = set(runs(words, 4))
    rows = {tuple(_WORD.findall(row.casefold())) for row in gold.splitlines()}
    held = " " + " ".join(words) + " "
    out: list[bool | None] = []
    for line in lines:
        own = _WORD.findall(line.text.casefold())
        if shingles := runs(own, 4):
            out.append(2 * sum(run in known for run in shingles) >= len(shingles))
        else:
            out.append(None if own and f" {' '.join(own)} " in held else False)
    for i, value in enumerate(out):
        if value is None:
            before = next((v for v in reversed(out[:i]) if v is not None), False)
            after = next((v for v in out[i + 1 :] if v is not None), False)
            whole = tuple(_WORD.findall(lines[i].text.casefold())) in rows
            out[i] = bool((before and after) or (whole and (before or after)))
    return np.array(out, dtype=np.float32)


def text_page(site: str, source: str, gold: str) -> Page:
    return _text_page(site, visible(source).text, gold)


def _text_page(site: str, text: str, gold: str) -> Page:
    lines = paragraphs(text)
    found = [kinds(line.text) for line in lines]
    start = threads.begin(lines, found)
    rows = text_rows(lines, label(lines[:start], found[:start]))
    return Page(site, lines, rows, labelled(lines, gold), lambda chance: in_runs(lines, chance), [])


def html_page(site: str, source: str, gold: str) -> Page:
    layout = laid(visible(source))
    lines, held = list(layout.lines), layout.containers
    rows = html_rows(layout, metadata(layout.page))
    first = rows.shape[1] - len(NAMES)
    optional = [first + i for i in _NAMED]
    return Page(site, lines, rows, labelled(lines, gold), lambda chance: contained(lines, chance, held), optional)


def ours() -> Iterator[Page]:
    """Texts and flattened pages written by us, so that short articles on short pages are learned too."""
    for path in sorted(FOLDER.glob("*.gold.json")):
        zones = json.loads(path.read_text(encoding="utf-8"))["zones"]
        gold = "\n".join(zone["text"] for zone in zones if zone["kind"] in ("body", "quotation"))
        source = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
        yield _text_page("", source, gold)
    for page in own_pages():
        yield _text_page("", visible(page.html).text, "\n".join(page.body))


class LineNet(nn.Module):
    """What `dateline.page.linenet` computes, trainable."""

    def __init__(self, columns: int) -> None:
        super().__init__()
        self.into = nn.Linear(columns, UNITS)
        self.convolutions = nn.ModuleList([nn.Conv1d(UNITS, UNITS, 3, padding=d, dilation=d) for d in DILATIONS])
        self.out = nn.Linear(UNITS, 1)
        self.drop = nn.Dropout(0.2)

    def forward(self, rows: Tensor) -> Tensor:
        x = self.drop(F.relu(self.into(rows)))
        for convolution in self.convolutions:
            x = x + self.drop(F.relu(convolution(x.transpose(1, 2)).transpose(1, 2)))
        scores: Tensor = self.out(x).squeeze(-1)
        return scores


def trained(sets: Sequence[tuple[Matrix, Page]], seed: int, epochs: int, rate: float = 2e-3) -> LineNet:
    """AdamW, warm-up and linear decay, weights averaged over the last third; lines weigh by the logarithm of words."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    net = LineNet(sets[0][0].shape[1])
    optimiser = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=0.02)
    order = list(range(len(sets)))
    total = epochs * -(-len(order) // 8)
    step, average = 0, Average()
    for _ in range(epochs):
        rng.shuffle(order)
        for at in range(0, len(order), 8):
            group = [varied(*sets[i], rng) for i in order[at : at + 8]]
            length = max(len(rows) for rows, _, _ in group)
            x = torch.zeros(len(group), length, group[0][0].shape[1])
            y, weight = torch.zeros(len(group), length), torch.zeros(len(group), length)
            for i, (rows, body, heavy) in enumerate(group):
                x[i, : len(rows)] = torch.from_numpy(rows)
                y[i, : len(rows)] = torch.from_numpy(body)
                weight[i, : len(rows)] = torch.from_numpy(heavy)
            set_rate(optimiser, schedule.rate(step, total, warm=30, least=0.02))
            loss = F.binary_cross_entropy_with_logits(net(x), y, reduction="none")
            loss = (loss * weight).sum() / weight.sum()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step += 1
            if step > 0.7 * total:
                average.add(net.state_dict())
    net.load_state_dict(average.weights)
    return net.eval()


def varied(rows: Matrix, page: Page, rng: random.Random) -> tuple[Matrix, Matrix, Matrix]:
    """Half of the times some lines are left out, three times in ten the names of classes and the stated text."""
    weight = np.log1p(np.array([line.words for line in page.lines], dtype=np.float32))
    keep = np.array([rng.random() > 0.08 for _ in page.lines]) if rng.random() < 0.5 else np.ones(len(rows), bool)
    if keep.sum() < 4:
        keep[:] = True
    out = rows[keep]
    if page.optional and rng.random() < 0.3:
        out[:, page.optional] = 0
    return out, page.body[keep], weight[keep]


@torch.no_grad()
def chance(nets: Sequence[LineNet], rows: Matrix) -> Matrix:
    scores = torch.stack([net(torch.from_numpy(rows)[None])[0] for net in nets]).mean(0)
    found: Matrix = torch.sigmoid(scores).numpy()
    return found


def looks(known: Sequence[Page], epochs: tuple[int, int]) -> dict[str, list[LineNet]]:
    """Both looks."""
    quarter = [zlib.crc32(f"quarter {page.site}".encode()) % QUARTERS for page in known]
    firsts, seen = [], {}
    for q in range(QUARTERS):
        firsts.append(trained([(p.rows, p) for p, of in zip(known, quarter, strict=True) if of != q], q, epochs[0]))
        for page, of in zip(known, quarter, strict=True):
            if of == q:
                seen[id(page)] = page.second(chance(firsts[-1:], page.rows))
    sets = [(np.concatenate([page.rows, seen[id(page)]], axis=1), page) for page in known]
    return {"first": firsts, "second": [trained(sets, 10 + s, epochs[1]) for s in range(SECONDS)]}


def stored(nets: dict[str, list[LineNet]], path: Path) -> None:
    """In the layout of `dateline.page.linenet.Ensemble`."""
    out: dict[str, Matrix] = {}
    for stage, group in nets.items():
        parts: dict[str, list[Tensor]] = {}
        for net in group:
            own = {"into": net.into.weight.T, "into_bias": net.into.bias[None], "out": net.out.weight.T}
            own["out_bias"] = net.out.bias[None]
            for n, convolution in enumerate(net.convolutions):
                own[f"convolution{n}"] = convolution.weight.permute(2, 1, 0)
                own[f"convolution_bias{n}"] = convolution.bias[None]
            for name, value in own.items():
                parts.setdefault(name, []).append(value.detach())
        out |= {f"{stage}.{name}": torch.stack(values).numpy().astype(np.float32) for name, values in parts.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, allow_pickle=False, **out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fold", type=int, default=-1)
    parser.add_argument("--kind", choices=["text", "html"], default="")
    options = parser.parse_args()
    torch.set_num_threads(1)
    readers = {"text": (text_page, (30, 25)), "html": (html_page, (25, 20))}
    for name, (reader, epochs) in readers.items():
        read = [(site, source, gold) for _, site, source, gold in pages(options.data / "pages/article_bodies")]
        if options.kind not in (name, ""):
            continue
        known = [reader(*row) for row in read if fold_of(row[0]) != options.fold]
        known += ours() if name == "text" else []
        stored(looks(known, epochs), options.out / f"body-{name}.npz")
        print(name, len(known), "pages", flush=True)


if __name__ == "__main__":
    main()
