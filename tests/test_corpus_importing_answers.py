"""Answers to information requests: what comes as a zip archive or as mail goes in."""

from __future__ import annotations

import datetime as dt
import io
import stat
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.importing.answers import archives, letters, opening
from corpus.importing.import_cli import import_
from corpus.importing.importing import ImportFailure, read_paths
from corpus.model import Decision, DocumentProvenance, to_json
from corpus.store import DecisionStore
from search_web.app import create_app
from search_web.pages.decision.decision_facts import decision_facts_of
from search_web.settings import Settings

TEXT = """Tekninen lautakunta 5.3.2024 § 14

Katuvalaistuksen uusiminen

Päätös

Lautakunta hyväksyi suunnitelman.
"""
ID = "vastaus-1@kirjaamo.mallila.example"


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return made.getvalue()


def letter(files: Mapping[str, bytes], message_id: str = ID) -> bytes:
    made = EmailMessage()
    made["From"] = "Kirjaamo Esimerkki <kirjaamo@Mallila.example>"
    made["Date"] = "Thu, 02 Apr 2026 22:30:00 +0000"
    made["Message-ID"] = f"<{message_id}>"
    made["Subject"] = "VS: Asiakirjapyyntö"
    made.set_content("Ohessa pyydetyt asiakirjat.")
    for name, body in files.items():
        made.add_attachment(
            body, maintype="application", subtype="octet-stream", filename=name
        )
    return made.as_bytes()


def read(
    path: Path, told: DocumentProvenance | None = None
) -> tuple[list[Decision], list[str]]:
    found = list(read_paths([path], told=told or DocumentProvenance()))
    decisions = [one for one in found if isinstance(one, Decision)]
    failed = [one for one in found if isinstance(one, ImportFailure)]
    return decisions, [f"{one.name}: {one.reason}" for one in failed]


def test_a_zip_goes_in_with_the_name_of_each_file(tmp_path: Path) -> None:
    answer = tmp_path / "vastaus.zip"
    answer.write_bytes(zipped({"2024/Pöytäkirja 14.txt": TEXT, "kuva.png": b"x"}))
    told = DocumentProvenance("pyyntö 7", "mallila.example", dt.date(2026, 4, 3))

    (decision,), failed = read(answer, told)

    assert failed == []
    assert decision.decision_id == "import/vastaus.zip/2024/Pöytäkirja_14.txt"
    assert decision.provenance == DocumentProvenance(
        "pyyntö 7",
        "mallila.example",
        dt.date(2026, 4, 3),
        "vastaus.zip/2024/Pöytäkirja 14.txt",
    )


def eml(folder: Path, body: bytes) -> Path:
    (folder / "vastaus.eml").write_bytes(body)
    return folder / "vastaus.eml"


def mbox(folder: Path, body: bytes) -> Path:
    chatter = letter({}, "kuittaus@mallila.example")
    parts = [b"From x Thu Apr  2 22:30:00 2026\n" + one for one in (chatter, body)]
    (folder / "Arkisto").write_bytes(b"\n".join(parts))
    return folder / "Arkisto"


def maildir(folder: Path, body: bytes) -> Path:
    for place in ("cur", "new", "tmp"):
        (folder / "posti" / place).mkdir(parents=True)
    (folder / "posti" / "cur" / "17.M1.host:2,S").write_bytes(body)
    return folder / "posti"


@pytest.mark.parametrize("form", [eml, mbox, maildir])
@pytest.mark.parametrize("is_inside", [False, True])
def test_mail_goes_in_with_letter_sender_day_and_file(
    tmp_path: Path, form: Callable[[Path, bytes], Path], is_inside: bool
) -> None:
    path = form(tmp_path, letter({"§ 14.txt": TEXT.encode()}))

    (decision,), failed = read(tmp_path if is_inside else path)

    assert failed == []
    came = decision.provenance
    assert came is not None
    assert (came.letter, came.sender_domain) == (ID, "mallila.example")
    assert came.received == dt.date(2026, 4, 3), "the day in Finland"
    assert came.file_name is not None
    assert came.file_name.endswith("/§ 14.txt")
    assert (decision.body, decision.minutes_section) == ("Tekninen lautakunta", "14")


