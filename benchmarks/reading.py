"""A text through the pipeline, as a row of JSONL would go; what cannot be read stops the benchmark."""

from __future__ import annotations

from typing import TypeVar

from dateline.model import Capture, Claim, Document, Fault
from dateline.pipeline import Annotation, Pipeline

T = TypeVar("T")


def document(pipeline: Pipeline, text: str, name: str = "text", published: str | None = None) -> Document:
    return sure(pipeline.read(Capture(name, text.encode(), "row", published=published, language="en")))


def annotated(pipeline: Pipeline, text: str) -> Annotation:
    return sure(pipeline.annotate(document(pipeline, text)))


def coded(pipeline: Pipeline, text: str, name: str = "text", published: str | None = None) -> list[Claim]:
    return sure(pipeline.code(document(pipeline, text, name, published)))


def sure(outcome: T | Fault) -> T:
    """What came out; raises TypeError where it is a fault."""
    if isinstance(outcome, Fault):
        raise TypeError(str(outcome))
    return outcome
