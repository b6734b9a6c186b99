"""The two mails of a removal request: please confirm, and what was decided."""

from __future__ import annotations

from search_web.saved.alerts import MailServer, message


def ask_for_confirmation(
    server: MailServer, email: str, decision_id: str, confirm_url: str
) -> None:
    """Send the one mail that an address gets before its owner has agreed.

    Raises:
        AlertError: the mail server cannot be reached or refuses.
    """
    lines = [
        f"Joku, toivottavasti sinä, pyysi päätöksen {decision_id} poistamista.",
        "Vahvista pyyntö kahden viikon kuluessa:",
        "",
        confirm_url,
        "",
        "Jos et pyytänyt, sinun ei tarvitse tehdä mitään: osoitteesi unohdetaan.",
        "",
        "Bekräfta begäran inom två veckor via länken ovan. / "
        "Confirm the request within two weeks with the link above.",
    ]
    server.send(message(server, email, "Vahvista poistopyyntö", lines, ""))


def tell_decision(
    server: MailServer, email: str, number: int, *, is_accepted: bool, answer: str
) -> None:
    """Send what was decided, and why, to who asked.

    Raises:
        AlertError: the mail server cannot be reached or refuses.
    """
    outcomes = (
        (
            "Päätös on poistettu.",
            "Beslutet har tagits bort.",
            "The decision is removed.",
        )
        if is_accepted
        else (
            "Päätöstä ei poistettu.",
            "Beslutet togs inte bort.",
            "The decision was not removed.",
        )
    )
    lines = [
        f"Poistopyyntösi {number}: {outcomes[0]}",
        f"Perustelu: {answer}",
        "",
        "Osoitteesi ja kirjoituksesi on nyt unohdettu. Voit valittaa "
        "tietosuojavaltuutetulle (tietosuoja.fi).",
        "",
        f"{outcomes[1]} / {outcomes[2]}",
    ]
    server.send(message(server, email, f"Poistopyyntö {number}", lines, ""))
