"""Lines, editions, designations, algorithms, sources: by effect, each by who may."""

from datetime import date, timedelta

import pytest

from pontdarc.core.refusals import Conflict, Forbidden, Invalid, Unlawful
from pontdarc.inventory.models import Entry
from pontdarc.legal import actions as legal
from pontdarc.legal.models import Algorithm, RegisterLine, SourceUsed
from pontdarc.legal.register import Line
from pontdarc.legal.registers import designations, editions_of, lines_approved, shared_with, treatments_published
from pontdarc.legal.rights import house_delay, licence_text, licences_of, sources_of
from pontdarc.legal.rules import Scope
from pontdarc.network import actions as network_actions
from pontdarc.network.rules import OPERATOR
from pontdarc.outside.clock import date_of
from tests.world import registers
from tests.world.territory import NOW, Network, actor
from tests.world.way import register

TODAY = date_of(NOW)
LINE = Line("1", "Budget", "Budget voté", "", "Licence Ouverte 2.0")


@pytest.fixture
def entry(network: Network) -> Entry:
    return register(network, "Chemins de la commune")


def test_a_line_is_read_by_the_public_only_once_another_person_approved_its_words(
    network: Network, entry: Entry
) -> None:
    made = registers.line(network, entry, approved=False)
    assert not lines_approved(network.commune.pk).exists()
    with pytest.raises(Forbidden):
        legal.approve_line(by=actor(network.referent), line=made, now=NOW)
    legal.approve_line(by=actor(network.mayor), line=made, now=NOW)
    assert lines_approved(network.commune.pk).get().title == "Plans des bâtiments publics"
    registers.line(network, entry, approved=False, title="Autres mots")
    assert not lines_approved(network.commune.pk).exists()
    legal.strike_line(by=actor(network.referent), line=RegisterLine.objects.get(), now=NOW)
    assert not RegisterLine.objects.exists()


def test_who_wrote_the_words_never_approves_them_even_when_they_sign(network: Network, entry: Entry) -> None:
    network_actions.grant_role(
        by=OPERATOR, person=network.mayor, organisation=network.commune, name="referent", since=TODAY, now=NOW
    )
    made = legal.word_line(by=actor(network.mayor), entry=entry, title="Plans", object="Plans", now=NOW)
    with pytest.raises(Forbidden) as refused:
        legal.approve_line(by=actor(network.mayor), line=made, now=NOW)
    assert refused.value.code == "own_words"


@pytest.mark.parametrize(
    "wrong",
    [{"title": ""}, {"object": "x" * 501}, {"fees": "12 €"}, {"created_on": TODAY + timedelta(days=1)}],
    ids=["no title", "too long", "a fee without its basis", "a day to come"],
)
def test_an_incomplete_line_is_refused(network: Network, entry: Entry, wrong: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        registers.line(network, entry, approved=False, **wrong)


def test_an_edition_is_made_once_a_year_by_who_signs_and_never_changes(network: Network) -> None:
    by, body = actor(network.signatory), network.departement
    with pytest.raises(Conflict):
        legal.publish_edition(by=by, organisation=body, lines=[], now=NOW)
    with pytest.raises(Forbidden):
        legal.publish_edition(by=actor(network.referent), organisation=body, lines=[LINE], now=NOW)
    legal.publish_edition(by=by, organisation=body, lines=[LINE], now=NOW)
    with pytest.raises(Conflict):
        legal.publish_edition(by=by, organisation=body, lines=[LINE, LINE], now=NOW)
    legal.publish_edition(by=by, organisation=body, lines=[LINE, LINE], now=NOW.replace(year=2027))
    assert [(each.year, len(each.lines)) for each in editions_of(body.pk)] == [(2027, 2), (2026, 1)]


def test_one_person_is_designated_for_several_bodies_and_replaces_the_former_one(network: Network) -> None:
    first = registers.designation(network)
    assert [each.name for each in shared_with(first, TODAY)] == [network.epci.name]
    later = NOW + timedelta(days=30)
    legal.designate(
        by=actor(network.coordinator),
        person=network.referent,
        organisations=[network.departement],
        profession="Archiviste",
        act="Arrêté n° 2026-200",
        since=date_of(later),
        contact_email="archives@val-d-arc.example",
        now=later,
    )
    now_in_charge = designations([network.departement.pk], date_of(later)).get()
    assert now_in_charge.role.person == network.referent
    before = designations([network.departement.pk], date_of(later) - timedelta(days=1)).get()
    assert before.role.person == network.lawyer
    assert designations([network.epci.pk], date_of(later)).get().role.person == network.lawyer


def test_a_designation_needs_its_act_and_who_manages_every_body(network: Network) -> None:
    said = {
        "person": network.lawyer,
        "profession": "Juriste",
        "act": "Arrêté n° 1",
        "since": TODAY,
        "contact_email": "acces@val-d-arc.example",
        "now": NOW,
    }
    for wrong in ({"act": " "}, {"profession": ""}, {"since": TODAY + timedelta(days=1)}, {"contact_email": "x"}):
        with pytest.raises(Invalid):
            legal.designate(by=actor(network.coordinator), organisations=[network.departement], **{**said, **wrong})
    with pytest.raises(Forbidden):
        legal.designate(by=actor(network.referent), organisations=[network.departement], **said)


def test_the_cada_is_told_after_the_designation_and_not_in_the_future(network: Network) -> None:
    made = registers.designation(network)
    for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=1)):
        with pytest.raises(Invalid):
            legal.tell_authority(by=actor(network.referent), designation=made, on=day, now=NOW)
    legal.tell_authority(by=actor(network.referent), designation=made, on=TODAY, receipt="2026-77", now=NOW)
    made.refresh_from_db()
    assert (made.authority_told_on, made.authority_receipt) == (TODAY, "2026-77")


