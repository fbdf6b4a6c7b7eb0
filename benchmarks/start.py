"""Start and memory: `dateline code` as a process of its own. `python -m benchmarks.start`

On the sample page where it is there, else on an example page.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.places_of_data import SHARED

SAMPLE = SHARED / "samples" / "ain-issa.txt"
PAGE = SAMPLE if SAMPLE.exists() else Path(__file__).parents[1] / "examples" / "halmura.txt"
RUNS = 5


def once(page: Path) -> tuple[float, float]:
    """Wall seconds and peak resident megabytes of one run."""
    began = time.monotonic()
    with subprocess.Popen([sys.executable, "-m", "dateline", "code", str(page)], stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"dateline code {page} ended with {process.returncode}")
    # Linux counts kilobytes, macOS bytes.
    return time.monotonic() - began, usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def measured(page: Path = PAGE) -> dict[str, float]:
    """Medians of some runs."""
    runs = [once(page) for _ in range(RUNS)]
    return {"seconds": statistics.median(s for s, _ in runs), "megabytes": statistics.median(m for _, m in runs)}


def main() -> None:
    print({name: round(value, 2) for name, value in measured().items()})


if __name__ == "__main__":
    main()
