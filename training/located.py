"""Where a string of our coding stands: by sentence, with the number of its occurrence where it stands there twice."""

from __future__ import annotations

from typing import Any


def located(document: dict[str, Any], value: Any, own: int) -> list[int]:
    """[sentence, start, end] of a string, of {"s": sentence, "text": string, "nth": occurrence}, or of such offsets.

    `own` is the claim's sentence. Raises ValueError where the sentence does not hold the string.
    """
    if isinstance(value, list):
        return value
    given = value if isinstance(value, dict) else {"text": value}
    number, string, at = given.get("s", own), given["text"], -1
    for _ in range(given.get("nth", 1)):
        at = document["sentences"][number].find(string, at + 1)
    if at < 0:
        raise ValueError(f"{document['id']}: sentence {number} does not hold {string!r}")
    return [number, at, at + len(string)]
