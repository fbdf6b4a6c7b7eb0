"""Who says what, on parsed sentences: the shipped network parses, the rules link."""

from __future__ import annotations

import pytest

from dateline.model import Capture, Fault
from dateline.pipeline import Pipeline

CASES = [
    ("The minister said the army had shelled the town.", "The minister", "the army had shelled the town"),
    ("The army had shelled the town, the minister said.", "the minister", "The army had shelled the town"),
    ("“We will not leave the valley,” the colonel said.", "the colonel", "“We will not leave the valley,”"),
    (
        "“We will not leave,” the colonel said. “Nobody can make us.”",
        "the colonel",
        "“We will not leave,” the colonel said. “Nobody can make us.”",
    ),
    ("According to the observatory, nine people were killed.", "the observatory", "nine people were killed"),
    ("She told reporters that the talks had failed.", "She", "that the talks had failed"),
    ("The union accused the police of brutality.", "The union", "the police of brutality"),
    ("MARUN: The border will stay closed.", "MARUN", "The border will stay closed."),
]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.mark.parametrize(("text", "source", "content"), CASES)
def test_source_and_content(pipeline: Pipeline, text: str, source: str, content: str) -> None:
    document = pipeline.read(Capture("case", text.encode(), "row", language="en"))
    assert not isinstance(document, Fault)
    annotation = pipeline.annotate(document)
    assert not isinstance(annotation, Fault)
    found = [(a.source and a.source.text, a.content.text) for a in annotation.attributions]
    assert (source, content) in found
    for attribution in annotation.attributions:
        for span in (attribution.source, attribution.cue, attribution.content):
            assert span is None or text[span.start : span.end] == span.text
