"""Signs of symbol fonts, as characters that everybody's fonts have."""

from __future__ import annotations

_SYMBOL_FONT = 0xF000
_WINGDINGS = {
    0x6E: "■",
    0x6F: "☐",
    0x71: "☐",
    0x72: "☐",
    0xA3: "☐",
    0xA8: "☐",
    0xE0: "→",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_SYMBOL = {
    0x22: "∀",
    0x2D: "−",
    0x44: "Δ",
    0x53: "Σ",
    0x57: "Ω",
    0x61: "α",
    0x62: "β",
    0x67: "γ",
    0x6C: "λ",
    0x6D: "μ",
    0x70: "π",
    0xA3: "≤",
    0xA5: "∞",
    0xAC: "←",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB9: "≠",
    0xBB: "≈",
}


def with_plain_symbols(font: str, text: str) -> str:
    """Return text in a font with its signs of symbol fonts as characters.

    >>> with_plain_symbols("Wingdings", "\uf0fc ja"), with_plain_symbols("Arial", "ü")
    ('✓ ja', 'ü')
    """
    is_wingdings = font.casefold().startswith("wingdings")
    table = _WINGDINGS if is_wingdings else _SYMBOL
    return "".join(
        table.get(ord(sign) & 0xFF, "•")
        if _is_of_a_font(sign)
        else _WINGDINGS.get(ord(sign), sign)
        if is_wingdings
        else sign
        for sign in text
    )


def _is_of_a_font(sign: str) -> bool:
    return _SYMBOL_FONT <= ord(sign) <= _SYMBOL_FONT + 0xFF


def symbol(font: str, code: str) -> str:
    """Return the character for a sign of a font; an unknown one is taken for a bullet.

    >>> symbol("Wingdings", "F0FE"), symbol("Symbol", "F0B0"), symbol("Arial", "00A7")
    ('☑', '°', '§')
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    name = font.casefold()
    table = _WINGDINGS if name.startswith("wingdings") else _SYMBOL
    if number >= _SYMBOL_FONT or name.startswith(("wingdings", "symbol")):
        return table.get(number & 0xFF, "•")
    return chr(number) if 0x20 <= number < 0xD800 else ""
