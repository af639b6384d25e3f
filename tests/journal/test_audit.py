"""Every deed leaves a trace: each public function of actions.py of these stages is done once, and seen to record."""

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest
from pytest_django import Settings

from pontdarc.extraction import actions as extraction
from pontdarc.extraction.models import (
    Asked,
    Contract,
    Delivery,
    DepositLink,
    Draft,
    IdentifierRequest,
    SecretFlag,
    Source,
    Waiver,
)
from pontdarc.extraction.storage import blobs
from pontdarc.inventory import actions as inventory
from pontdarc.inventory.models import Entry
from pontdarc.journal.models import AuditEvent
from pontdarc.legal import actions as legal
from pontdarc.legal.models import (
    AccessOfficer,
    Decision,
    Opinion,
    Proposal,
    PublicRefusal,
    SourceUsed,
    StandingOpinion,
)
from pontdarc.legal.rules import Scope
from pontdarc.network import actions as network_actions
from pontdarc.network.models import PersonalToken
from pontdarc.network.rules import MACHINE, OPERATOR
from pontdarc.outside.clock import date_of
from pontdarc.outside.http import Answer
from tests.world import registers
from tests.world.territory import NOW, SINCE, Network, actor

STAGES = {"network": network_actions, "inventory": inventory, "extraction": extraction, "legal": legal}
NO_DEEDS = {"extraction.require_delivery", "extraction.fetcher", "extraction.forget_destroyed"}
"""What decides nothing: the last one ends a deed that was written down."""
ARTICLE = "CRPA L312-1-1"


class World:
    """What deeds need, made when they ask for it."""

    def __init__(self, network: Network) -> None:
        self.network = network

    @property
    def entry(self) -> Entry:
        return inventory.register(by=OPERATOR, organisation=self.network.departement, title="Aides", now=NOW)

    @property
    def delivery(self) -> Delivery:
        return extraction.receive(
            by=OPERATOR, entry=self.entry, file=[b"a"], filename="a.csv", origin="command", now=NOW
        )

    @property
    def draft(self) -> Draft:
        return extraction.save_draft(by=OPERATOR, entry=self.entry, standard="scdl/prenoms", rows=[{"a": "b"}], now=NOW)

    @property
    def link(self) -> DepositLink:
        return extraction.invite(by=OPERATOR, entry=self.entry, person=self.network.secretary, now=NOW)[0]

    @property
    def source(self) -> Source:
        url = {"url": "https://exemple.test/a.csv"}
        return extraction.add_source(by=OPERATOR, entry=self.entry, connector="http", parameters=url, now=NOW)

    @property
    def proposal(self) -> Proposal:
        by = actor(self.network.referent)
        return legal.propose(by=by, entry=self.entry, outcome="publish", article=ARTICLE, scope=Scope(()), now=NOW)

    @property
    def decision(self) -> Decision:
        by = actor(self.network.signatory)
        return legal.decide(by=by, proposal=self.proposal, outcome="publish", article=ARTICLE, now=NOW)

    @property
    def token(self) -> PersonalToken:
        network_actions.create_token(by=actor(self.network.referent), label="script")
        return PersonalToken.objects.get()

    @contextmanager
    def open(self, url: str, *, headers: object = None) -> Iterator[Answer]:
        yield Answer(200, {}, url, iter([b"a"]))


def _expired(world: World) -> None:
    assert world.delivery
    assert extraction.destroy_expired(now=NOW.replace(year=2036)) == 1


def _forgotten(world: World) -> None:
    assert world.draft
    assert extraction.discard_expired_drafts(now=NOW.replace(year=2036)) == 1


def _shared(world: World) -> None:
    legal.share_status(by=actor(world.network.mayor), organisation=world.network.commune, now=NOW)


def _no_longer_shared(world: World) -> None:
    _shared(world)
    legal.stop_sharing(by=actor(world.network.mayor), organisation=world.network.commune, now=NOW)


def _opinion(world: World) -> Opinion:
    scope = Scope((), standard="scdl/prenoms@1.1.6")
    by = actor(world.network.referent)
    proposal = legal.propose(by=by, entry=world.entry, outcome="publish", article=ARTICLE, scope=scope, now=NOW)
    return legal.advise(by=actor(world.network.dpo), proposal=proposal, verdict="favourable", now=NOW)


def _extended(world: World) -> StandingOpinion:
    return legal.extend_opinion(by=actor(world.network.dpo), opinion=_opinion(world), now=NOW)


