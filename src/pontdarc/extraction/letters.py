"""The e-mails of extraction: one subject, one link, and what happens if nothing is done."""

from dataclasses import asdict, dataclass
from datetime import date

from django.template.loader import render_to_string


@dataclass(frozen=True, slots=True)
class Letter:
    """A subject of one line and a plain text."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """What every letter that carries a link says. *title*: what is asked for. *sender*: who asks."""

    name: str
    title: str
    organisation: str
    sender: str
    url: str
    until: date
    contact: str


def invitation(facts: Invitation) -> Letter:
    """Return the letter that asks somebody to drop a file by a link."""
    return _written("invitation", facts)


def contract_invitation(facts: Invitation, titles: list[str]) -> Letter:
    """Return the letter that gives an operator the link of its contract; *titles*: what the contract asks for."""
    return _written("contract_invitation", facts, titles=titles)


def reminder(facts: Invitation, what: str, due_on: date, days_late: int) -> Letter:
    """Return the letter that reminds an operator of one deposit; *days_late*: 0 before the day."""
    return _written("reminder", facts, what=what, due_on=due_on, days_late=days_late)


def identifiers_asked(facts: Invitation, beneficiary: str) -> Letter:
    """Return the letter that asks a beneficiary for its identifiers."""
    return _written("identifiers", facts, beneficiary=beneficiary)


def _written(template: str, facts: Invitation, **more: object) -> Letter:
    text = render_to_string(f"extraction/letters/{template}.txt", {**asdict(facts), **more})
    subject, _, body = text.strip().partition("\n")
    return Letter(" ".join(subject.split())[:150], body.strip())
