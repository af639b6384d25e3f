"""Where an organisation stands with each of its duties: functions of what was seen, by whom, and where.

Done is said only of what was seen where the law wants it. Elsewhere than here, only the address or the receipt that a
person recorded counts. What nobody has seen is « non fait », with its reason; exempt, only where a text exempts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from pontdarc.core.words import Translate, gettext_noop
from pontdarc.legal.binding import Bound
from pontdarc.legal.obligation import Exemption, Obligation
from pontdarc.outside.dates import day

Code = Literal["done", "seen_elsewhere", "declared", "exempt", "late", "not_done", "to_check"]
IN_ORDER: Final[frozenset[str]] = frozenset({"done", "seen_elsewhere", "declared", "exempt"})

STATUSES: Final[dict[str, str]] = {
    "done": gettext_noop("fait"),
    "seen_elsewhere": gettext_noop("vu ailleurs"),
    "declared": gettext_noop("déclaré fait"),
    "exempt": gettext_noop("dispensé"),
    "late": gettext_noop("en retard"),
    "not_done": gettext_noop("non fait"),
    "to_check": gettext_noop("à vérifier ensemble"),
    "not_assessed": gettext_noop("non évalué"),
}
NOT_ASSESSED: Final = "not_assessed"

_HERE: Final = gettext_noop("Publié ici et à jour.")
_STALE: Final = gettext_noop("Publié ici, mais pas à jour.")
_SEEN: Final = gettext_noop("Vu le %(day)s.")
_SEEN_FIRST: Final = gettext_noop("Déclaré le %(day)s.")
_TO_DEPOSIT: Final = gettext_noop(
    "Publié ici, mais le texte veut un dépôt ailleurs : %(place)s. Déposez, puis notez l’adresse ou le récépissé."
)
_NO_DATASET: Final = gettext_noop("Aucun jeu au standard %(standard)s n’est publié ici.")
_NOBODY_SAW: Final = gettext_noop("Personne n’a noté l’avoir vu à sa place : %(place)s.")
_NOBODY_SAID: Final = gettext_noop("Personne n’a noté que c’était fait.")
_RECEIPT_OLD: Final = gettext_noop("Vu pour la dernière fois le %(day)s : c’est à refaire chaque année.")
_FIRST: Final = gettext_noop("On ne sait pas encore si cette obligation s’applique.")
_REASON: Final = gettext_noop("Raison donnée : %(reason)s")


@dataclass(frozen=True, slots=True)
class Holding:
    """Something that we publish ourselves: its standard, whether it is up to date, its public address."""

    standard: str
    fresh: bool
    url: str


@dataclass(frozen=True, slots=True)
class Record:
    """What a person recorded about a duty. *kind*: seen, exempt or reason; *exemption*: which one of the text."""

    code: str
    kind: Literal["seen", "exempt", "reason"]
    on: date
    url: str = ""
    exemption: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a register kept here shows of a duty, by its code: where it stands, why (msgid), its public address."""

    code: str
    status: Code
    text: str
    params: tuple[tuple[str, str], ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A duty, and where the organisation stands. *text*: why (msgid), with *params*; *url*: where it can be seen."""

    bound: Bound
    status: Code
    text: str
    params: tuple[tuple[str, str], ...] = ()
    url: str = ""

    @property
    def in_order(self) -> bool:
        """Whether nothing more is to be done now."""
        return self.status in IN_ORDER

    def sentence(self, translate: Translate = str) -> str:
        """Return why, as people read it."""
        return translate(self.text) % {name: translate(value) for name, value in self.params}

    def to_json(self, translate: Translate = str) -> dict[str, object]:
        """Return what the command line says."""
        said = self.bound.to_json(translate) | {"status": self.status, "status_reason": self.sentence(translate)}
        return said | {"url": self.url or None}


def standing(
    bound: Bound, holdings: Iterable[Holding], records: Iterable[Record], today: date, kept: Iterable[Kept] = ()
) -> Standing:
    """Say where an organisation stands with one duty.

    The last record of each kind counts; an exemption that the obligation does not give counts for nothing. What a
    register kept here shows wins over an exemption, and over what was seen elsewhere when it is in order.
    """
    law = bound.obligation
    register = next((each for each in kept if each.code == law.code), None)
    if register is not None and register.status in IN_ORDER:
        return _registered(bound, register)
    ours = sorted((each for each in holdings if each.standard in law.standards), key=lambda each: not each.fresh)
    noted = sorted((each for each in records if each.code == law.code), key=lambda each: each.on)
    exemption = _exemption(law, noted)
    if exemption is not None and register is None:
        return Standing(bound, "exempt", exemption.words)
    if law.place.ours and ours and ours[0].fresh:
        return Standing(bound, "done", _HERE, url=ours[0].url)
    seen = [each for each in noted if each.kind == "seen"]
    if seen:
        return _seen(bound, seen[-1], today)
    if register is not None:
        return _registered(bound, register)
    if law.place.ours and ours:
        return Standing(bound, "late", _STALE, url=ours[0].url)
    return _not_done(bound, ours, noted)


def standings(
    bound: Iterable[Bound],
    holdings: Sequence[Holding],
    records: Sequence[Record],
    today: date,
    kept: Sequence[Kept] = (),
) -> tuple[Standing, ...]:
    """Say where an organisation stands with each of its duties."""
    return tuple(standing(each, holdings, records, today, kept) for each in bound)


def _registered(bound: Bound, register: Kept) -> Standing:
    return Standing(bound, register.status, register.text, register.params, register.url)


def exemption_of(obligation: Obligation, slug: str) -> Exemption | None:
    """Return the exemption that a text gives under this name."""
    return next((each for each in obligation.exemptions if each.slug == slug), None)


def _exemption(law: Obligation, noted: Sequence[Record]) -> Exemption | None:
    """The last thing recorded wins: what was seen or left undone after an exemption ends it."""
    if not noted or noted[-1].kind != "exempt":
        return None
    return exemption_of(law, noted[-1].exemption)


def _seen(bound: Bound, record: Record, today: date) -> Standing:
    on = (("day", day(record.on)),)
    yearly = bound.obligation.rhythm is not None and hasattr(bound.obligation.rhythm, "next")
    if yearly and (today - record.on).days > 366:
        return Standing(bound, "late", _RECEIPT_OLD, on, record.url)
    if bound.obligation.place.online:
        return Standing(bound, "seen_elsewhere", _SEEN, on, record.url)
    return Standing(bound, "declared", _SEEN_FIRST, on, record.url)


def _not_done(bound: Bound, ours: Sequence[Holding], noted: Sequence[Record]) -> Standing:
    law = bound.obligation
    if bound.value is None:
        return Standing(bound, "to_check", _FIRST)
    given = next((each for each in reversed(noted) if each.kind == "reason"), None)
    if given is not None:
        return Standing(bound, "not_done", _REASON, (("reason", given.reason),))
    place = (("place", law.place.title),)
    if ours:
        return Standing(bound, "not_done", _TO_DEPOSIT, place, ours[0].url)
    if not law.place.online:
        return Standing(bound, "not_done", _NOBODY_SAID)
    if law.place.ours and law.standards:
        return Standing(bound, "not_done", _NO_DATASET, (("standard", law.standards[0]),))
    return Standing(bound, "not_done", _NOBODY_SAW, place)
