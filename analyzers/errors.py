"""Errors of the analyzers room.

AnalyzerError
├── VoikkoMissing      the library or the Finnish dictionary is not installed
└── StatuteTableError  ``statutes.csv`` is not as it must be
"""

from __future__ import annotations


class AnalyzerError(Exception):
    """Base of every error raised by the analyzers room."""


class VoikkoMissing(AnalyzerError):
    """libvoikko or its Finnish dictionary was not found; says how to install it."""


class StatuteTableError(AnalyzerError):
    """A row of the statute table is wrong; the message names row and value."""