def _no_longer_extended(world: World) -> None:
    legal.end_standing_opinion(by=actor(world.network.dpo), standing=_extended(world), now=NOW)


def _worded(world: World) -> PublicRefusal:
    by = actor(world.network.signatory)
    refused = legal.decide(by=by, proposal=world.proposal, outcome="do_not_publish", article=ARTICLE, now=NOW)
    by = actor(world.network.referent)
    return legal.word_refusal(by=by, decision=refused, wording="Un plan de réseau.", now=NOW)


def _approved(world: World) -> None:
    legal.approve_refusal(by=actor(world.network.signatory), refusal=_worded(world), now=NOW)


def _source(world: World) -> SourceUsed:
    by = actor(world.network.referent)
    return legal.record_source(by=by, entry=world.entry, kind="osm", title="OpenStreetMap", now=NOW)


def _homologated(world: World) -> None:
    legal.record_homologation(
        by=actor(world.network.signatory),
        organisation=world.network.departement,
        title="Licence des archives",
        url="https://licence.example/texte",
        number="2026-14",
        decided_on=date_of(NOW),
        document="https://licence.example/decision.pdf",
        now=NOW,
    )


def _edition(world: World) -> None:
    registers.line(world.network, world.entry)
    registers.edition(world.network)


def _struck(world: World) -> None:
    registers.line(world.network, world.entry)
    made = registers.edition(world.network)
    legal.strike_from_edition(by=OPERATOR, edition=made, ids=[made.lines[0]["id"]], article=ARTICLE, now=NOW)


def _designated(world: World) -> AccessOfficer:
    return legal.designate(
        by=actor(world.network.coordinator),
        person=world.network.lawyer,
        organisations=[world.network.departement],
        profession="Juriste",
        act="Arrêté n° 1",
        since=date_of(NOW),
        contact_email="acces@val-d-arc.example",
        now=NOW,
    )[0]


def _role(world: World) -> object:
    return world.network.referent.roles.first()


def _contract(world: World, kind: str = "concession") -> Contract:
    network = world.network
    operator = network_actions.add_organisation(by=OPERATOR, name="Eaux du Val", kind="concessionaire")
    return extraction.add_contract(
        by=actor(network.referent),
        authority=network.commune,
        operator=operator,
        kind=kind,
        subject="Eau potable",
        starts_on=SINCE,
        now=NOW,
    )


def _asked(world: World) -> Asked:
    contract, by = _contract(world), actor(world.network.referent)
    entry = inventory.register(by=by, organisation=contract.authority, title="Indicateurs", now=NOW)
    return extraction.ask_for(
        by=by,
        contract=contract,
        entry=entry,
        ground="service",
        why="Piloter le service.",
        format="CSV",
        rhythm="yearly",
        first_due_on=NOW.date(),
        now=NOW,
    )


def _flag(world: World) -> SecretFlag:
    asked = _asked(world)
    extraction.invite_operator(
        by=actor(world.network.referent), contract=asked.contract, person=world.network.secretary, now=NOW
    )
    by = actor(world.network.secretary)
    return extraction.flag_secret(by=by, asked=asked, column="prix", reason="Révèle nos coûts.", now=NOW)


def _decided(world: World) -> SecretFlag:
    by, flag = actor(world.network.referent), _flag(world)
    return extraction.decide_secret(by=by, flag=flag, decision="keep", why="Tarif public.", now=NOW)


def _reminded(world: World) -> None:
    asked = _asked(world)
    by = actor(world.network.referent)
    extraction.invite_operator(by=by, contract=asked.contract, person=world.network.secretary, now=NOW)
    assert extraction.remind_operators(now=NOW) == 1


def _waived(world: World) -> Waiver:
    by, contract = actor(world.network.mayor), _contract(world)
    reason = "La sécurité du réseau est un motif d’intérêt général."
    return extraction.waive(by=by, contract=contract, reason=reason, signed_on=NOW.date(), now=NOW)


def _identifiers_asked(world: World) -> tuple[IdentifierRequest, str]:
    return extraction.ask_identifiers(
        by=OPERATOR, entry=world.entry, beneficiary="Club du Val", email="club@val.example", now=NOW
    )


def _identifiers_given(world: World) -> IdentifierRequest:
    _, token = _identifiers_asked(world)
    return extraction.give_identifiers(token=token, rna="W072000123", now=NOW)


