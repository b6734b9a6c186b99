"""Files and folders as decisions: what a person has on disk, into the store.

A file's text says most of it; a manifest says the rest. JSON lines of judged corpora
(id, url, text …) are read too; of them only the text and its address are used, never
what a judge wrote beside it.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.errors import CorpusError, ParseError, plain_reason
from corpus.importing.answers.opening import (
    ANSWER_SUFFIXES,
    UnopenedFile,
    is_answer,
    received_files,
)
from corpus.importing.manifests import ImportManifest, ManifestFacts, read_manifest
from corpus.importing.plain_files import LEADS_OUTSIDE, has_an_end, leads_outside
from corpus.importing.rows import SOURCE_ID, published_of, row_decision, slug
from corpus.model import (
    Decision,
    DocumentProvenance,
    Issue,
    OcrText,
)
from corpus.reading.documents import parts_of
from corpus.reading.drafts import read_published, source_of
from corpus.reading.files import SUFFIXES, read_document
from corpus.reading.isolated import OCR_WORKERS, WORKERS, may_be_hostile
from corpus.reading.recognising import RecognisedPages, recognise
from corpus.reading.unread import unread_issues, with_ocr_marks

LOGGER = logging.getLogger(__name__)
MANIFEST_NAME = "manifest.csv"
MAX_FILE_BYTES = 200_000_000
NOT_TOLD = DocumentProvenance()
_LARGE_ROW = 200_000
_ABOUT_THE_FOLDER = re.compile(
    r"(?i)^(?:readme|licen[cs]es?|copying|notice|changelog|index)\b"
)
_TEXT_SUFFIXES = frozenset(SUFFIXES)


@dataclass(frozen=True, slots=True)
class ImportFailure:
    """A file, or one row of it, that could not be imported."""

    name: str
    reason: str


ImportedRecord = Decision | ImportFailure | Issue


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    name: str
    facts: ManifestFacts
    provenance: DocumentProvenance | None = None
    received: bytes | None = None

    @property
    def suffix(self) -> str:
        """The ending of its name, in small letters."""
        return Path(self.name).suffix.lower()

    @property
    def body(self) -> bytes:
        """All of it: what an answer held, or what the disk holds."""
        return self.path.read_bytes() if self.received is None else self.received


def read_paths(
    paths: Sequence[Path],
    manifest: Path | None = None,
    *,
    with_ocr: bool = False,
    told: DocumentProvenance = NOT_TOLD,
) -> Iterator[ImportedRecord]:
    """Yield the decisions in files and folders, and what could not be read.

    Files, rows or pages: of a decision with unread pages, an issue follows it; with
    *with_ocr* such pages of PDF files are read by OCR first.

    Folders are read with their subfolders, in order of name; a ``manifest.csv`` in a
    given folder is used by itself. Files that only describe a folder (README …) and
    files of unknown kinds inside folders are left out; an unknown kind given by name
    is a failure. Ids come from file names, so the same files give the same ids. A zip
    archive, a letter (.eml), a mailbox (mbox) and a Maildir are opened to the documents
    in them, each with its provenance; *told* is what the operator knows of the answer.

    Raises:
        SourceConfigError: a manifest is not as it must be.
    """
    given = read_manifest(manifest) if manifest else None
    seen: set[str] = set()
    for path in paths:
        for file in _files(path, given, told):
            if isinstance(file, ImportFailure):
                yield file
                continue
            for found in _read(file, with_ocr=with_ocr):
                yield _once(found, seen)


def _once(found: ImportedRecord, seen: set[str]) -> ImportedRecord:
    if not isinstance(found, Decision):
        return found
    if found.decision_id in seen:
        raw_id = found.decision_id.removeprefix(f"{SOURCE_ID}/")
        return ImportFailure(
            raw_id, "the same name or row id comes twice; only the first is taken"
        )
    seen.add(found.decision_id)
    return found


def _files(
    path: Path, given: ImportManifest | None, told: DocumentProvenance
) -> Iterator[_File | ImportFailure]:
    if not path.exists():
        yield ImportFailure(str(path), "there is no such file or folder")
    elif is_answer(path):
        yield from _answer_files(path, path.name, given or ImportManifest(), told)
    elif path.is_dir():
        yield from _folder_files(path, given, told)
    else:
        facts = (given or ImportManifest()).facts(path.name)
        yield _File(path, path.name, facts, _came(path.name, told))


def _came(name: str, told: DocumentProvenance) -> DocumentProvenance | None:
    """Return where a file came from, when the operator said anything of it."""
    return None if told == NOT_TOLD else replace(told, file_name=name)


def _answer_files(
    path: Path, name: str, manifest: ImportManifest, told: DocumentProvenance
) -> Iterator[_File | ImportFailure]:
    """Yield the documents in an archive, a letter or a mail folder."""
    if not path.is_dir() and not has_an_end(path):
        yield ImportFailure(name, "not a file that can be read to its end")
        return
    for one in received_files(path, slug(name), told):
        if isinstance(one, UnopenedFile):
            yield ImportFailure(one.name, one.reason)
        else:
            facts = manifest.facts(one.name)
            yield _File(path, one.name, facts, one.provenance, one.body)


def _folder_files(
    folder: Path, given: ImportManifest | None, told: DocumentProvenance
) -> Iterator[_File | ImportFailure]:
    beside = folder / MANIFEST_NAME
    manifest = given or (
        read_manifest(beside) if beside.is_file() else ImportManifest()
    )
    names = set()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        listed = name in manifest.rows
        wanted = path.suffix.lower() in {*_TEXT_SUFFIXES, ".jsonl"}
        hidden = any(part.startswith(".") for part in name.split("/"))
        if hidden:
            continue
        is_held = is_answer(path)
        if not is_held and (path.is_dir() or not (wanted or listed)):
            continue
        if not (is_held or listed) and _ABOUT_THE_FOLDER.match(path.name):
            continue
        names |= {name, path.name}
        if leads_outside(path, folder):
            yield ImportFailure(name, LEADS_OUTSIDE)
        elif is_held:
            yield from _answer_files(path, name, manifest, told)
        else:
            yield _File(path, name, manifest.facts(name), _came(name, told))
    for name in manifest.rows:
        if given is None and name not in names:
            yield ImportFailure(
                name, "named in the manifest, but there is no such file"
            )


def _read(file: _File, *, with_ocr: bool) -> Iterator[ImportedRecord]:
    try:
        if file.received is not None:
            yield from _read_file(file, with_ocr=with_ocr)
        elif not has_an_end(file.path):
            yield ImportFailure(file.name, "not a file that can be read to its end")
        elif file.path.stat().st_size > MAX_FILE_BYTES:
            yield ImportFailure(file.name, "larger than 200 MB")
        elif file.suffix == ".jsonl":
            yield from _read_rows(file)
        else:
            yield from _read_file(file, with_ocr=with_ocr)
    except ParseError as error:
        yield ImportFailure(file.name, str(error).removeprefix(f"{file.name}: "))
    except OSError as error:
        yield ImportFailure(file.name, f"cannot be read ({plain_reason(error)})")
    except Exception as error:
        # Nothing that a text says may end the import of the files after it.
        LOGGER.debug("reading %s failed", file.name, exc_info=True)
        yield ImportFailure(file.name, _reader_failed(error))


def _reader_failed(error: Exception) -> str:
    return f"the reader failed: {type(error).__name__}; the file is left out"


def _read_file(file: _File, *, with_ocr: bool) -> Iterator[Decision | Issue]:
    if file.suffix not in _TEXT_SUFFIXES:
        raise ParseError(
            f"unknown kind of file {file.suffix or 'without ending'!r}; "
            f"allowed: {' '.join((*SUFFIXES, *ANSWER_SUFFIXES))} .jsonl"
        )
    body = file.body
    if not may_be_hostile(body):
        yield from _decisions(file, body, {})
        return
    file = replace(file, received=None)
    found, failure = _apart(file, body, with_ocr=with_ocr)
    yield from found
    if failure and found:
        yield Issue("skipped", failure, decision_id=found[0].decision_id)


def _apart(
    file: _File, body: bytes, *, with_ocr: bool
) -> tuple[list[Decision | Issue], str]:
    """Read a file in a process of its own; by OCR what cannot be read otherwise."""
    recognised = RecognisedPages()
    if with_ocr:
        recognised = recognise(file.name, body, OCR_WORKERS.call, reading=WORKERS.call)
        if recognised.ended:
            raise recognised.ended
    return WORKERS.call(_decisions, file, body, recognised.texts), recognised.failure


def _decisions(
    file: _File, body: bytes, recognised: Mapping[int, OcrText]
) -> list[Decision | Issue]:
    """Read a file into the decisions it holds, and what of it was not read."""
    document = read_document(file.name, body, recognised)
    published = published_of(slug(file.name), document.text, file.facts)
    published = replace(published, provenance=file.provenance)
    if file.facts.kind is None:
        found = parts_of(published, source_of(published), document.pages)
        if found:
            found = with_ocr_marks(document, found)
            return [*found, *unread_issues(document, found, None)]
    found = with_ocr_marks(document, [read_published(published)])
    return [*found, *unread_issues(document, found, None)]


def _read_rows(file: _File) -> Iterator[Decision | ImportFailure]:
    with file.path.open(encoding="utf-8-sig", errors="replace") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            name = f"{file.name}, line {number}"
            try:
                yield _row(line, file.facts)
            except CorpusError as error:
                yield ImportFailure(name, str(error))
            except json.JSONDecodeError as error:
                where = f"{error.msg}, character {error.pos + 1}"
                yield ImportFailure(
                    name,
                    f"not JSON ({where}); allowed: one JSON object a line with "
                    "'id' and 'text'",
                )
            except (ValueError, RecursionError):
                yield ImportFailure(name, "JSON beyond reading")
            except Exception as error:
                LOGGER.debug("reading line %d failed", number, exc_info=True)
                yield ImportFailure(name, _reader_failed(error))


def _row(line: str, facts: ManifestFacts) -> Decision:
    if len(line) < _LARGE_ROW:
        return row_decision(json.loads(line), facts)
    decision = WORKERS.call(row_decision, json.loads(line), facts)
    assert isinstance(decision, Decision)
    return decision
