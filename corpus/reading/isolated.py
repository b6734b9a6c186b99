"""Reading in a process of its own, within limits of time and memory.

What a stranger wrote may stop or fill the process that reads it: a library may hang in
C, where no time limit of Python reaches, or take gigabytes. So documents are read by a
worker that can be ended: processor time, memory and waiting are limited, and whatever
happens there is one sentence here. Workers stay for the next document.
"""

from __future__ import annotations

import atexit
import contextlib
import importlib
import logging
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any

from corpus.errors import CorpusError, ParseError, ReaderEnded, ReaderTooSlow

LOGGER = logging.getLogger(__name__)
_CALLS_OF_A_WORKER = 500
"""After so many a worker is replaced, for memory that libraries keep."""

_SERVE = "from corpus.reading.isolated import serve; serve(int({fd}))"
IS_POSSIBLE = os.name == "posix"
"""Elsewhere documents are read without limits, in this process."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one document may take.

    Attributes:
        processor_s: seconds of processor time.
        wait_s: seconds until an answer on a machine that is not busy; a document that
            took no more processor time than allowed may be read the next time.
        most_wait_s: where it is more, a busy machine gets that much longer, up to this:
            a reader that gets a tenth of a processor needs ten times the seconds. How
            busy it is is asked again when the time is over.
        start_s: seconds until a new worker has loaded what it reads with; on a busy
            machine that takes longer than reading, and is not the document's time.
        memory_bytes: of the worker's own data.
    """

    processor_s: float = 12.0
    wait_s: float = 19.0
    most_wait_s: float | None = None
    start_s: float = 120.0
    memory_bytes: int = 1_000_000_000

    def wait(self, load: float) -> float:
        """Return how long to wait for an answer where so many processes want a processor.

        >>> [Limits(wait_s=15, most_wait_s=90).wait(load) for load in (1, 6, 60)]
        [15.0, 30.0, 90.0]
        """
        most_s = self.most_wait_s or self.wait_s
        return min(most_s, self.wait_s * max(1.0, load / _ORDINARY_LOAD))


_ORDINARY_LOAD = 3.0
"""Processes for each processor; with more everything is slow, whoever is to blame."""

LIMITS = Limits()


_LARGE = 60_000
"""Bytes that no pattern needs seconds for; below, a page is read where it is."""

_DOCUMENTS = (b"%PDF", b"PK", b"\xd0\xcf\x11\xe0", b"{\\rtf")


def may_be_hostile(body: bytes, large: int = _LARGE) -> bool:
    """Whether a body is read by a worker: documents, and whatever is *large* in bytes."""
    head = body[:1024].lstrip()
    return len(body) >= large or head.startswith(_DOCUMENTS) or b"%PDF-" in head


