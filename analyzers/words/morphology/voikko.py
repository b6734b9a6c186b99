"""The one place that talks to libvoikko.

Only what the analyzer needs is bound: two values of each analysis instead of all of
them, which halves the time per new word against the library's own Python class. A
handle is not thread-safe, so each thread gets its own; a handle cannot be pickled, so
``Voikko`` drops its handles when it is.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import hashlib
import threading
from collections.abc import Iterable
from typing import Any

from analyzers.errors import VoikkoMissing

INSTALL_HINT = "install it with: apt-get install libvoikko1 voikko-fi"
MAX_WORD_LENGTH = 254
"""Voikko answers nothing for longer words."""

_LIBRARY_NAMES = ("libvoikko.so.1", "libvoikko.1.dylib", "libvoikko-1.dll")
_PROBE_WORDS = (
    "hyvinvointialueen järjestämisestä toimivalta EU:n vaikutustenarviointi kunnan "
    "nähtävillä Vantaalla opiskelija-asuntojen 2000-luvulla elinkeino- tietoturva "
    "irtisanottu suurimman kuvaajana työvoimaviranomainen"
)
_LOCK = threading.RLock()
"""Guards making handles and ending them. A thread that makes one may have to end another
one meanwhile, for the garbage collector runs when it likes."""

RawReading = tuple[str, str]
"""Base form as Voikko gives it, and the transducer's output ("" where it has none)."""

RawReadings = tuple[RawReading, ...]
"""Tuples of strings only: the garbage collector stops looking at them, lists it visits
each time, and there is one a word."""


class _Handle:
    """One libvoikko instance; used by one thread only."""

    def __init__(self, library: Any) -> None:
        self._library = library
        self._lock = _LOCK  # the module may be gone before the last handle is
        error = ctypes.c_char_p()
        with _LOCK:
            self.pointer = library.voikkoInit(ctypes.byref(error), b"fi", None)
        if not self.pointer:
            reason = (error.value or b"no Finnish dictionary").decode(
                "utf-8", "replace"
            )
            raise VoikkoMissing(
                f"Voikko's Finnish dictionary cannot be opened ({reason}); {INSTALL_HINT}"
            )

    def __del__(self) -> None:
        if getattr(self, "pointer", None):
            with self._lock:
                self._library.voikkoTerminate(self.pointer)
            self.pointer = None


class Voikko:
    """Readings of single words. Safe to use from several threads."""

    def __init__(self, library_names: tuple[str, ...] = _LIBRARY_NAMES) -> None:
        self._library_names = library_names
        self._library = load_library(library_names)
        self._local = threading.local()
        self._analyze = self._library.voikkoAnalyzeWordUcs4
        self._value = self._library.voikko_mor_analysis_value_ucs4
        self._free = self._library.voikko_free_mor_analysis

    def readings(self, word: str) -> RawReadings:
        """Return Voikko's analyses of *word*, in no meaningful order; () if unknown.

        Matching ignores case. Never raises for any string.
        """
        if not word or len(word) > MAX_WORD_LENGTH or "\0" in word:
            return ()
        try:
            pointer = self._local.handle.pointer
        except AttributeError:
            self._local.handle = _Handle(self._library)
            pointer = self._local.handle.pointer
        found = self._analyze(pointer, word)
        if not found:
            return ()
        value = self._value
        readings: list[RawReading] = []
        try:
            for one in found:
                if not one:  # a null pointer is the end
                    break
                base = value(one, b"BASEFORM") or ""
                readings.append((base, value(one, b"FSTOUTPUT") or ""))
            return tuple(readings)
        finally:
            self._free(found)

    def version(self, probes: Iterable[str] = ()) -> str:
        """Return the library's version and a fingerprint of the dictionary.

        The library does not tell the dictionary's version, so the fingerprint is made of
        its readings of some words of its own and of *probes*.
        """
        number = self._library.voikkoGetVersion().decode("ascii", "replace")
        words = [*_PROBE_WORDS.split(), *sorted(probes)]
        readings = repr([sorted(self.readings(word)) for word in words])
        return f"voikko-{number}-{hashlib.sha256(readings.encode()).hexdigest()[:8]}"

    def __getstate__(self) -> dict[str, Any]:
        return {"library_names": self._library_names}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["library_names"])  # type: ignore[misc]


def load_library(names: tuple[str, ...] = _LIBRARY_NAMES) -> Any:
    """Load libvoikko.

    Raises:
        VoikkoMissing: none of *names* nor the system's own name for it can be loaded.
    """
    for name in (*names, ctypes.util.find_library("voikko") if names else None):
        if name is None:
            continue
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        _declare(library)
        return library
    raise VoikkoMissing(f"the library libvoikko was not found; {INSTALL_HINT}")


def _declare(library: Any) -> None:
    pointer = ctypes.c_void_p
    library.voikkoInit.argtypes = [
        ctypes.POINTER(ctypes.c_char_p),
        ctypes.c_char_p,
        ctypes.c_char_p,
    ]
    library.voikkoInit.restype = pointer
    library.voikkoTerminate.argtypes = [pointer]
    library.voikkoTerminate.restype = None
    library.voikkoAnalyzeWordUcs4.argtypes = [pointer, ctypes.c_wchar_p]
    library.voikkoAnalyzeWordUcs4.restype = ctypes.POINTER(pointer)
    library.voikko_free_mor_analysis.argtypes = [ctypes.POINTER(pointer)]
    library.voikko_free_mor_analysis.restype = None
    library.voikko_mor_analysis_value_ucs4.argtypes = [pointer, ctypes.c_char_p]
    library.voikko_mor_analysis_value_ucs4.restype = ctypes.c_wchar_p
    library.voikkoGetVersion.argtypes = []
    library.voikkoGetVersion.restype = ctypes.c_char_p
