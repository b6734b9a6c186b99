"""Index documents written down in a line, and random ones."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from analyzers.base import Token
from analyzers.law.model import LawReference, Target
from indexer.contract import query as q
from indexer.contract.document import IndexDocument, PlacedLawReference
from indexer.contract.patterns import Fuzzy, Unmarked, Wildcard


def tokens(text: str) -> tuple[str, tuple[Token, ...], int | None]:
    """Read "form:lemma,lemma:part,part …"; "@n" sets the next position, "||" begins attachments.

    Returns:
        The plain text of the forms, its tokens, and where the attachments begin in it. A
        bare form is its own lemma.
    """
    plain: list[str] = []
    found: list[Token] = []
    position = at = 0
    attached: int | None = None
    for piece in text.split():
        if piece.startswith("@"):
            position = int(piece[1:])
            continue
        if piece == "||":
            position, attached = position + 100, at
            continue
        form, lemma, part = (*piece.split(":"), "", "")[:3]
        found.append(
            Token(
                text=form,
                start=at,
                end=at + len(form),
                position=position,
                lemma=tuple(sorted(lemma.split(","))) if lemma else (form,),
                part=tuple(sorted(part.split(","))) if part else (),
                exact=form,
            )
        )
        plain.append(form)
        position += 1
        at += len(form) + 1
    return " ".join(plain), tuple(found), attached


def document(
    decision_id: str,
    title: str = "",
    body: str = "",
    date: str | None = None,
    **facets: str | tuple[str, ...],
) -> IndexDocument:
    """Build an index document from the notation of ``tokens``."""
    title_text, title_tokens, _ = tokens(title)
    body_text, body_tokens, attached = tokens(body)
    return IndexDocument(
        decision_id=decision_id,
        title=title_text,
        text=body_text,
        title_tokens=title_tokens,
        body_tokens=body_tokens,
        facets={
            name: (value,) if isinstance(value, str) else value
            for name, value in facets.items()
        },
        date=dt.date.fromisoformat(date) if date else None,
        content_hash=f"hash of {decision_id}",
        attachments_start=attached,
        card={"url": f"https://example.org/{decision_id}"} if date else {},
    )


REFERENCE = PlacedLawReference(
    LawReference(
        0, 5, "statute", (Target("380/2023", section="23"),), ("380/2023 § 23",)
    ),
    role="body",
    sentence=(0, 5),
)

WORDS = ("kaava", "kaavan:kaava", "tie", "asemakaava::kaava", "lupa", "luvan:lupa,luku")
"""Few words, so that random documents and queries meet."""

_LEMMAS = ("kaava", "tie", "asemakaava", "lupa", "luku", "puuttuva")
_EXACT = ("kaava", "kaavan", "tie", "asemakaava", "lupa", "luvan", "puuttuva")
_TOWNS = ("Espoo", "Oulu", "Vaasa")
_SUMS = ("9", "10", "24500.5", "1000000")
_LAWS = ("380/2023", "380/2023 § 23", "410/2015")


@st.composite
def documents(draw: st.DrawFn, decision_id: str) -> IndexDocument:
    """Any small document with this id."""
    words = st.lists(st.sampled_from(WORDS), max_size=12)
    body = draw(words)
    if draw(st.booleans()):
        body = [*body, f"@{draw(st.sampled_from((50, 112, 70_000)))}", *draw(words)]
    if draw(st.booleans()):
        body = [*body, "||", *draw(words)]
    day = draw(st.none() | st.dates(dt.date(2022, 12, 30), dt.date(2023, 1, 3)))
    facets: dict[str, str | tuple[str, ...]] = {}
    if draw(st.booleans()):
        facets["municipality"] = draw(st.sampled_from(_TOWNS))
    if laws := draw(st.lists(st.sampled_from(_LAWS), unique=True)):
        facets["law_reference"] = tuple(laws)
    if draw(st.booleans()):
        facets["sum_euros"] = draw(st.sampled_from(_SUMS))
    return document(
        decision_id,
        " ".join(draw(st.lists(st.sampled_from(WORDS), max_size=3))),
        " ".join(body),
        day.isoformat() if day else None,
        **facets,
    )


@st.composite
def collections(draw: st.DrawFn, max_size: int = 12) -> list[IndexDocument]:
    """Documents with different ids."""
    count = draw(st.integers(0, max_size))
    return [draw(documents(f"s/{number:02}")) for number in range(count)]


scopes = st.sampled_from(("all", "all", "own", "title"))

words = st.builds(
    q.Word,
    st.lists(st.sampled_from(_LEMMAS), max_size=2, unique=True).map(tuple),
    st.sampled_from(_EXACT),
    st.lists(st.sampled_from(_LEMMAS), max_size=1).map(tuple),
    st.booleans(),
    scopes,
)
prefixes = st.builds(q.Prefix, st.sampled_from(("kaav", "l", "tie", "xyz", "")), scopes)
word_sets = st.builds(
    q.OneOf,
    st.lists(st.sampled_from((*_EXACT, *_LEMMAS)), max_size=3, unique=True).map(tuple),
    scopes,
)
phrases = st.builds(
    q.Phrase,
    st.lists(words | words | prefixes | word_sets, max_size=3).map(tuple),
    scopes,
)
nears = st.builds(
    q.Near,
    st.lists(words | prefixes | word_sets | phrases, max_size=3).map(tuple),
    st.integers(0, 6),
    scopes,
)
leaves = (
    words
    | phrases
    | nears
    | st.builds(
        q.Often,
        st.lists(words | words | prefixes | word_sets, max_size=2).map(tuple),
        st.integers(1, 4),
    )
    | prefixes
    | word_sets
    | st.builds(
        q.Filter,
        st.just("law_reference"),
        st.lists(st.sampled_from(_LAWS), max_size=2).map(tuple),
    )
    | st.builds(
        q.DateRange,
        st.none() | st.just(dt.date(2022, 12, 31)),
        st.none() | st.just(dt.date(2023, 1, 1)),
    )
    | st.builds(
        q.NumberRange,
        st.just("sum_euros"),
        st.none() | st.sampled_from((9.0, 9.5, 100.0)),
        st.none() | st.sampled_from((9.0, 24500.5)),
    )
    | st.builds(
        q.Among,
        st.lists(st.sampled_from(("a", "b", "c", "none")), max_size=3).map(tuple),
    )
    | st.just(q.Every())
    | st.just(q.Nothing())
)


def _branches(children: st.SearchStrategy[q.Node]) -> st.SearchStrategy[q.Node]:
    several = st.lists(children, max_size=3).map(tuple)
    return (
        st.builds(q.And, several)
        | st.builds(q.Or, several, st.booleans())
        | st.builds(q.Not, children)
        | st.builds(q.Boost, children, st.sampled_from((0.5, 3.0)))
        | st.builds(q.Constant, children, st.sampled_from((0.5, 3.0)))
        | st.builds(q.Lift, children, several)
    )


typed_patterns = st.builds(
    Wildcard,
    st.text("kavtielu*?", min_size=1, max_size=6),
    scopes,
) | st.builds(
    Fuzzy,
    st.sampled_from(("kaava", "kava", "kaavn", "luap", "tie", "asemkaava")),
    st.integers(0, 2),
    scopes,
)

word_patterns = typed_patterns | st.builds(
    Unmarked,
    st.sampled_from(("kaava", "hyvaksya", "tie", "kaav", "muutos", "380/2023")),
    st.booleans(),
    scopes,
)

nodes = st.recursive(leaves, _branches, max_leaves=6)
