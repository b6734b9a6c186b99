"""The index in Whoosh files.

First form: whole documents in stored fields, evaluated by the reference backend. Right,
and fast enough for a demo site; the codec and the array evaluation replace it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from whoosh import fields, index

from indexer.backends.memory import MemoryBackend
from indexer.backends.stored import dump_document, load_document
from indexer.documents import IndexDocument
from indexer.weights import WEIGHTS, Weights


class WhooshBackend(MemoryBackend):
    """An index in a folder; ``IndexBackend`` says what its methods do."""

    def __init__(self, folder: Path, weights: Weights = WEIGHTS) -> None:
        super().__init__(weights)
        folder.mkdir(parents=True, exist_ok=True)
        schema = fields.Schema(id=fields.ID(unique=True), document=fields.STORED)
        self._index = (
            index.open_dir(folder)
            if index.exists_in(folder)
            else index.create_in(folder, schema)
        )
        with self._index.reader() as reader:
            stored = [load_document(x["document"]) for x in reader.all_stored_fields()]
        super().update(stored)

    @classmethod
    def open(cls, folder: Path, weights: Weights = WEIGHTS) -> WhooshBackend:
        """Open the index in *folder*; an empty one is made where there is none."""
        return cls(folder, weights)

    def update(
        self, documents: Iterable[IndexDocument], deleted_ids: Iterable[str] = ()
    ) -> None:
        """See ``IndexBackend``."""
        documents, deleted_ids = list(documents), list(deleted_ids)
        with self._index.writer() as writer:
            for decision_id in deleted_ids:
                writer.delete_by_term("id", decision_id)
            for document in documents:
                writer.update_document(
                    id=document.decision_id, document=dump_document(document)
                )
        super().update(documents, deleted_ids)

    def close(self) -> None:
        """Release the files."""
        self._index.close()
