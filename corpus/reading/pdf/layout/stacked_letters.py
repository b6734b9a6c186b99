"""Letters one below the other, as labels beside a table are set: one word.

Columns of marks ("x", "J", "E") stand one below the other, too. They are on the lines of
their rows, and seldom a word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from corpus.reading.pdf.glyphs.page_words import PageWord
from corpus.reading.scans.known_words import is_known_word

_LEAST, _LEAST_IN_ROWS = 4, 7
_SAME_MIDDLE = 4.0
_NEAREST, _FURTHEST = 0.6, 2.2
_EVEN = 0.25


def join_stacked_letters(
    words: Sequence[PageWord], is_known: Callable[[str], bool] = is_known_word
) -> list[PageWord]:
    """Return words in which known words of letters below each other are words.

    Such a word stands where its first letter does.
    """
    whole: dict[PageWord, PageWord] = {}
    placed: set[PageWord] = set()
    for stack in _stacks([word for word in words if _is_letter(word)]):
        text = "".join(letter.text for letter in stack)
        if len(stack) < _LEAST or len(set(text)) == 1:
            continue
        least = _LEAST_IN_ROWS if _are_in_rows(stack, words) else _LEAST
        if len(stack) >= least and is_known(text.lower()):
            whole[stack[0]] = stack[0]._replace(text=text)
            placed.update(stack[1:])
    if not whole:
        return list(words)
    return [whole.get(word, word) for word in words if word not in placed]


def _is_letter(word: PageWord) -> bool:
    return len(word[0]) == 1 and word[0].isalpha()


def _stacks(letters: Sequence[PageWord]) -> Iterator[list[PageWord]]:
    """Yield letters around one upright line at even distances, top first."""
    columns: dict[int, list[PageWord]] = defaultdict(list)
    for letter in letters:
        columns[round((letter.left + letter.right) / 2 / _SAME_MIDDLE)].append(letter)
    for place in list(columns):
        # Letters around one line may fall into two neighbouring columns.
        column = [*columns[place], *columns.get(place + 1, ())]
        if len(column) >= _LEAST:
            yield from _runs(sorted(column, key=lambda letter: -letter.base))


def _runs(column: Sequence[PageWord]) -> Iterator[list[PageWord]]:
    run: list[PageWord] = list(column[:1])
    for above, letter in pairwise(column):
        step = above.base - letter.base
        usual = run[0].base - run[1].base if len(run) > 1 else step
        is_next = (
            _NEAREST * letter.height < step < _FURTHEST * letter.height
            and abs(step - usual) < _EVEN * letter.height
        )
        if not is_next:
            yield run
            run = []
        run.append(letter)
    yield run


def _are_in_rows(stack: Sequence[PageWord], words: Sequence[PageWord]) -> bool:
    """Whether most letters stand on lines of other words."""
    own = set(stack)
    lines = {round(word.base) for word in words if word not in own}
    on_lines = sum(round(letter.base) in lines for letter in stack)
    return 2 * on_lines > len(stack)