def test_a_letter_in_a_letter_and_an_archive_in_it_are_opened(tmp_path: Path) -> None:
    inner = letter({"liitteet.zip": zipped({"a.txt": TEXT})}, "inner@mallila.example")
    outer = EmailMessage()
    outer["From"] = "pyytaja@oma.example"
    outer.set_content("Edelleen.")
    outer.add_attachment(EmailMessage())
    outer.get_payload()[-1].set_payload([letters.email.message_from_bytes(inner)])  # type: ignore[union-attr, index]

    (decision,), failed = read(eml(tmp_path, outer.as_bytes()))

    assert failed == []
    assert decision.provenance is not None
    assert decision.provenance.sender_domain == "mallila.example"
    assert decision.decision_id == "import/vastaus.eml/letter-1.eml/liitteet.zip/a.txt"


def test_a_second_import_changes_nothing_and_the_first_letter_is_kept(
    tmp_path: Path,
) -> None:
    path = eml(tmp_path, letter({"a.txt": TEXT.encode(), "b.pdf": b"broken"}))

    class Settings:
        store_url = f"sqlite:///{tmp_path / 'store.db'}"
        ocr = "off"
        data = tmp_path

    outputs = [
        CliRunner().invoke(
            import_, [str(path), "--sender", "x@Mallila.example"], obj=Settings()
        )
        for _ in range(2)
    ]

    assert [one.exit_code for one in outputs] == [1, 1], outputs[0].output
    assert "vastaus.eml/b.pdf: a damaged file" in outputs[0].output
    assert "0 new, 0 changed, 1 unchanged, 1 failed" in outputs[1].output
    with DecisionStore.open(Settings.store_url) as store:
        (stored,) = store.iter_decisions()
    assert to_json(stored.decision)["provenance"] == {
        "letter": ID,
        "sender_domain": "mallila.example",
        "received": "2026-04-03",
        "file_name": "vastaus.eml/a.txt",
    }


def test_a_wrong_sender_says_what_is_allowed(tmp_path: Path) -> None:
    done = CliRunner().invoke(import_, [str(tmp_path), "--sender", "kirjaamo"])

    assert done.exit_code == 2
    assert "'kirjaamo' is no domain; allowed: akaa.fi" in done.output


def link() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        one = zipfile.ZipInfo("a.txt")
        one.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(one, "/etc/hostname")
    return made.getvalue()


def locked() -> bytes:
    body = bytearray(zipped({"a.txt": TEXT}))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        body[body.index(sign) + place] |= 1
    return bytes(body)


def nested(depth: int) -> bytes:
    return zipped({"a.zip": nested(depth - 1)}) if depth else zipped({"a.txt": TEXT})


def damaged() -> bytes:
    body = bytearray(zipped({"a.txt": TEXT * 50}))
    body[60:70] = b"\xff" * 10
    return bytes(body)


