"""Did it happen: the factuality head on UDS-IH2's development part, Pearson's r. `python -m benchmarks.factuality`"""

from __future__ import annotations

import numpy as np
from training.corpora import happened

from benchmarks.mentions import sentence
from benchmarks.places_of_data import SHARED, missing
from dateline.language.reader import Reader

DATA = SHARED / "data" / "factuality" / "uds_ih2" / "dev.jsonl"


def correlation() -> tuple[float, int]:
    """r over all event words of the exported network, and how many there are."""
    rows = happened(DATA)
    readings = Reader().read([sentence(list(words)) for words in rows])
    found, true = [], []
    for reading, values in zip(readings, rows.values(), strict=True):
        for i, value in enumerate(values):
            if value is not None and i < len(reading.factuality):
                found.append(float(reading.factuality[i]))
                true.append(value)
    return float(np.corrcoef(found, true)[0, 1]), len(true)


def main() -> None:
    if why := missing(DATA):
        print(why)
        return
    r, count = correlation()
    print(f"r {r:.3f} on {count} event words")


if __name__ == "__main__":
    main()
