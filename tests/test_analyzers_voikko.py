"""The library's home: missing library, odd words, pickling, threads."""

from __future__ import annotations

import pickle
import threading

import pytest

from analyzers.errors import VoikkoMissing
from analyzers.finnish import FinnishAnalyzer
from analyzers.words.morphology.voikko import Voikko


def test_missing_library_says_how_to_install_it() -> None:
    with pytest.raises(VoikkoMissing, match=r"libvoikko.*apt-get install .*voikko-fi"):
        Voikko(library_names=())


@pytest.mark.parametrize("word", ["", "a\0b", "k" * 300, "\ud800", "kunta\udfff", "\n"])
def test_odd_words_have_no_readings(word: str) -> None:
    assert Voikko().readings(word) == ()


def test_version_names_library_dictionary_and_rules() -> None:
    version = FinnishAnalyzer().version

    assert version.startswith("voikko-")
    assert "-rules-" in version
    assert version == FinnishAnalyzer().version


def test_pickled_voikko_works_again() -> None:
    voikko = pickle.loads(pickle.dumps(Voikko()))

    assert [base for base, _ in voikko.readings("kunnan")] == ["kunta"]


def test_four_threads_give_what_one_gives() -> None:
    text = "Kunnanhallituksen päätösesitys työvoimapalvelujen järjestämisestä " * 5
    texts = [f"{text} {place}-luvun Zork{place}lan kokouksissa" for place in range(40)]
    expected = [FinnishAnalyzer().analyze(one) for one in texts]
    shared = FinnishAnalyzer()
    results: dict[int, object] = {}

    def run(place: int) -> None:
        results[place] = [shared.analyze(one) for one in texts]

    threads = [threading.Thread(target=run, args=(place,)) for place in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert all(results[place] == expected for place in range(4))


def test_a_handle_may_be_collected_while_another_one_is_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old = Voikko()
    old.readings("kunta")
    handles = [old._local.handle]
    del old
    new = Voikko()
    make = new._library.voikkoInit

    def init(*arguments: object) -> object:
        handles.clear()  # as the garbage collector may do at any allocation
        return make(*arguments)

    monkeypatch.setattr(new._library, "voikkoInit", init)
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(new.readings("kunta")))
    thread.daemon = True
    thread.start()
    thread.join(timeout=30)

    assert not thread.is_alive(), "waits for itself"
    assert found == [Voikko().readings("kunta")]


def test_cache_stays_within_its_bound() -> None:
    analyzer = FinnishAnalyzer(cache_words=50)

    for place in range(1_000):
        analyzer.analyze(f"kunta{place} zork{place}")

    assert analyzer.cached_words <= 2 * 50 + 2 * 6
    assert analyzer.analyze("kunnan")[0].lemma == ("kunta",)
