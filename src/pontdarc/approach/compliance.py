"""Where organisations stand with the law: their facts, what they publish, what people recorded; who may see it.

What a body has not done is shown to its own people first, to who coordinates it with its agreement, never in public.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings

from pontdarc.approach.operators import kept_of_operators
from pontdarc.approach.recipients import kept_of_recipients
from pontdarc.approach.registers import kept_by
from pontdarc.approach.requests import kept_of_requests
from pontdarc.core.refusals import Forbidden
from pontdarc.core.words import gettext_noop
from pontdarc.legal.binding import Bound, binding, facts_to_ask, judged
from pontdarc.legal.compliance import Holding, Kept, Record, Standing, standings
from pontdarc.legal.facts import Facts
from pontdarc.legal.models import DutyRecord, StatusSharing
from pontdarc.network.models import Membership, Organisation
from pontdarc.network.queries import bodies_of_their_own, known_facts, organisations_seen_by
from pontdarc.network.rules import OPERATOR, Actor
from pontdarc.publication.models import Version
from pontdarc.publication.queries import published_versions
from pontdarc.updating.rules import TOLERANCE

_LARGE = 3_500


@dataclass(frozen=True, slots=True)
class Checklist:
    """The duties of one organisation. *standings* is empty when the asker may only see what binds.

    *asked*: facts that would change an answer, with the codes that wait. *other*: what binds nobody, and why.
    """

    organisation: Organisation
    facts: Facts
    bound: tuple[Bound, ...]
    standings: tuple[Standing, ...]
    other: tuple[Bound, ...]
    asked: Mapping[str, tuple[str, ...]]
    shown: bool

    @property
    def in_order(self) -> int:
        """How many certain duties are in order."""
        return sum(each.in_order for each in self.standings if each.bound.value)

    @property
    def certain(self) -> int:
        """How many duties bind without a doubt."""
        return sum(each.value is True for each in self.bound)

    @property
    def uncertain(self) -> int:
        """How many duties may bind."""
        return sum(each.value is None for each in self.bound)

    @property
    def bound_by_default(self) -> str:
        """Whether the general duty of open data (G3) binds it: yes, perhaps or no."""
        value = next((each.value for each in self.bound if each.obligation.code == "G3"), False)
        return {True: "yes", None: "perhaps", False: "no"}[value]


def checklist(
    by: Actor, organisation: Organisation, today: date, supposed: Mapping[str, object] | None = None
) -> Checklist:
    """Return the duties of an organisation and where it stands, if the actor may see that.

    *supposed*: facts to take for this answer only, in the place of those recorded.

    :raises Forbidden: the organisation is not in the actor's space.
    """
    if not organisations_seen_by(by, today).filter(pk=organisation.pk).exists():
        raise Forbidden(
            "not_allowed",
            gettext_noop("Cette organisation n’est pas dans votre espace."),
            gettext_noop("Revenez à la liste de vos organisations."),
        )
    return checklists(by, [organisation], today, supposed)[0]


def checklists(
    by: Actor, organisations: Iterable[Organisation], today: date, supposed: Mapping[str, object] | None = None
) -> list[Checklist]:
    """Return the duties of organisations that the actor sees, in as many queries whatever their number."""
    seen = list(organisations)
    facts, shown = facts_of(seen, supposed or {}), _shown_to(by, seen, today)
    holdings, records = _holdings(shown, today), _records(shown)
    kept = _kept([each for each in seen if each.pk in shown], today)
    found = {pk: _Seen(tuple(holdings.get(pk, ())), tuple(records.get(pk, ())), kept[pk]) for pk in shown}
    return [_checklist(each, facts[each.pk], found.get(each.pk), today) for each in seen]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the platform knows of what an organisation did."""

    holdings: tuple[Holding, ...]
    records: tuple[Record, ...]
    kept: tuple[Kept, ...]