def test_one_letter_is_noted_for_every_body_of_the_act_that_one_describes(network: Network) -> None:
    made = registers.designation(network)
    legal.tell_authority(by=actor(network.referent), designation=made, on=TODAY, now=NOW)
    there = designations([network.epci.pk], TODAY).get()
    assert there.authority_told_on is None
    legal.tell_authority(by=actor(network.coordinator), designation=made, on=TODAY, now=NOW)
    there.refresh_from_db()
    assert there.authority_told_on == TODAY


def test_somebody_erased_or_whose_mandate_ended_is_designated_no_more(network: Network) -> None:
    made = registers.designation(network)
    legal.end_designation(by=actor(network.coordinator), designation=made, until=TODAY, now=NOW)
    assert not designations([network.departement.pk], TODAY + timedelta(days=1)).exists()
    network_actions.erase_person(by=OPERATOR, person=network.lawyer, now=NOW)
    assert not designations([network.epci.pk], TODAY).exists()


def test_the_public_reads_an_algorithm_as_it_was_approved_until_it_is_approved_again(network: Network) -> None:
    made = registers.algorithm(network, published=False)
    assert treatments_published(network.departement.pk) == []
    legal.approve_algorithm(by=actor(network.signatory), algorithm=made, now=NOW)
    legal.describe_algorithm(
        by=actor(network.referent),
        organisation=network.departement,
        algorithm=made,
        automation="full",
        now=NOW,
        **{**registers.DESCRIBED, "title": "Autre nom"},
    )
    (seen,) = treatments_published(network.departement.pk)
    assert (seen.title, seen.automation) == (registers.DESCRIBED["title"], "aid")
    legal.hide_algorithm(by=actor(network.referent), algorithm=Algorithm.objects.get(), now=NOW)
    assert treatments_published(network.departement.pk) == []


@pytest.mark.parametrize("field", ["purpose", "data_used", "parameters", "operations", "contact_email"])
def test_an_algorithm_half_described_is_refused(network: Network, field: str) -> None:
    with pytest.raises(Invalid):
        registers.algorithm(network, published=False, **{field: ""})


def test_a_source_with_rights_names_its_holder_and_an_agreement_has_its_day_and_reference(
    network: Network, entry: Entry
) -> None:
    for wrong in ({"title": ""}, {"holder": ""}, {"agreed_on": TODAY}, {"agreement": "courrier 12"}):
        with pytest.raises(Invalid):
            registers.source(network, entry, "photo", **{"title": "Vues", "holder": "Atelier", **wrong})
    registers.source(network, entry)
    kept = SourceUsed.objects.get()
    assert (kept.holder, kept.terms) == ("Les contributeurs d’OpenStreetMap", "ODbL 1.0")
    legal.take_source_back(by=actor(network.referent), source=kept, now=NOW)
    assert sources_of(entry.pk) == ()


