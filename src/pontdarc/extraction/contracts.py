"""Contracts of operators, what they ask for, where each deposit stands and why; limited to what the asker sees."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from pontdarc.core.refusals import NotFound
from pontdarc.core.words import Translate, gettext_noop
from pontdarc.extraction import terms
from pontdarc.extraction.models import Asked, Contract, Delivery, DepositLink, SecretFlag, Waiver
from pontdarc.network.models import Organisation
from pontdarc.network.queries import organisations_seen_by
from pontdarc.network.rules import Actor
from pontdarc.outside.clock import date_of
from pontdarc.outside.dates import day


@dataclass(frozen=True, slots=True)
class Awaited:
    """One thing asked of an operator, and where it stands. *text*, *advice*: why and what to do (msgids, *params*)."""

    asked: Asked
    due_on: date | None
    last: Delivery | None
    days_late: int
    waiver: Waiver | None
    text: str
    advice: str
    params: dict[str, str]

    @property
    def late(self) -> bool:
        """Whether the day has passed and nothing exempts."""
        return self.days_late > 0

    def sentence(self, translate: Translate = str) -> str:
        """Return where it stands."""
        return translate(self.text) % self.params

    def next_step(self, translate: Translate = str) -> str:
        """Return what to do."""
        return translate(self.advice) % self.params


def contracts_seen_by(by: Actor) -> QuerySet[Contract]:
    """Return the contracts whose authority or operator is in the actor's space."""
    contracts = Contract.objects.select_related("authority", "operator")
    if by.kind != "person":
        return contracts
    seen = organisations_seen_by(by)
    return contracts.filter(Q(authority__in=seen) | Q(operator__in=seen))


def contract(by: Actor, id: UUID) -> Contract:
    """Return one contract.

    :raises NotFound: there is none that the actor may see.
    """
    found = contracts_seen_by(by).filter(pk=id).first()
    if found is None:
        raise NotFound(
            "no_such_contract",
            gettext_noop("Ce contrat n’existe pas, ou n’est pas dans vos organisations."),
            gettext_noop("Revenez à la liste des contrats."),
        )
    return found


def running(today: date) -> QuerySet[Contract]:
    """Return the contracts that run today."""
    return Contract.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today), starts_on__lte=today)


def awaited(contract: Contract, today: date) -> list[Awaited]:
    """Return what a contract asks for and where each deposit stands, the late ones first."""
    return awaited_of([contract], today)[contract.pk]


def awaited_of(contracts: Collection[Contract], today: date) -> dict[UUID, list[Awaited]]:
    """Return what `awaited` does of each contract, all asked for at once."""
    asked = Asked.objects.filter(contract__in=contracts, ended_at=None).select_related("entry", "contract")
    links, waivers, deliveries = _links(contracts), _waivers(contracts), _deliveries(asked)
    found: dict[UUID, list[Awaited]] = {each.pk: [] for each in contracts}
    for each in asked:
        contract = each.contract
        over = contract.ends_on is not None and contract.ends_on < today
        received = deliveries[each.entry_id]
        found[contract.pk].append(_awaited(each, received, links[contract.pk], waivers[contract.pk], over, today))
    return {pk: sorted(its, key=lambda each: (-each.days_late, each.due_on or date.max)) for pk, its in found.items()}


def _links(contracts: Collection[Contract]) -> Mapping[UUID | None, list[DepositLink]]:
    found = defaultdict(list)
    for each in DepositLink.objects.filter(contract__in=contracts).order_by("-created_at"):
        found[each.contract_id].append(each)
    return found


def _waivers(contracts: Collection[Contract]) -> Mapping[UUID, list[Waiver]]:
    found = defaultdict(list)
    for each in Waiver.objects.filter(contract__in=contracts, ended_at=None).prefetch_related("asked"):
        found[each.contract_id].append(each)
    return found


def _deliveries(asked: Iterable[Asked]) -> Mapping[UUID, list[Delivery]]:
    found = defaultdict(list)
    for each in _deposits([each.entry_id for each in asked]):
        found[each.entry_id].append(each)
    return found


def waiver_of(asked: Asked, waivers: Iterable[Waiver]) -> Waiver | None:
    """Return the waiver that exempts from one thing; one that names nothing exempts from all the service's data."""
    for each in waivers:
        named = {one.pk for one in each.asked.all()}
        if asked.pk in named or (not named and asked.ground == Asked.Ground.SERVICE):
            return each
    return None