DEEDS: dict[str, Callable[[World], object]] = {
    "network.add_person": lambda w: network_actions.add_person(by=OPERATOR, name="A B", email="a@b.example"),
    "network.person_named": lambda w: network_actions.person_named(
        by=OPERATOR, name="A B", email="a@b.example", now=NOW
    ),
    "network.open_account": lambda w: network_actions.open_account(by=OPERATOR, person=w.network.secretary),
    "network.grant_role": lambda w: network_actions.grant_role(
        by=OPERATOR, person=w.network.secretary, organisation=w.network.epci, name="reader", since=SINCE
    ),
    "network.end_role": lambda w: network_actions.end_role(by=OPERATOR, role=_role(w), until=SINCE),
    "network.create_token": lambda w: network_actions.create_token(by=actor(w.network.dpo), label="script"),
    "network.revoke_token": lambda w: network_actions.revoke_token(by=OPERATOR, token=w.token),
    "network.add_organisation": lambda w: network_actions.add_organisation(by=OPERATOR, name="SPL", kind="syndicat"),
    "network.add_member": lambda w: network_actions.add_member(
        by=OPERATOR, group=w.network.epci, member=w.network.departement, source="essai"
    ),
    "network.rename_organisation": lambda w: network_actions.rename_organisation(
        by=OPERATOR, organisation=w.network.epci, name="Autre"
    ),
    "network.describe_organisation": lambda w: network_actions.describe_organisation(
        by=OPERATOR, organisation=w.network.epci, description="Un texte"
    ),
    "network.record_fact": lambda w: network_actions.record_fact(
        by=OPERATOR, organisation=w.network.epci, key="agents_fte", value=51.5, source="déclaré"
    ),
    "network.declare_facts": lambda w: network_actions.declare_facts(
        by=OPERATOR, organisation=w.network.epci, facts={"water": True}, now=NOW
    ),
    "network.erase_person": lambda w: network_actions.erase_person(by=OPERATOR, person=w.network.secretary),
    "inventory.register": lambda w: w.entry,
    "inventory.describe": lambda w: inventory.describe(by=OPERATOR, entry=w.entry, now=NOW, volume="12 lignes"),
    "inventory.move": lambda w: inventory.move(by=OPERATOR, entry=w.entry, stage="cleared", now=NOW),
    "extraction.receive": lambda w: w.delivery,
    "extraction.destroy": lambda w: extraction.destroy(by=OPERATOR, delivery=w.delivery, why="essai", now=NOW),
    "extraction.destroy_expired": _expired,
    "extraction.guest": lambda w: extraction.guest(
        by=OPERATOR, organisation=w.network.epci.pk, name="A B", email="a@b.example", now=NOW
    ),
    "extraction.invite": lambda w: w.link,
    "extraction.revoke_link": lambda w: extraction.revoke_link(by=OPERATOR, link=w.link, now=NOW),
    "extraction.add_source": lambda w: w.source,
    "extraction.stop_source": lambda w: extraction.stop_source(by=OPERATOR, source=w.source, now=NOW),
    "extraction.save_draft": lambda w: w.draft,
    "extraction.discard_draft": lambda w: extraction.discard_draft(by=OPERATOR, draft=w.draft, now=NOW),
    "extraction.keep_corrected": lambda w: extraction.keep_corrected(
        by=OPERATOR, workbook=w.delivery, corrects=w.delivery, blob=blobs().store([b"b"]), now=NOW
    ),
    "extraction.keep_rectified": lambda w: extraction.keep_rectified(
        by=OPERATOR, corrects=w.delivery, blob=blobs().store([b"c"]), now=NOW
    ),
    "extraction.discard_expired_drafts": _forgotten,
    "extraction.hand_over": lambda w: extraction.hand_over(by=OPERATOR, delivery=w.delivery, now=NOW),
    "extraction.fetch": lambda w: extraction.fetch(source=w.source, now=NOW, through=w),
    "extraction.add_contract": _contract,
    "extraction.ask_for": _asked,
    "extraction.stop_asking": lambda w: extraction.stop_asking(by=OPERATOR, asked=_asked(w), now=NOW),
    "extraction.invite_operator": lambda w: extraction.invite_operator(
        by=OPERATOR, contract=_contract(w), person=w.network.secretary, now=NOW
    ),
    "extraction.remind_operators": _reminded,
    "extraction.flag_secret": _flag,
    "extraction.decide_secret": _decided,
    "extraction.reply_secret": lambda w: extraction.reply_secret(
        by=actor(w.network.secretary), flag=_decided(w), reply="Nous maintenons.", now=NOW
    ),
    "extraction.waive": _waived,
    "extraction.end_waiver": lambda w: extraction.end_waiver(by=actor(w.network.mayor), waiver=_waived(w), now=NOW),
    "extraction.ask_identifiers": _identifiers_asked,
    "extraction.give_identifiers": _identifiers_given,
    "extraction.settle_identifiers": lambda w: extraction.settle_identifiers(
        by=OPERATOR, request=_identifiers_given(w), taken=True, now=NOW
    ),
    "legal.propose": lambda w: w.proposal,
    "legal.advise": lambda w: legal.advise(by=actor(w.network.dpo), proposal=w.proposal, verdict="favourable", now=NOW),
    "legal.note_risk": lambda w: legal.note_risk(by=MACHINE, proposal=w.proposal, figures={"k": 3}, now=NOW),
    "legal.decide": lambda w: w.decision,
    "legal.revoke": lambda w: legal.revoke(by=actor(w.network.signatory), decision=w.decision, why="Erreur.", now=NOW),
    "legal.answer": lambda w: legal.answer(
        by=actor(w.network.referent), entry=w.entry, code="Q3", choice="yes", now=NOW
    ),
    "legal.extend_opinion": _extended,
    "legal.end_standing_opinion": _no_longer_extended,
    "legal.word_refusal": _worded,
    "legal.approve_refusal": _approved,
    "legal.record_duty": lambda w: legal.record_duty(
        by=actor(w.network.referent), organisation=w.network.commune, code="G10", kind="seen", now=NOW
    ),
    "legal.record_source": lambda w: _source(w),
    "legal.take_source_back": lambda w: legal.take_source_back(
        by=actor(w.network.referent), source=_source(w), now=NOW
    ),
    "legal.record_homologation": _homologated,
    "legal.set_house_delay": lambda w: legal.set_house_delay(
        by=actor(w.network.referent), organisation=w.network.commune, days=10, now=NOW
    ),
    "legal.word_line": lambda w: registers.line(w.network, w.entry, approved=False),
    "legal.approve_line": lambda w: registers.line(w.network, w.entry),
    "legal.strike_line": lambda w: legal.strike_line(
        by=actor(w.network.referent), line=registers.line(w.network, w.entry), now=NOW
    ),
    "legal.publish_edition": _edition,
    "legal.strike_from_edition": _struck,
    "legal.designate": lambda w: _designated(w),
    "legal.end_designation": lambda w: legal.end_designation(
        by=actor(w.network.coordinator), designation=_designated(w), until=date_of(NOW), now=NOW
    ),
    "legal.tell_authority": lambda w: legal.tell_authority(
        by=actor(w.network.referent), designation=_designated(w), on=date_of(NOW), now=NOW
    ),
    "legal.describe_algorithm": lambda w: registers.algorithm(w.network, published=False),
    "legal.approve_algorithm": lambda w: registers.algorithm(w.network),
    "legal.hide_algorithm": lambda w: legal.hide_algorithm(
        by=actor(w.network.referent), algorithm=registers.algorithm(w.network), now=NOW
    ),
    "legal.share_status": _shared,
    "legal.stop_sharing": _no_longer_shared,
}
VERBS = {
    "network.person_named": "add_person",
    "extraction.guest": "add_person",
    "extraction.destroy_expired": "destroy",
    "extraction.discard_expired_drafts": "discard_expired_draft",
}


def _public(stage: str, module: ModuleType) -> set[str]:
    inside = f"pontdarc.{stage}.actions"
    members = inspect.getmembers(module, inspect.isfunction)
    return {f"{stage}.{name}" for name, it in members if it.__module__.startswith(inside) and name[0] != "_"}


def test_the_list_below_holds_every_action_of_these_stages() -> None:
    actions = set().union(*(_public(stage, module) for stage, module in STAGES.items()))
    assert actions - NO_DEEDS == set(DEEDS)


@pytest.mark.parametrize("deed", sorted(DEEDS))
def test_every_action_writes_one_event_under_its_own_verb(
    network: Network, deed: str, settings: Settings, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    verb = VERBS.get(deed, deed.partition(".")[2])
    AuditEvent.objects.all().delete()
    DEEDS[deed](World(network))
    events = AuditEvent.objects.filter(verb=verb)
    assert events.count() == 1
    people = [*network.__dataclass_fields__]
    names = [getattr(network, each).name for each in people if hasattr(getattr(network, each), "email")]
    assert not any(name in str(events.get().facts) for name in names)
