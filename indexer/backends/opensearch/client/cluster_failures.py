"""What a client's exceptions mean, in one sentence each."""

from __future__ import annotations

from opensearchpy.exceptions import ConnectionError as NoConnection
from opensearchpy.exceptions import (
    ConnectionTimeout,
    OpenSearchException,
    SSLError,
    TransportError,
)

from indexer.backends.opensearch.client.cluster_address import ClusterAddress
from indexer.errors import IndexerError, IndexUnavailable, InvalidRequest


class WriteConflict(IndexUnavailable):
    """Somebody else wrote first."""


class IndexGone(IndexUnavailable):
    """What was asked for is not in the cluster (any more)."""


class TooManyTerms(IndexUnavailable):
    """More terms of the index match than a query may have."""


def status_of(error: OpenSearchException) -> int | None:
    """Return the HTTP status; None when there was no answer."""
    if isinstance(error, TransportError) and isinstance(error.status_code, int):
        return error.status_code
    return None


def in_a_sentence(error: OpenSearchException, address: ClusterAddress) -> IndexerError:
    """Return the error to raise instead, with what to do about it."""
    place = f"the search cluster at {address.shown}"
    match error:
        case SSLError():
            return IndexUnavailable(
                f"{place} has a certificate that is not trusted: give the file of its "
                "authority as ?ca=FILE in PAATOSHAKU_INDEX_URL"
            )
        case ConnectionTimeout():
            return IndexUnavailable(
                f"{place} did not answer in {address.timeout_s:g} seconds"
            )
        case NoConnection():
            return IndexUnavailable(
                f"{place} cannot be reached: is it running, and is the scheme right "
                "(opensearch+https:// where nodes speak TLS)?"
            )
    return _of_status(error, place)


def _of_status(error: OpenSearchException, place: str) -> IndexerError:
    status = status_of(error)
    reason = _reason(error)
    match status:
        case 401:
            return IndexUnavailable(
                f"{place} refused the user or the password of PAATOSHAKU_INDEX_URL"
            )
        case 403:
            return IndexUnavailable(
                f"{place} does not allow this user to do that: {reason}"
            )
        case 404:
            return IndexGone(f"{place} does not have it: {reason}")
        case 409:
            return WriteConflict(f"{place} has a newer state: {reason}")
        case 400 if "resource_already_exists" in reason:
            return WriteConflict(f"{place} has it already: {reason}")
        case 400 if "too_many" in reason or "maxClauseCount" in reason:
            return InvalidRequest(
                "the beginning of a word stands for too many words: give more letters"
            )
        case 400 if "expansion" in reason:
            return InvalidRequest(
                "the beginning of a word stands for too many words: give more letters"
            )
    return IndexUnavailable(f"{place} could not answer ({status}): {reason}")


def _reason(error: OpenSearchException) -> str:
    info = getattr(error, "info", None)
    found = info.get("error") if isinstance(info, dict) else None
    if not isinstance(found, dict):
        return str(found or error)[:300]
    causes = [*found.get("root_cause", ()), found.get("caused_by") or {}, found]
    said = [f"{one.get('type', '')}: {one.get('reason', '')}" for one in causes if one]
    return "; ".join(dict.fromkeys(said))[:500]
