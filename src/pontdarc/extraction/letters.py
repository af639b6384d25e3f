"""The e-mails of extraction: one subject, one link, and what happens if nothing is done."""

from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string


@dataclass(frozen=True, slots=True)
class Letter:
    """A subject of one line and a plain text."""

    subject: str
    text: str


def invitation(*, name: str, title: str, organisation: str, sender: str, url: str, until: date, contact: str) -> Letter:
    """Return the letter that asks somebody to drop a file by a link."""
    facts = {
        "name": name,
        "title": title,
        "organisation": organisation,
        "sender": sender,
        "url": url,
        "until": until,
        "contact": contact,
    }
    text = render_to_string("extraction/letters/invitation.txt", facts)
    subject, _, body = text.strip().partition("\n")
    return Letter(" ".join(subject.split())[:150], body.strip())
