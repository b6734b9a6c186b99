"""What a worker is asked to do in tests of its limits; found there by name."""

from __future__ import annotations

import os
import time

from corpus.errors import ParseError


def double(number: int) -> int:
    return 2 * number


def double_late(number: int, after_s: float) -> int:
    time.sleep(after_s)
    return 2 * number


def spin() -> None:
    while True:
        pass


def fill() -> int:
    return len(bytearray(3_000_000_000))


def abort() -> None:
    os.abort()


def stumble() -> None:
    raise KeyError("laituri")


def refuse() -> None:
    raise ParseError("laituri ei kelpaa")


def dig(depth: int = 0) -> int:
    return dig(depth + 1)
