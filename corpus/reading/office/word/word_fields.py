"""Fields of Word files: what stands between their code and their result is not shown.

A field may hold others in its code, with results of their own: "if the amount is …".
Boxes to tick and lists to choose from keep what was chosen in the field itself.
"""

from __future__ import annotations

from corpus.reading.office.package import Element, attribute, local

_UNSEEN = frozenset({"del", "moveFrom", "Fallback"})
_NO = ("0", "false", "off")


class Fields:
    """Follows the fields of a part, from its beginning to its end.

    Attributes:
        is_in_code: whether what comes now is the code of a field.
    """

    def __init__(self, part: Element | None = None) -> None:
        self._whole: set[Element] = set()
        self._open: list[bool] = []
        self.is_in_code = False
        begun: list[Element] = []
        for sign in part.iter("{*}fldChar") if part is not None else ():
            if any(local(outer) in _UNSEEN for outer in sign.iterancestors()):
                continue
            kind = attribute(sign, "fldCharType")
            if kind == "begin":
                begun.append(sign)
            elif kind == "end" and begun:
                self._whole.add(begun.pop())

    def take(self, sign: Element) -> str:
        """Go on past a sign of a field; return what it shows by itself.

        A field without an end is passed by: its text is there to be read.
        """
        kind, shown = attribute(sign, "fldCharType"), ""
        if kind == "begin" and sign in self._whole:
            shown = "" if self.is_in_code else _chosen(sign)
            self._open.append(True)
        elif kind == "separate" and self._open:
            self._open[-1] = False
        elif kind == "end" and self._open:
            self._open.pop()
        self.is_in_code = any(self._open)
        return shown


def _chosen(sign: Element) -> str:
    """Return what a box or a list of a form shows."""
    for data in sign:
        for item in data if local(data) == "ffData" else ():
            if local(item) == "checkBox":
                return "☒" if _is_ticked(item) else "☐"
            if local(item) == "ddList":
                return _entry(item)
    return ""


def _is_ticked(box: Element) -> bool:
    values = {local(one): attribute(one, "val") for one in box}
    return values.get("checked", values.get("default", "0")) not in _NO


def _entry(choices: Element) -> str:
    entries = [
        attribute(one, "val") or "" for one in choices if local(one) == "listEntry"
    ]
    values = {local(one): attribute(one, "val") or "" for one in choices}
    number = values.get("result", values.get("default", "0"))
    place = int(number) if number.isdecimal() else 0
    return entries[place] if place < len(entries) else ""
