"""A process that merges beside everything else: ``python -m … FOLDER``."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

_NICE = 10


def start_merging(folder: Path) -> subprocess.Popen[bytes]:
    """Merge what is due in a process of its own, which outlives this one.

    It tells nobody what goes wrong: then nothing has changed, and who merges next, or
    ``paatoshaku index --merge``, meets the same.
    """
    process = subprocess.Popen(  # noqa: S603 - this program, no shell
        [sys.executable, "-m", __name__, str(folder.resolve())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    # A process that nobody waits for stays in the system's table.
    threading.Thread(target=process.wait, name="merging", daemon=True).start()
    return process


def main() -> None:
    """Merge what is due in the folder that is named."""
    from indexer.backends.whoosh.writing.segment_merges import merge_due

    os.nice(_NICE)
    merge_due(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
