"""Work on batches in several processes, the results in the order of the batches."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TypeVar

from indexer.contract.engine import Batch

Made = TypeVar("Made")


def in_processes(
    work: Callable[[Batch], Made], batches: Iterable[Batch], processes: int
) -> Iterator[Made]:
    """Yield what *work* makes of each batch.

    Args:
        work: pickled, as batches are, when there are several *processes*.
        batches: a few wait in memory.
        processes: below 2, all is done in this one.
    """
    if processes < 2:
        yield from map(work, batches)
        return
    # A fresh interpreter for each: a copy of this one could hold locks of its threads.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        waiting: deque[Future[Made]] = deque()
        for batch in batches:
            waiting.append(pool.submit(work, batch))
            if len(waiting) > processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Leave cyclic garbage for the end of a batch.

    Tokens come by the million and none is part of a cycle; looking for cycles among them
    takes a third of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
