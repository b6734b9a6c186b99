"""Taking a decision apart from its text; shared by import and every adapter."""

from corpus.anatomy.completing import complete
from corpus.anatomy.kinds import document_kind
from corpus.anatomy.meetings import minutes_decisions
from corpus.anatomy.minutes import split_minutes

__all__ = ["complete", "document_kind", "minutes_decisions", "split_minutes"]
