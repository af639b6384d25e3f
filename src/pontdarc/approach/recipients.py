"""What subsidised bodies gave to those who grant, as what their duty shows (S7): identifiers are half of it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Final
from uuid import UUID

from pontdarc.core.words import gettext_noop
from pontdarc.extraction.models import IdentifierRequest
from pontdarc.legal.compliance import Kept
from pontdarc.network.models import Organisation
from pontdarc.outside.clock import date_of
from pontdarc.outside.dates import day

CODE: Final = "S7"
_GIVEN: Final = gettext_noop("Identifiant donné le %(day)s à %(name)s. Reste le compte rendu financier, à noter ici.")
_TAKEN: Final = gettext_noop(
    "Identifiant donné, et repris le %(day)s dans le tableau de %(name)s. Reste le compte rendu financier, à noter ici."
)
_ASKED: Final = gettext_noop("%(name)s demande votre identifiant depuis le %(day)s : le lien est dans son e-mail.")


def kept_of_recipients(organisations: Collection[Organisation], today: date) -> dict[UUID, list[Kept]]:
    """Return what was asked of subsidised bodies and what they gave, by body.

    A body is known by its SIREN in the answer, and before it by the number or the name that the grantor's table holds.
    """
    bodies = [each for each in organisations if each.kind == Organisation.Kind.SUBSIDISED]
    if not bodies:
        return {}
    numbers = {each.siren: each.pk for each in bodies if each.siren}
    names = {_plain(each.name): each.pk for each in bodies}
    theirs: dict[UUID, list[IdentifierRequest]] = defaultdict(list)
    for asked in _asked():
        body = numbers.get(asked.siret[:9]) or numbers.get(asked.stated[:9]) or names.get(_plain(asked.beneficiary))
        if body is not None:
            theirs[body].append(asked)
    return {body: kept for body, found in theirs.items() if (kept := _kept(found, today))}


def _asked() -> list[IdentifierRequest]:
    found = IdentifierRequest.objects.exclude(state=IdentifierRequest.State.REFUSED)
    return list(found.select_related("entry__organisation").order_by("asked_at"))


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _kept(found: list[IdentifierRequest], today: date) -> list[Kept]:
    """What is still asked goes first; else the last answer."""
    waiting = [
        each for each in found if each.state == IdentifierRequest.State.WAITING and date_of(each.expires_at) >= today
    ]
    if waiting:
        return [_said(_ASKED, waiting[0], date_of(waiting[0].asked_at))]
    taken = [(date_of(each.settled_at), each) for each in found if each.settled_at]
    if taken:
        return [_said(_TAKEN, taken[-1][1], taken[-1][0])]
    given = [(date_of(each.answered_at), each) for each in found if each.answered_at]
    return [_said(_GIVEN, given[-1][1], given[-1][0])] if given else []


def _said(text: str, asked: IdentifierRequest, on: date) -> Kept:
    params = (("name", asked.entry.organisation.name), ("day", day(on)))
    return Kept(CODE, "not_done", text, params)