class Workers:
    """Workers that wait for documents; as many as are asked at the same time."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self.limits = limits
        self._idle: list[_Worker] = []
        self._lock = threading.Lock()

    def call(self, function: Callable[..., Any], *args: Any) -> Any:
        """Return ``function(*args)``, run by a worker.

        Args:
            function: of a module, so that the worker finds it by its name.
            *args: values that can be pickled, as the result must be.

        Raises:
            ParseError: a limit was reached, the worker broke down, or the reader failed.
            CorpusError: what the function raised.
        """
        if not IS_POSSIBLE:
            return function(*args)
        with self._worker() as worker:
            return worker.call(function, args)

    @contextlib.contextmanager
    def _worker(self) -> Iterator[_Worker]:
        with self._lock:
            worker = self._idle.pop() if self._idle else None
        worker = worker or _Worker(self.limits)
        try:
            yield worker
        finally:
            with self._lock:
                if worker.is_good:
                    self._idle.append(worker)
                else:
                    worker.end()

    def close(self) -> None:
        """End all workers that wait."""
        with self._lock:
            while self._idle:
                self._idle.pop().end()


class _Worker:
    """A process that reads one document after the other."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._calls = 0
        self.is_good = True
        self._connection, theirs = Pipe()
        paths = os.pathsep.join(path or os.getcwd() for path in sys.path)
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter
            [sys.executable, "-c", _SERVE.format(fd=theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
        )
        theirs.close()

    def call(self, function: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        self.is_good = False
        try:
            if not self._calls:
                self._ask((None, importlib.import_module, (function.__module__,)))
            self._calls += 1
            kind, value = self._ask((self._limits, function, args))
        except (EOFError, OSError) as error:
            raise ReaderEnded(self._reason()) from error
        self.is_good = self._calls < _CALLS_OF_A_WORKER
        if kind == "failed":
            LOGGER.error("reading failed in a worker\n%s", value)
            raise ParseError(f"the reader failed: {_last_line(value)}")
        if kind == "raised":
            raise value
        return value

    def _ask(self, asked: tuple[Limits | None, Callable[..., Any], Any]) -> Any:
        """Return the answer; without limits the worker only gets ready."""
        is_start = asked[0] is None
        wait_s = self._limits.start_s if is_start else self._limits.wait(_load())
        what = "starting its reader" if is_start else "reading it"
        begun = time.monotonic()
        self._connection.send_bytes(pickle.dumps(asked))
        while not self._connection.poll(max(0.0, begun + wait_s - time.monotonic())):
            known_s = wait_s
            wait_s = known_s if is_start else max(known_s, self._limits.wait(_load()))
            if wait_s == known_s:
                raise ReaderTooSlow(
                    f"{what} took over {wait_s:.3g} s; try again when the machine is less busy"
                )
        return pickle.loads(self._connection.recv_bytes())  # noqa: S301 - our own worker

    def _reason(self) -> str:
        """Return why the worker broke down."""
        try:
            code = self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        if code == -signal.SIGPROF:
            limit = self._limits.processor_s
            return f"reading it took over {limit:.0f} s of processor time"
        return "reading it ended the reader (damaged on purpose, or too much memory)"

    def end(self) -> None:
        self._connection.close()
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()


def _load() -> float:
    """Return how many processes want each processor; of the last minute."""
    return os.getloadavg()[0] / (os.cpu_count() or 1)


def serve(descriptor: int) -> None:
    """Answer calls until the other end is closed; the body of a worker."""
    connection = Connection(descriptor)
    while True:
        try:
            limits, function, args = pickle.loads(connection.recv_bytes())  # noqa: S301
        except (EOFError, OSError):
            return
        if limits is None:
            with contextlib.suppress(ImportError):
                function(*args)
            connection.send_bytes(pickle.dumps(None))
            continue
        _limit(limits)
        answer = _answer(function, args)
        signal.setitimer(signal.ITIMER_PROF, 0)
        connection.send_bytes(answer)


def _limit(limits: Limits) -> None:
    """Let the system end this process when it takes too long, and refuse it memory."""
    import resource

    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, limits.processor_s)
    resource.setrlimit(resource.RLIMIT_DATA, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(function: Callable[..., Any], args: tuple[Any, ...]) -> bytes:
    try:
        return pickle.dumps(("returned", function(*args)))
    except CorpusError as error:
        return pickle.dumps(("raised", error))
    except MemoryError:
        return pickle.dumps(("raised", ReaderEnded("reading it takes too much memory")))
    except RecursionError:
        return pickle.dumps(("raised", ParseError("its parts are nested too deep")))
    except Exception:  # noqa: BLE001 - it is told to who asked
        # Whatever a reader stumbles over, the next document is read all the same.
        return pickle.dumps(("failed", traceback.format_exc()))


def _last_line(trace: str) -> str:
    return trace.strip().rpartition("\n")[2][:200]


WORKERS = Workers(Limits(most_wait_s=90.0))
"""Those of this process; processor time ends what is hostile, however long it waits."""

OCR_WORKERS = Workers(Limits(wait_s=15.0, most_wait_s=90.0))
"""Those that wait for the engine, which has a limit of its own for each page."""

atexit.register(WORKERS.close)
atexit.register(OCR_WORKERS.close)
