"""Starting is cheap: ``--help`` loads no engine, no web framework, no dictionary."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
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


def test_searching_loads_no_whoosh(tmp_path: Path) -> None:
    """It opens, writes its table and answers patterns; plain searches need none of it."""
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from indexer.backends.registry import index_engine\n"
        "from indexer.contract.backend import BackendQuery\n"
        "from indexer.contract.query import Every\n"
        "index = index_engine('whoosh').open(Path(sys.argv[1]))\n"
        "index.search(BackendQuery(Every()))\n"
        "print('whoosh' in sys.modules)\n"
        "index.update([])\n"
        "print('whoosh' in sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )

    assert answer.stdout.split() == ["False", "True"]


def test_unknown_command_is_wrong_usage() -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "search_web", "etsi"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.returncode == 2
    assert "etsi" in answer.stderr


def test_the_demo_makes_an_index_of_an_older_analyzer_anew() -> None:
    """The last indexing of the demo ends well when the first try is refused."""
    script = (ROOT / "scripts" / "demo").read_text(encoding="utf-8")
    line = next(
        row for row in script.splitlines() if row.startswith("$paatoshaku index ||")
    )
    fake = 'say() { :; }; p() { [ "$*" = "index --rebuild" ]; }; paatoshaku=p; set -e; '
    done = subprocess.run(["bash", "-c", fake + line], check=False)

    assert done.returncode == 0
