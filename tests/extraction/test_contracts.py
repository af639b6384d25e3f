"""Contracts of operators, by their effects: links, deposits, lateness, reminders, secrets, waivers."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core import mail

from pontdarc.core.refusals import Conflict, Forbidden, Invalid
from pontdarc.extraction import actions, queries
from pontdarc.extraction.contracts import awaited, awaited_of, contracts_seen_by, public_waivers, withheld_columns
from pontdarc.extraction.models import Asked, Contract, DepositLink
from pontdarc.inventory import actions as inventory
from pontdarc.legal.models import Answer
from pontdarc.network.actions import add_organisation
from pontdarc.network.models import Organisation
from pontdarc.network.rules import OPERATOR
from tests.world.territory import NOW, Network, actor

TODAY, DUE = NOW.date(), date(2026, 12, 15)
REASON = "Le plan du réseau exposerait la ressource en eau de la commune."


@pytest.fixture
def operator(network: Network) -> Organisation:
    return add_organisation(by=OPERATOR, name="Eaux du Val", kind="concessionaire", now=NOW)


@pytest.fixture
def contract(network: Network, operator: Organisation) -> Contract:
    return actions.add_contract(
        by=actor(network.referent),
        authority=network.commune,
        operator=operator,
        kind="concession",
        subject="Service public d’eau potable",
        starts_on=date(2022, 1, 1),
        now=NOW,
    )


def ask(network: Network, contract: Contract, title: str = "Indicateurs", **more: object) -> Asked:
    by = actor(network.referent)
    entry = inventory.register(by=by, organisation=contract.authority, title=title, now=NOW)
    given = {
        "ground": "service",
        "why": "Piloter le service.",
        "format": "CSV",
        "rhythm": "yearly",
        "first_due_on": DUE,
    }
    return actions.ask_for(by=by, contract=contract, entry=entry, now=NOW, **(given | more))


@pytest.fixture
def asked(network: Network, contract: Contract) -> Asked:
    return ask(network, contract)


def drop(network: Network, asked: Asked, day: date = TODAY, origin: str = "link") -> None:
    now = NOW + (day - NOW.date())
    actions.receive(
        by=actor(network.secretary), entry=asked.entry, file=[b"a\n"], filename="a.csv", origin=origin, now=now
    )


def invite(network: Network, contract: Contract) -> tuple[DepositLink, str]:
    return actions.invite_operator(by=actor(network.referent), contract=contract, person=network.secretary, now=NOW)


def test_one_link_opens_all_that_the_contract_asks_for_and_nothing_else(
    network: Network, contract: Contract, asked: Asked
) -> None:
    report = ask(network, contract, "Rapport annuel", ground="report")
    link, token = invite(network, contract)
    assert queries.link(token, NOW) == link
    drop(network, asked)
    drop(network, report)
    other = inventory.register(by=actor(network.referent), organisation=network.commune, title="Autre", now=NOW)
    with pytest.raises(Forbidden):
        actions.receive(by=actor(network.secretary), entry=other, file=[b"a"], filename="a.csv", origin="link", now=NOW)
    actions.revoke_link(by=actor(network.referent), link=link, now=NOW)
    with pytest.raises(Forbidden):
        drop(network, asked)


def test_the_letter_says_all_that_is_asked_and_that_secrets_can_be_flagged(
    network: Network, contract: Contract, asked: Asked
) -> None:
    _link, token = invite(network, contract)
    (message,) = mail.outbox
    assert message.to == [network.secretary.email]
    assert f"/depot/{token}/" in message.body
    for said in ("Indicateurs", "secret des affaires", "Si vous ne faites rien"):
        assert said in message.body


def test_what_is_no_more_asked_is_no_more_taken(network: Network, contract: Contract, asked: Asked) -> None:
    invite(network, contract)
    actions.stop_asking(by=actor(network.referent), asked=asked, now=NOW)
    with pytest.raises(Forbidden):
        drop(network, asked)
    assert awaited(contract, DUE) == []


def test_what_many_contracts_await_is_asked_at_once_and_each_has_its_own(
    network: Network, operator: Organisation, contract: Contract, asked: Asked, django_assert_num_queries: Callable
) -> None:
    given = {"by": actor(network.referent), "authority": network.commune, "operator": operator, "now": NOW}
    other = actions.add_contract(**given, kind="concession", subject="Halles", starts_on=date(2022, 1, 1))
    theirs = ask(network, other)
    invite(network, other)
    late = DUE + timedelta(days=3)
    with django_assert_num_queries(4):
        found = awaited_of([contract, other], late)
    assert {pk: [each.asked for each in its] for pk, its in found.items()} == {contract.pk: [asked], other.pk: [theirs]}
    assert "n’a pas encore reçu de lien" in found[contract.pk][0].sentence()
    assert "n’a pas encore servi" in found[other.pk][0].sentence()


def test_lateness_says_its_cause(network: Network, contract: Contract, asked: Asked) -> None:
    late = DUE + timedelta(days=3)
    (found,) = awaited(contract, late)
    assert (found.days_late, found.sentence()) == (
        3,
        "Attendu le 15\u00a0décembre 2026. L’exploitant n’a pas encore reçu de lien de dépôt.",
    )
    link, _ = invite(network, contract)
    assert "n’a pas encore servi" in awaited(contract, late)[0].sentence()
    DepositLink.objects.filter(pk=link.pk).update(last_used_at=NOW)
    assert "rien n’est arrivé pour cette demande" in awaited(contract, late)[0].sentence()
    drop(network, asked, late)
    (found,) = awaited(contract, late)
    assert (found.late, found.due_on) == (False, date(2027, 12, 15))


def test_a_file_that_cannot_be_read_is_no_deposit(network: Network, contract: Contract, asked: Asked) -> None:
    invite(network, contract)
    drop(network, asked)
    asked.entry.deliveries.update(refusal={"code": "x", "sentence": "x", "advice": "x"})
    (found,) = awaited(contract, DUE + timedelta(days=1))
    assert found.late
    assert "ne peut pas être lu" in found.sentence()


def test_the_operator_is_reminded_before_the_day_then_each_week_with_a_link_that_works(
    network: Network, contract: Contract, asked: Asked
) -> None:
    invite(network, contract)
    mail.outbox.clear()
    assert actions.remind_operators(now=NOW) == 0
    before = NOW + timedelta(days=10)
    assert actions.remind_operators(now=before) == 1
    assert actions.remind_operators(now=before) == 0
    after = NOW + timedelta(days=30)
    assert actions.remind_operators(now=after) == 1
    first, second = mail.outbox
    assert "À déposer avant le 15 décembre 2026" in first.subject
    assert "Attendu le 15 décembre 2026" in second.subject
    token = second.body.partition("/depot/")[2].partition("/")[0]
    assert queries.link(token, after).contract == contract
    drop(network, asked, after.date())
    assert actions.remind_operators(now=after + timedelta(days=20)) == 0


def test_an_operator_whose_link_was_revoked_is_left_alone(network: Network, contract: Contract, asked: Asked) -> None:
    link, _ = invite(network, contract)
    actions.revoke_link(by=actor(network.referent), link=link, now=NOW)
    assert actions.remind_operators(now=NOW + timedelta(days=30)) == 0


def test_who_sees_a_contract(network: Network, contract: Contract) -> None:
    assert list(contracts_seen_by(actor(network.referent))) == [contract]
    assert list(contracts_seen_by(actor(network.signatory))) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"ground": "clause"},
        {"why": " "},
        {"format": ""},
        {"rhythm": "sometimes"},
    ],
)
def test_what_is_asked_has_a_ground_a_reason_a_format_and_a_rhythm(
    network: Network, contract: Contract, wrong: dict[str, str]
) -> None:
    with pytest.raises(Invalid):
        ask(network, contract, **wrong)


def test_an_entry_is_asked_for_once_and_is_the_authoritys(network: Network, contract: Contract, asked: Asked) -> None:
    given = {"ground": "service", "why": "x", "format": "CSV", "rhythm": "once", "first_due_on": DUE, "now": NOW}
    with pytest.raises(Conflict):
        actions.ask_for(by=actor(network.referent), contract=contract, entry=asked.entry, **given)
    others = inventory.register(by=OPERATOR, organisation=network.epci, title="Autre", now=NOW)
    with pytest.raises(Invalid):
        actions.ask_for(by=actor(network.referent), contract=contract, entry=others, **given)
    with pytest.raises(Forbidden):
        actions.ask_for(by=actor(network.mayor), contract=contract, entry=asked.entry, **given)


def flag(network: Network, asked: Asked, column: str = "prix_120m3") -> object:
    by = actor(network.secretary)
    return actions.flag_secret(by=by, asked=asked, column=column, reason="Révèle nos coûts.", now=NOW)


def decide(network: Network, flag: object, decision: str, days: int = 0) -> object:
    return actions.decide_secret(
        by=actor(network.referent),
        flag=flag,
        decision=decision,
        why="Tarif voté.",
        now=NOW + timedelta(days=days),
    )


def test_a_flagged_column_stays_out_until_the_authority_decides_and_q7_is_answered(
    network: Network, contract: Contract, asked: Asked
) -> None:
    invite(network, contract)
    first, second = flag(network, asked), flag(network, asked, "volume")
    assert withheld_columns(asked.entry_id, NOW.date()) == {"prix_120m3", "volume"}
    decide(network, second, "redact")
    assert not Answer.objects.exists()
    decide(network, first, "not_secret")
    answer = Answer.objects.get(entry=asked.entry)
    assert (answer.code, answer.choice, answer.consulted_on) == ("Q7", "partly", NOW.date())
    assert "« volume »" in answer.justification
    assert withheld_columns(asked.entry_id, NOW.date() + timedelta(days=14)) == {"prix_120m3", "volume"}
    assert withheld_columns(asked.entry_id, NOW.date() + timedelta(days=15)) == {"volume"}


def test_when_nothing_is_redacted_q7_is_a_no(network: Network, contract: Contract, asked: Asked) -> None:
    invite(network, contract)
    decide(network, flag(network, asked), "keep")
    assert Answer.objects.get().choice == "no"


def test_the_operator_answers_once_before_the_day_and_silence_is_no_veto(
    network: Network, contract: Contract, asked: Asked
) -> None:
    invite(network, contract)
    decided = decide(network, flag(network, asked), "not_secret")
    by = actor(network.secretary)
    with pytest.raises(Conflict):
        flag(network, asked)
    replied = actions.reply_secret(by=by, flag=decided, reply="Nous maintenons.", now=NOW)
    again = decide(network, replied, "not_secret", days=5)
    assert again.applies_on == decided.applies_on  # an answer does not start the delay again
    with pytest.raises(Conflict):
        actions.reply_secret(by=by, flag=again, reply="Encore.", now=NOW)


def test_the_delay_over_nothing_can_be_answered_any_more(network: Network, contract: Contract, asked: Asked) -> None:
    invite(network, contract)
    decided = decide(network, flag(network, asked), "not_secret")
    with pytest.raises(Conflict):
        actions.reply_secret(
            by=actor(network.secretary), flag=decided, reply="Trop tard.", now=NOW + timedelta(days=15)
        )


def test_nobody_flags_without_the_link_nor_decides_without_the_right(
    network: Network, contract: Contract, asked: Asked
) -> None:
    with pytest.raises(Forbidden):
        flag(network, asked)
    invite(network, contract)
    flagged = flag(network, asked)
    with pytest.raises(Forbidden):
        actions.decide_secret(by=actor(network.dpo), flag=flagged, decision="redact", why="x", now=NOW)
    with pytest.raises(Forbidden):
        actions.decide_secret(by=OPERATOR, flag=flagged, decision="redact", why="x", now=NOW)


def waive(network: Network, contract: Contract, **more: object) -> object:
    given = {"reason": REASON, "signed_on": NOW.date(), "now": NOW, "by": actor(network.mayor)}
    return actions.waive(contract=contract, **(given | more))


def test_a_full_waiver_is_public_and_leaves_the_report_due(network: Network, contract: Contract, asked: Asked) -> None:
    report = ask(network, contract, "Rapport annuel", ground="report")
    made = waive(network, contract)
    assert list(public_waivers()) == [made]
    found = {each.asked: each for each in awaited(contract, DUE + timedelta(days=1))}
    assert (found[asked].late, found[report].late) == (False, True)
    assert "Dispensé" in found[asked].sentence()
    actions.end_waiver(by=actor(network.mayor), waiver=made, now=NOW)
    assert not public_waivers().exists()
    assert awaited(contract, DUE + timedelta(days=1))[0].late


def test_a_waiver_of_one_thing_leaves_the_others_due(network: Network, contract: Contract, asked: Asked) -> None:
    other = ask(network, contract, "Réseau")
    waive(network, contract, asked=[other])
    found = {each.asked: each.late for each in awaited(contract, DUE + timedelta(days=1))}
    assert found == {asked: True, other: False}


def test_only_the_signatory_waives_with_a_reason_a_day_and_in_a_concession(
    network: Network, contract: Contract, operator: Organisation
) -> None:
    with pytest.raises(Forbidden):
        waive(network, contract, by=actor(network.referent))
    with pytest.raises(Forbidden):
        waive(network, contract, by=OPERATOR)
    with pytest.raises(Invalid):
        waive(network, contract, reason="Voilà.")
    with pytest.raises(Invalid):
        waive(network, contract, signed_on=NOW.date() + timedelta(days=1))
    with pytest.raises(Invalid):
        waive(network, contract, asked=[ask(network, contract, "Rapport", ground="report")])
    market = actions.add_contract(
        by=actor(network.referent),
        authority=network.commune,
        operator=operator,
        kind="procurement",
        subject="Collecte",
        starts_on=date(2022, 1, 1),
        now=NOW,
    )
    with pytest.raises(Invalid):
        waive(network, market)