def _kept(organisations: Sequence[Organisation], today: date) -> dict[UUID, tuple[Kept, ...]]:
    """Return what is kept here of registers, deposits and requests."""
    found = (
        kept_by(organisations, today),
        kept_of_operators([each.pk for each in organisations], today),
        kept_of_requests([each.pk for each in organisations], today),
        kept_of_recipients(organisations, today),
    )
    return {each.pk: tuple(kept for by in found for kept in by.get(each.pk, ())) for each in organisations}


def _checklist(organisation: Organisation, facts: Facts, seen: _Seen | None, today: date) -> Checklist:
    bound = binding(facts)
    codes = {each.obligation.code for each in bound}
    return Checklist(
        organisation,
        facts,
        bound,
        standings(bound, seen.holdings, seen.records, today, seen.kept) if seen else (),
        tuple(each for each in judged(facts) if each.obligation.code not in codes),
        facts_to_ask(bound),
        seen is not None,
    )


def facts_of(organisations: Iterable[Organisation], supposed: Mapping[str, object]) -> dict[UUID, Facts]:
    """Return the facts of organisations; whether a group has a large commune follows from its members."""
    bodies = list(organisations)
    known = known_facts(each.pk for each in bodies)
    groups = [each.pk for each in bodies if each.kind == Organisation.Kind.EPCI]
    large = _large_members(groups)
    return {
        each.pk: Facts.of(each.kind, {**large.get(each.pk, {}), **known.get(each.pk, {}), **supposed})
        for each in bodies
    }


def _large_members(groups: list[UUID]) -> dict[UUID, dict[str, object]]:
    """Whether a group has a commune of 3,500 inhabitants: unknown where no member or figure is, or the two disagree."""
    members: dict[UUID, list[UUID]] = {}
    for group, member in Membership.objects.filter(group__in=groups).values_list("group_id", "member_id"):
        members.setdefault(group, []).append(member)
    figures = known_facts(member for each in members.values() for member in each)
    answers: dict[UUID, dict[str, object]] = {}
    for group, each in members.items():
        of_members = [_figures(figures.get(member, {})) for member in each]
        if any(known and min(known) >= _LARGE for known in of_members):
            answers[group] = {"large_member": True}
        elif all(known and max(known) < _LARGE for known in of_members):
            answers[group] = {"large_member": False}
    return answers


def _figures(facts: Mapping[str, object]) -> list[int]:
    figures = [facts.get("population_municipale"), facts.get("population_totale")]
    return [int(figure) for figure in figures if isinstance(figure, int | float)]


def _shown_to(by: Actor, organisations: list[Organisation], today: date) -> set[UUID]:
    """The organisations whose own work the actor may see: theirs, and those that agreed; all for the operator."""
    if by == OPERATOR:
        return {each.pk for each in organisations}
    agreed = StatusSharing.objects.filter(organisation__in=organisations, ended_at=None)
    theirs = bodies_of_their_own(by, organisations, today)
    return theirs | set(agreed.values_list("organisation_id", flat=True))


def _holdings(organisations: Iterable[UUID], today: date) -> dict[UUID, list[Holding]]:
    found: dict[UUID, list[Holding]] = {}
    versions = published_versions(today).filter(dataset__organisation__in=list(organisations))
    for version in versions.exclude(standard="").exclude(conforms=False).select_related("dataset__promise"):
        holding = Holding(version.standard, _fresh(version, today), _address(version))
        found.setdefault(version.dataset.organisation_id, []).append(holding)
    return found


def _fresh(version: Version, today: date) -> bool:
    promise = getattr(version.dataset, "promise", None)
    return promise is None or promise.due_on is None or today <= promise.due_on + TOLERANCE


def _address(version: Version) -> str:
    return f"{settings.SITE_URL}/donnees/{version.dataset.slug}/"


def _records(organisations: Iterable[UUID]) -> dict[UUID, list[Record]]:
    found: dict[UUID, list[Record]] = {}
    for each in DutyRecord.objects.filter(organisation__in=list(organisations)).order_by("at"):
        kept = Record(each.code, each.kind, each.on, each.url, each.exemption, each.reason)  # type: ignore[arg-type]
        found.setdefault(each.organisation_id, []).append(kept)
    return found
