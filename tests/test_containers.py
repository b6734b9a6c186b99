"""The images and compose.yaml, built and run by Podman: what docs/operating.md promises."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.missing import without

SCRIPT = Path(__file__).parent.parent / "scripts/try_containers"
NEEDED = ("podman", "debootstrap")


@pytest.mark.nightly
@pytest.mark.timeout(3600)
def test_images_are_built_and_serve() -> None:
    lacking = [name for name in NEEDED if shutil.which(name) is None]
    if os.geteuid() or lacking:
        without(f"root, {', '.join(NEEDED)} are needed")
    done = subprocess.run(
        [SCRIPT], capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )

    assert done.returncode == 0, done.stderr[-4000:]
