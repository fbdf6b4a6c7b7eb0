"""Pages through the pipeline one by one, with a progress bar where it takes long; a fault in one costs no other."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import click

from dateline.capture.inputs import captures
from dateline.model import Capture, Document, Fault
from dateline.pipeline import Pipeline

Result = Any  # what a step makes of a document, or a Fault
_PATIENCE = 1.0  # seconds without a sign of progress


def work(inputs: Sequence[str], pipeline: Pipeline, step: Callable[[Pipeline, Document], Result]) -> Iterator[Result]:
    """What `step` makes of each page of the inputs, and a Fault for each that cannot be read or coded."""
    began = time.monotonic()
    bar = sys.stderr.isatty()
    for count, capture in enumerate(captures(inputs, sys.stdin.buffer), 1):
        yield _one(capture, pipeline, step)
        if bar and time.monotonic() - began > _PATIENCE:
            rate = count / (time.monotonic() - began)
            click.echo(f"\r{count} pages, {rate:.1f} a second ", err=True, nl=False)
    if bar:
        click.echo("\r" + " " * 40 + "\r", err=True, nl=False)


def _one(capture: Capture | Fault, pipeline: Pipeline, step: Callable[[Pipeline, Document], Result]) -> Result:
    if isinstance(capture, Fault):
        return capture
    document = pipeline.read(capture)
    return document if isinstance(document, Fault) else step(pipeline, document)