def spoiled(kind: int) -> bytes:
    """Return an archive whose packed bytes are another method's damage."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", kind) as archive:
        archive.writestr("a.txt", TEXT * 50)
    body = bytearray(made.getvalue())
    for place in range(44, 80):
        body[place] ^= 0xFF
    return bytes(body)


def renamed(at: int) -> bytes:
    """Return an archive with a name, of two copies, that is not UTF-8."""
    body = zipped({"päätös.txt": TEXT})
    name = "päätös".encode()
    place = body.index(name) if at == 0 else body.rindex(name)
    return body[: place + 1] + b"\xff" + body[place + 2 :]


def by_another_method() -> bytes:
    body = bytearray(zipped({"a.txt": TEXT}))
    body[body.index(b"PK\x01\x02") + 10] = 99
    return bytes(body)


REFUSED: dict[str, tuple[bytes, str]] = {
    "not a zip": (b"PK\x03\x04 and no more", "a.zip: not a readable zip archive"),
    "a link": (link(), "a.zip/a.txt: a link, which leads outside the archive"),
    "locked": (locked(), "a.zip/a.txt: locked with a password"),
    "damaged": (damaged(), "a.zip/a.txt: damaged in its archive"),
    "damaged (LZMA)": (spoiled(zipfile.ZIP_LZMA), "a.txt: damaged in its archive"),
    "damaged (bzip2)": (spoiled(zipfile.ZIP_BZIP2), "a.txt: damaged in its archive"),
    "no UTF-8": (renamed(0), "damaged in its archive ('utf-8' codec"),
    "no UTF-8 in the list": (renamed(1), "a.zip: not a readable zip archive"),
    "unknown method": (
        by_another_method(),
        "a.txt: damaged in its archive (That compression method is not supported)",
    ),
    "too deep": (nested(6), "nested too deep; at most 4 in each other"),
    "nothing": (
        zipped({"kuva.png": b"x"}),
        "a.zip: there is no file in it that can be",
    ),
    "other archives": (
        zipped({"a.7z": b"7z"}),
        "a.zip/a.7z: .7z is not opened; allowed:",
    ),
    "no letter": (zipped({"a.eml": b"hello"}), "a.zip/a.eml: not a letter: it has no"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_opened_is_one_sentence(tmp_path: Path, kind: str) -> None:
    body, reason = REFUSED[kind]
    (tmp_path / "a.zip").write_bytes(body)

    decisions, failed = read(tmp_path / "a.zip")

    assert decisions == []
    assert len(failed) == 1
    assert reason in failed[0]
    assert "\n" not in failed[0]


def test_names_lead_nowhere(tmp_path: Path) -> None:
    names = ("../../ulos.txt", "/etc/juuri.txt", "C:\\asema\\..\\levy.txt")
    (tmp_path / "a.zip").write_bytes(zipped(dict.fromkeys(names, TEXT)))

    decisions, failed = read(tmp_path / "a.zip")

    assert failed == []
    assert sorted(one.decision_id for one in decisions) == [
        "import/a.zip/C_/asema/levy.txt",
        "import/a.zip/etc/juuri.txt",
        "import/a.zip/ulos.txt",
    ]
    assert [one.name for one in tmp_path.iterdir()] == ["a.zip"]


@pytest.mark.parametrize(
    ("where", "limit", "value", "reason"),
    [
        (
            archives,
            "MAX_MEMBER_BYTES",
            50,
            "a.zip/a.txt: larger than 0 MB when unpacked",
        ),
        (archives, "MAX_MEMBERS", 1, "a.zip: an archive of 2 files; at most 1"),
        (opening, "MAX_FILES", 1, "a.zip: over 1 files or 4 GB unpacked"),
        (opening, "MAX_UNPACKED_BYTES", 10, "larger than 0 MB when unpacked"),
    ],
)
def test_limits_hold_whatever_an_archive_says(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    where: object,
    limit: str,
    value: int,
    reason: str,
) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    monkeypatch.setattr(where, limit, value)

    _, failed = read(tmp_path / "a.zip")

    assert reason in " ".join(failed)


def test_what_is_too_large_or_packed_as_no_document_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bombs = {f"{number:02}.txt": b"a" * 30_000_000 for number in range(3)}
    (tmp_path / "a.zip").write_bytes(zipped({**bombs, "b.txt": TEXT, "c.txt": TEXT}))
    opened = []
    unpack = zipfile.ZipFile.open

    def noted(self: zipfile.ZipFile, name: zipfile.ZipInfo) -> object:
        opened.append(name.filename)
        return unpack(self, name)

    monkeypatch.setattr(zipfile.ZipFile, "open", noted)
    decisions, failed = read(tmp_path / "a.zip")

    assert opened == ["b.txt", "c.txt"]
    assert [decision.title for decision in decisions] == [
        "Katuvalaistuksen uusiminen"
    ] * 2
    assert [line for line in failed if "as no document is" in line] == failed
    assert len(failed) == 3


def test_damaged_members_count_as_what_they_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = bytearray(zipped({f"{n}.txt": f"{n} {TEXT}" * 9 for n in range(4)}))
    for place in range(len(body) - 4):
        if body[place : place + 4] == b"PK\x01\x02":
            body[place + 16] ^= 1  # the check sum in the directory
    (tmp_path / "a.zip").write_bytes(body)
    monkeypatch.setattr(opening, "MAX_UNPACKED_BYTES", len(TEXT) * 20)

    _, failed = read(tmp_path / "a.zip")

    assert sum("damaged in its archive" in line for line in failed) == 2
    assert failed[-1].startswith("a.zip")


@pytest.mark.parametrize("has_letter", [False, True])
def test_a_mailbox_of_what_is_no_letter_comes_to_an_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_letter: bool
) -> None:
    """A hundred thousand empty letters took a minute and a sentence each."""
    monkeypatch.setattr(opening, "MAX_UNOPENED_IN_A_ROW", 4)
    begins = b"From x Thu Apr  2 22:30:00 2026\n"
    empty = begins + b"Subject: x\n\nPiha\n\n"
    good = begins + letter({"a.txt": TEXT.encode()}) + b"\n"
    mailbox = empty * 3 + (good if has_letter else b"") + empty * 30
    (tmp_path / "arkisto.mbox").write_bytes(mailbox)

    decisions, failed = read(tmp_path / "arkisto.mbox")

    assert len(decisions) == has_letter
    assert len(failed) == (3 + 5 if has_letter else 5)
    assert failed[-1].endswith(
        "4 parts in a row cannot be read; the rest of it was left out"
    )


@pytest.mark.parametrize(
    ("head", "malformed"),
    [
        ("Date: Thu, 02 Apr 2026", "Date: Thu, 02 Apr 99999999999999999999"),
        ("From: Kirjaamo Esimerkki", "From: =?=?x?b?"),
        ("From: ", "From: =?utf-8?b?!!!?= <@>, "),
        ("application/octet-stream", "application/pdf; name*0*=utf-8\0''a"),
    ],
)
def test_a_malformed_head_costs_no_file(
    tmp_path: Path, head: str, malformed: str
) -> None:
    """What the head does not say is unknown; the attached file is read."""
    body = letter({"a.txt": TEXT.encode()}).decode()
    assert head in body
    path = tmp_path / "vastaus.eml"
    path.write_bytes(body.replace(head, malformed).encode())

    decisions, failed = read(path)

    assert failed == []
    assert [one.title for one in decisions] == ["Katuvalaistuksen uusiminen"]


def test_a_letter_too_large_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MAX_LETTER_BYTES", 100)

    decisions, failed = read(eml(tmp_path, letter({"a.txt": TEXT.encode()})))

    assert decisions == []
    assert "vastaus.eml: a letter larger than 0 MB" in failed


def test_the_page_tells_where_it_came_from(tmp_path: Path) -> None:
    (decision,), _ = read(eml(tmp_path, letter({"a.txt": TEXT.encode()})))

    app = create_app(Settings(data=tmp_path / "data"))
    with app.test_request_context("/", environ_overrides={"paatoshaku.language": "fi"}):
        facts = dict(decision_facts_of(decision))

    assert facts["Saatu pyynnöstä"] == "3.4.2026"
    assert (facts["Kirje"], facts["Lähettäjä"]) == (ID, "mallila.example")
    assert facts["Tiedosto"] == "vastaus.eml/a.txt"
