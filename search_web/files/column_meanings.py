"""What the columns of workbooks mean, for the sheet that says what a file is."""

from __future__ import annotations

from search_web.page.labelling.labels import N_

COLUMN_MEANINGS = {
    "id": N_("Permanent id of the decision here."),
    "municipality": N_("Whose decision it is."),
    "organisation": N_("Publisher that is not a municipality."),
    "region": N_("Region of the municipality today."),
    "body": N_("Body or official that decided."),
    "date": N_("Day of the meeting, or of the official's decision."),
    "minutes_section": N_("Section in the minutes (§)."),
    "title": N_("What the matter is called in the minutes."),
    "ruling": N_("Sentence of the text that says what was decided."),
    "outcome": N_("What became of the matter, read from the text by rules."),
    "later_outcome": N_(
        "What became of the same case later; empty: nobody is known to have decided "
        "it after this."
    ),
    "later_body": N_("Who decided the case later."),
    "later_date": N_("Day on which the case was decided later."),
    "votes_for": N_("Votes for the base proposal in the vote that decided."),
    "votes_against": N_("Votes against the base proposal in the same vote."),
    "votes_margin": N_("How many votes there are between the sides; 0 is a tie."),
    "roll_call": N_("Who voted how, where the text has the names."),
    "euros": N_("Largest sum that was decided, read from the text by rules."),
    "euros_what": N_("What the sum is: a price, a grant, an appropriation …"),
    "euros_per": N_("“A year” or “a month” where it is paid again and again."),
    "euros_tax": N_("Whether value-added tax is in it; empty: not told."),
    "appeal": N_("Ways of appeal that the text names."),
    "topic": N_("Main class of the task, by the case number."),
    "case_number": N_("Number of the case, as it is written."),
    "law_references": N_("Acts and sections that the text refers to."),
    "kind": N_("What the document is."),
    "status": N_("Agenda or minutes; in an agenda nothing is decided yet."),
    "language": N_("Language of the text."),
    "is_near": N_("Exact: has all that was asked; near: has only a part of it."),
    "url": N_("Address at the publisher; the official version."),
    "permalink": N_("Page of the decision here."),
    "content_hash": N_("Check sum of what was published; a change changes it."),
    "text": N_("The whole text; a cell holds 32,767 characters at most."),
    "change": N_("What has happened: new, added, changed or removed."),
    "seen_on": N_("Day on which we saw the change."),
    "reason": N_("Why it was removed; empty for others."),
}
"""Name of a column in the other files -> what it means."""