def test_neither_proposal_nor_decision_goes_against_the_rights_of_third_parties(network: Network, entry: Entry) -> None:
    proposed = {"entry": entry, "outcome": "publish", "article": "CRPA L312-1", "now": NOW}
    by, open_licence = actor(network.referent), Scope(columns=(), licence="lov2")
    before = legal.propose(by=by, scope=open_licence, **proposed)
    registers.source(network, entry)
    with pytest.raises(Unlawful) as refused:
        legal.propose(by=by, scope=open_licence, **proposed)
    assert refused.value.code == "share_alike_source"
    with pytest.raises(Unlawful):
        legal.decide(by=actor(network.mayor), proposal=before, outcome="publish", article="CRPA L312-1", now=NOW)
    legal.propose(by=by, scope=Scope(columns=(), licence="odc-odbl"), **proposed)
    registers.source(network, entry, "photo", title="Vues aériennes", holder="Atelier du Ciel")
    with pytest.raises(Unlawful) as refused:
        legal.propose(by=by, scope=Scope(columns=(), licence="odc-odbl"), **proposed)
    assert refused.value.code == "rights_not_cleared"
    legal.propose(by=by, scope=Scope(columns=(), licence="odc-odbl"), **{**proposed, "outcome": "publish_restricted"})


def test_another_licence_is_admitted_only_with_its_homologation(network: Network, entry: Entry) -> None:
    said = {
        "organisation": network.commune,
        "title": "Licence des archives",
        "url": "https://licence.example/texte",
        "number": "2026/14",
        "decided_on": TODAY,
        "document": "https://licence.example/decision.pdf",
        "now": NOW,
    }
    by = actor(network.mayor)
    with pytest.raises(Invalid):
        licence_text("hom-2026-14")
    for wrong in ({"number": ""}, {"document": "papier"}, {"decided_on": TODAY + timedelta(days=1)}):
        with pytest.raises(Invalid):
            legal.record_homologation(by=by, **{**said, **wrong})
    with pytest.raises(Forbidden):
        legal.record_homologation(by=actor(network.referent), **said)
    legal.record_homologation(by=by, **said)
    assert licence_text("hom-2026-14").title == "Licence des archives"
    assert [each.slug for each in licences_of(network.commune.pk)] == ["lov2", "odc-odbl", "hom-2026-14"]
    assert [each.slug for each in licences_of(network.departement.pk)] == ["lov2", "odc-odbl"]
    with pytest.raises(Conflict):
        legal.record_homologation(by=by, **said)


def test_each_organisation_chooses_the_delay_that_it_gives_to_operators(network: Network) -> None:
    by = actor(network.referent)
    assert house_delay(network.commune.pk) == 15
    legal.set_house_delay(by=by, organisation=network.commune, days=10, now=NOW)
    assert (house_delay(network.commune.pk), house_delay(network.departement.pk)) == (10, 15)
    for days in (0, 61):
        with pytest.raises(Invalid):
            legal.set_house_delay(by=by, organisation=network.commune, days=days, now=NOW)


def test_only_a_fact_lets_a_body_oppose_its_own_database_right(network: Network, entry: Entry) -> None:
    asked = {"entry": entry, "code": "Q15", "choice": "competition", "now": NOW}
    with pytest.raises(Unlawful):
        legal.answer(by=actor(network.referent), **asked)
    network_actions.declare_facts(
        by=actor(network.referent), organisation=network.commune, facts={"sells_in_competition": True}, now=NOW
    )
    assert legal.answer(by=actor(network.referent), **asked).choice == "competition"


def test_years_do_not_mix(network: Network) -> None:
    """The year of an edition is the civil one in France, whatever the hour of the server."""
    last_night = NOW.replace(month=12, day=31, hour=23, minute=30)
    made = legal.publish_edition(
        by=actor(network.signatory), organisation=network.departement, lines=[LINE], now=last_night
    )
    assert made.year == date(2027, 1, 1).year
