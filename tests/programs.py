"""Programs that tests start: each ends with its test, whatever becomes of either."""

from __future__ import annotations

import subprocess
from typing import Any

PATIENCE_S = 60.0


class Program(subprocess.Popen[str]):
    """A program that ends with its block, also where that fails or the program hangs."""

    def __exit__(self, *failure: Any) -> None:
        if failure[0] is not None:
            self.kill()
        try:
            self.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.kill()
            raise
        finally:
            super().__exit__(*failure)
