"""Degrees before names: "ELL Satu Hiekka"."""

from __future__ import annotations

import re

_DEGREES = (
    "FM FT FL FK KM KT KL KK DI TkT TkL VTM VTT VTK YTM YTT YTK HTM HTT HM HuK HK KTM KTT KTK"
    " MMM MMT OTM OTK ON VT LL LT ELL ELT HLL TtM TtT THM THK TM TT TK MuM KuM TaM TaK RI RA"
    " LitM LitT HSO PsM PeM PeD PM PD EM ED JM HVM HVK HVD SVM TeM MNM MA BA MBA YAMK AMK"
)
_BEFORE = re.compile(rf"(?<!\w)(?:{'|'.join(_DEGREES.split())}) \Z")
_LONGEST = 8


def is_after_degree(text: str, start: int) -> bool:
    """Whether a degree is right before ``text[start]``, so that no sentence begins there."""
    return _BEFORE.search(text, max(0, start - _LONGEST), start) is not None
