"""The duty of a subsidised body follows what it was asked and what it gave; the account it owes is never said done."""

from datetime import timedelta

import pytest

from pontdarc.approach.compliance import checklist
from pontdarc.extraction.actions import ask_identifiers, give_identifiers, settle_identifiers
from pontdarc.inventory.actions import register
from pontdarc.inventory.models import Entry
from pontdarc.legal.actions import record_duty
from pontdarc.network.actions import add_organisation, grant_role
from pontdarc.network.models import Organisation
from pontdarc.network.rules import OPERATOR
from pontdarc.outside.clock import date_of
from tests.world.territory import NOW, SINCE, Network, actor

TODAY = date_of(NOW)
SIRET = "35600000000048"


@pytest.fixture
def club(network: Network) -> Organisation:
    return add_organisation(by=OPERATOR, name="Club du Val", kind="subsidised", siren=SIRET[:9], now=NOW)


@pytest.fixture
def entry(network: Network) -> Entry:
    return register(by=actor(network.referent), organisation=network.commune, title="Aides", now=NOW)


def said(club: Organisation, days: int = 0) -> tuple[str, str]:
    found = checklist(OPERATOR, club, TODAY + timedelta(days=days))
    (standing,) = [each for each in found.standings if each.bound.obligation.code == "S7"]
    return standing.status, standing.sentence()


def test_it_follows_the_question_the_answer_and_its_taking_over(
    network: Network, club: Organisation, entry: Entry
) -> None:
    by = actor(network.referent)
    assert said(club) == ("not_done", "Personne n’a noté que c’était fait.")
    asked, token = ask_identifiers(by=by, entry=entry, beneficiary="CLUB  du Val", email="club@val.example", now=NOW)
    assert said(club) == (
        "not_done",
        "Saint-Arcens demande votre identifiant depuis le 23\u00a0novembre 2026 : le lien est dans son e-mail.",
    )
    assert said(club, days=61)[1] == "Personne n’a noté que c’était fait.", "the link is over"
    given = give_identifiers(token=token, siret=SIRET, now=NOW)
    assert "Identifiant donné le 23\u00a0novembre 2026 à Saint-Arcens." in said(club)[1]
    settle_identifiers(by=by, request=given, taken=True, now=NOW + timedelta(days=2))
    status, sentence = said(club)
    assert "repris le 25\u00a0novembre 2026 dans le tableau de Saint-Arcens" in sentence
    assert status == "not_done"
    assert "Reste le compte rendu financier" in sentence


def test_the_account_that_somebody_noted_is_what_makes_it_declared(
    network: Network, club: Organisation, entry: Entry
) -> None:
    _, token = ask_identifiers(
        by=actor(network.referent), entry=entry, beneficiary="Autre nom", email="club@val.example", now=NOW
    )
    give_identifiers(token=token, siret=SIRET, now=NOW)
    grant_role(by=OPERATOR, person=network.secretary, organisation=club, name="referent", since=SINCE, now=NOW)
    record_duty(by=actor(network.secretary), organisation=club, code="S7", kind="seen", on=TODAY, now=NOW)
    assert said(club)[0] == "declared"


def test_another_body_is_told_nothing_of_it(network: Network, club: Organisation, entry: Entry) -> None:
    other = add_organisation(by=OPERATOR, name="Harmonie", kind="subsidised", siren="732829320", now=NOW)
    ask_identifiers(by=actor(network.referent), entry=entry, beneficiary="Club du Val", email="a@val.example", now=NOW)
    assert "Personne n’a noté" in said(other)[1]
    assert "demande votre identifiant" in said(club)[1]
