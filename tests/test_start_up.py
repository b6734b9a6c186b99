"""Starting is cheap: ``--help`` loads no engine, no web framework, no dictionary."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("flask", "whoosh", "scrapy", "libvoikko", "sqlalchemy", "numpy", "bs4")


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from search_web.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert answer.stdout.strip().endswith("[]")
    assert "search" in answer.stdout


def test_unknown_command_is_wrong_usage() -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "search_web", "etsi"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.returncode == 2
    assert "etsi" in answer.stderr
