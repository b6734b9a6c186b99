"""Who was at a meeting, as minutes of a demo town list them; all people are invented."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.demo_site.content import Meeting

_PEOPLE = {
    "fi": (
        *("Ailamo Reetta", "Hauhiala Ilmo", "Jokivirta Saimi", "Kuusaranta Oiva"),
        *("Lehtovuo Tyyne", "Niinisaro Onni", "Peltokivi Vieno", "Rantaketo Arvi"),
    ),
    "sv": (
        *("Alnäs Rolf", "Björkgren Viola", "Dalvik Sture", "Ekholmen Maj"),
        *("Furunäs Gösta", "Granskog Tyra", "Holmnäs Börje", "Lindvik Saga"),
    ),
}
_WORDS = {
    "fi": (
        "Läsnä",
        "puheenjohtaja",
        "jäsen",
        "Poissa",
        "Muut osallistujat",
        "sihteeri",
    ),
    "sv": (
        *("Närvarande", "ordförande", "ledamot"),
        *("Frånvarande", "Övriga deltagare", "sekreterare"),
    ),
}


def attendance_lines(meeting: Meeting) -> Iterator[str]:
    """Yield the list of minutes; an agenda has none, for nobody has come yet."""
    if meeting.is_agenda:
        return
    people = _PEOPLE[meeting.language]
    present, chair, member, absent, others, secretary = _WORDS[meeting.language]
    first = meeting.number % len(people)
    named = [*people[first:], *people[:first]]
    yield from (present, f"{named[0]}, {chair}")
    yield from (f"{name}, {member}" for name in named[1:5])
    yield from (absent, f"{named[5]}, {member}", others, f"{named[6]}, {secretary}", "")
