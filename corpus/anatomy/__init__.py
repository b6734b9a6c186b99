"""Taking a decision apart from its text; shared by import and every adapter."""

from corpus.anatomy.completing import complete
from corpus.anatomy.kinds import document_kind

__all__ = ["complete", "document_kind"]
