"""Third stage: torch → two int8 ONNX graphs, `reader.onnx` and `roles.onnx`, with `labels.json` and `vocab.txt`.

python -m training.export work/final/coder.pt --minilm FOLDER --out ../src/dateline/language/weights
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from dateline.coding.factuality import CERTAINTY, STATUS
from dateline.coding.roles import ROLES
from training.claims import LEXICON, TYPES
from training.network import Network


class Reader(nn.Module):
    """Sentences → states of words and all labels that need no trigger; arcs are decided here, to score relations."""

    outputs = ("words", "name", "mention", "upos", "head", "rel", "trigger", "type", "factuality")

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, case: Tensor, first: Tensor, keep: Tensor, lexicon: Tensor) -> tuple[Tensor, ...]:
        net = self.net
        words = net.words(ids, case, first)
        name, mention, upos = net.labels(words)
        arc, dependent, head = net.arcs(words)
        heads = net.heads(arc, keep).argmax(-1)
        chosen = head.gather(1, heads.unsqueeze(-1).expand(-1, -1, 97))
        # (d, R·i·j) as one matrix product, so that the quantiser sees it.
        table = net.rel.permute(1, 0, 2).reshape(97, -1)
        left = (dependent @ table).view(dependent.shape[0], dependent.shape[1], -1, 97)
        rel = (left * chosen.unsqueeze(2)).sum(-1).argmax(-1)
        trigger, kind = net.triggers(words, lexicon)
        happened = net.factuality(words)
        return words, name, mention, upos.argmax(-1), heads - 1, rel, trigger.log_softmax(-1), kind, happened


class Roles(nn.Module):
    outputs = ("role", "attribute")

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, *inputs: Tensor) -> tuple[Tensor, Tensor]:
        role, attribute = self.net.roles(*inputs)
        return role.view(role.shape[0], role.shape[1], len(ROLES), 3).log_softmax(-1), attribute


def export(checkpoint: Path, minilm: Path, out: Path, version: str) -> None:
    saved = torch.load(checkpoint, weights_only=True)
    net = Network(saved["sizes"])
    net.load_state_dict(saved["weights"])
    net.eval()
    out.mkdir(parents=True, exist_ok=True)
    b, w, length, claims = 2, 5, 9, 3
    long = {"dtype": torch.long}
    reader = {
        "ids": torch.ones(b, length, **long), "case": torch.ones(b, length, **long),
        "first": torch.arange(1, w + 1).expand(b, w).contiguous(), "keep": torch.ones(b, w, **long),
        "lexicon": torch.zeros(b, w, len(LEXICON)),
    }  # fmt: skip
    roles = {
        "words": torch.randn(b, w, 384), "keep": torch.ones(b, w, **long), "which": torch.zeros(claims, **long),
        "start": torch.tensor([0, 1, 2]), "end": torch.tensor([1, 2, 4]), "kind": torch.zeros(claims, **long),
        "path": torch.zeros(claims, w, **long), "mention": torch.zeros(b, w, **long),
    }  # fmt: skip
    widths: dict[str, str | None] = {
        "ids": "l",
        "case": "l",
        "which": None,
        "start": None,
        "end": None,
        "kind": None,
        "attribute": None,
    }
    for graph, inputs, name in ((Reader(net), reader, "reader"), (Roles(net), roles, "roles")):
        rows = dict.fromkeys(("which", "start", "end", "kind", "path", "role", "attribute"), "c")
        axes = {n: {0: rows.get(n, "b")} for n in (*inputs, *graph.outputs)}
        for n, sizes in axes.items():
            if width := widths.get(n, "w"):
                sizes[1] = width
        _write(graph, inputs, axes, out / f"{name}.onnx")
    labels = saved["labels"] | {
        "type": TYPES, "lexicon": LEXICON, "role": list(ROLES), "status": list(STATUS), "certainty": list(CERTAINTY),
        "path": saved["paths"], "version": version,
    }  # fmt: skip
    (out / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    shutil.copyfile(minilm / "vocab.txt", out / "vocab.txt")
    print({p.name: f"{p.stat().st_size / 1e6:.1f} MB" for p in sorted(out.iterdir())})


def _write(graph: Any, inputs: dict[str, Tensor], axes: dict[str, dict[int, str]], path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        with torch.no_grad():
            torch.onnx.export(
                graph, tuple(inputs.values()), str(plain), input_names=list(inputs), output_names=list(graph.outputs),
                dynamic_axes=axes, opset_version=17, dynamo=False,
            )  # fmt: skip
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        # Weights to int8 by channel; LayerNorms, softmaxes and biases stay fp32.
        quantize_dynamic(
            str(ready), str(path), weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", required=True, help="name of the weights, a date")
    options = parser.parse_args()
    export(options.checkpoint, options.minilm, options.out, options.version)


if __name__ == "__main__":
    main()
