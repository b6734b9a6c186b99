"""The two mails of a removal request: please confirm, and what was decided."""

from __future__ import annotations

from search_web.page.labelling.languages import catalog
from search_web.saved.mail_server import MailServer, message


def ask_for_confirmation(
    server: MailServer, email: str, decision_id: str, confirm_url: str, language: str
) -> None:
    """Send the one mail that an address gets before its owner has agreed.

    Raises:
        AlertError: the mail server cannot be reached or refuses.
    """
    texts = catalog(language)
    lines = [
        texts.gettext(
            "Somebody, hopefully you, asked Päätöshaku to remove the decision %(id)s."
        )
        % {"id": decision_id},
        texts.gettext("Confirm the request within two weeks:"),
        "",
        confirm_url,
        "",
        texts.gettext(
            "If it was not you, you need not do anything: your address is deleted."
        ),
    ]
    subject = texts.gettext("Confirm the request for removal")
    server.send(message(server, email, subject, lines, ""))


def tell_decision(
    server: MailServer,
    email: str,
    number: int,
    language: str,
    *,
    is_accepted: bool,
    answer: str,
) -> None:
    """Send what was decided, and why, to who asked, in the language of the form.

    Raises:
        AlertError: the mail server cannot be reached or refuses.
    """
    texts = catalog(language)
    subject = texts.gettext("Your request for removal %(number)s")
    lines = [
        texts.gettext("The decision was removed.")
        if is_accepted
        else texts.gettext("The decision was not removed."),
        texts.gettext("Ground: %(ground)s") % {"ground": answer},
        "",
        texts.gettext(
            "Your address and what you wrote are now forgotten. You can complain to the "
            "Data Protection Ombudsman (tietosuoja.fi)."
        ),
    ]
    server.send(message(server, email, subject % {"number": number}, lines, ""))