def _awaited(
    asked: Asked,
    deliveries: list[Delivery],
    links: list[DepositLink],
    waivers: list[Waiver],
    over: bool,
    today: date,
) -> Awaited:
    received = [date_of(each.received_at) for each in deliveries if not each.refusal]
    due_on = None if over else terms.next_due(asked.first_due_on, asked.rhythm, received)
    waiver = waiver_of(asked, waivers)
    late = 0 if waiver else terms.days_late(due_on, today)
    last = deliveries[0] if deliveries else None
    text, advice, params = _why(due_on, late, last, links, waiver, today)
    return Awaited(asked, due_on, last, late, waiver, text, advice, params)


def deposits_of(asked: Asked) -> QuerySet[Delivery]:
    """Return the files received for one thing asked, the last first; those that we made of others left out."""
    return _deposits([asked.entry_id])


def _deposits(entries: Collection[UUID]) -> QuerySet[Delivery]:
    return Delivery.objects.filter(entry__in=entries, corrects=None).select_related("by").order_by("-received_at")


def _why(
    due_on: date | None,
    late: int,
    last: Delivery | None,
    links: list[DepositLink],
    waiver: Waiver | None,
    today: date,
) -> tuple[str, str, dict[str, str]]:
    if waiver is not None:
        return _WAIVED, "", {"day": day(waiver.signed_on)}
    if due_on is None:
        return _NOTHING_DUE, "", {}
    params = {"due": day(due_on), "days": str(late)}
    if not late:
        return _EXPECTED, "", params
    text, advice = _cause(last, links, today)
    return text, advice, params


def _cause(last: Delivery | None, links: list[DepositLink], today: date) -> tuple[str, str]:
    if last is not None and last.refusal:
        return _UNREADABLE, _ASK_AGAIN
    live = [each for each in links if each.revoked_at is None and date_of(each.expires_at) > today]
    if not links:
        return _NO_LINK, _SEND
    if not live:
        return _LINK_ENDED, _SEND
    if all(each.last_used_at is None for each in live):
        return _LINK_UNUSED, _CALL
    return _NOTHING_CAME, _CALL


_WAIVED = gettext_noop("Dispensé par une décision publiée, signée le %(day)s.")
_NOTHING_DUE = gettext_noop("Plus rien n’est attendu.")
_EXPECTED = gettext_noop("Attendu pour le %(due)s.")
_NO_LINK = gettext_noop("Attendu le %(due)s. L’exploitant n’a pas encore reçu de lien de dépôt.")
_LINK_ENDED = gettext_noop("Attendu le %(due)s. Le lien de dépôt de l’exploitant n’est plus valable.")
_LINK_UNUSED = gettext_noop("Attendu le %(due)s. Le lien de dépôt n’a pas encore servi.")
_NOTHING_CAME = gettext_noop("Attendu le %(due)s. Le lien a servi, mais rien n’est arrivé pour cette demande.")
_UNREADABLE = gettext_noop("Attendu le %(due)s. Le dernier fichier reçu ne peut pas être lu.")
_SEND = gettext_noop("Envoyez un lien de dépôt à l’exploitant.")
_CALL = gettext_noop("Appelez votre interlocuteur : le message est peut-être arrivé à quelqu’un d’autre.")
_ASK_AGAIN = gettext_noop("Dites à l’exploitant ce qui empêche de le lire, et demandez un nouvel export.")


def flags_seen_by(by: Actor) -> QuerySet[SecretFlag]:
    """Return the flagged columns of the contracts that the actor sees."""
    flags = SecretFlag.objects.filter(asked__contract__in=contracts_seen_by(by))
    return flags.select_related("asked__contract", "asked__entry__organisation", "by", "decided_by")


def withheld_columns(entry_id: UUID, today: date) -> frozenset[str]:
    """Return the columns of an entry that a trade secret keeps out of what is public today."""
    flags = SecretFlag.objects.filter(asked__entry=entry_id).values_list("column", "decision", "applies_on")
    return terms.withheld((terms.Flagged(*each) for each in flags), today)


def public_waivers() -> QuerySet[Waiver]:
    """Return the waivers in force, as everybody may read them, the last first."""
    waivers = Waiver.objects.filter(ended_at=None).select_related("contract__authority", "contract__operator", "by")
    return waivers.prefetch_related("asked__entry")


def operators() -> QuerySet[Organisation]:
    """Return the bodies that may hold a contract: all but communes and what is above them."""
    kinds = Organisation.Kind
    above = (kinds.COMMUNE, kinds.EPCI, kinds.DEPARTEMENT, kinds.REGION)
    return Organisation.objects.filter(listed=True).exclude(kind__in=above)
