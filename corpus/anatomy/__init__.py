"""Taking a decision apart from its text; shared by import and every adapter."""

from corpus.anatomy.completing import complete

__all__ = ["complete"]
