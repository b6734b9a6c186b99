"""Let ``python -m search_web`` be the command line."""

from __future__ import annotations

from search_web.cli import main

main()
