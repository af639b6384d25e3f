from datetime import timedelta

import pytest
from django.contrib.auth import authenticate

from pontdarc.core.refusals import Conflict, Forbidden, Invalid, NotFound
from pontdarc.network import actions, queries
from pontdarc.network.models import Account, Organisation, OrganisationSlug, Person, PersonalToken
from pontdarc.network.rules import MACHINE, OPERATOR, RoleHeld
from tests.world.territory import NOW, PASSWORD, SINCE, Network, actor

TODAY = NOW.date()


def _newcomer() -> Person:
    return actions.add_person(by=OPERATOR, name="  Alix   Prat ", email=" Alix.Prat@Exemple.Test ", now=NOW)


def test_a_person_is_added_by_name_and_address(network: Network) -> None:
    person = actions.add_person(
        by=actor(network.coordinator), name="  Alix   Prat ", email=" Alix.Prat@Exemple.Test ", now=NOW
    )
    assert (person.name, person.email, person.account) == ("Alix Prat", "alix.prat@exemple.test", None)
    with pytest.raises(Conflict) as refused:
        actions.add_person(by=OPERATOR, name="Autre", email="ALIX.PRAT@exemple.test", now=NOW)
    assert "alix" not in str(refused.value).lower()


@pytest.mark.parametrize(("name", "email"), [("", "a@b.example"), ("A", "pas une adresse"), ("A", "")])
def test_somebody_without_a_name_or_an_address_is_refused(db: None, name: str, email: str) -> None:
    with pytest.raises(Invalid):
        actions.add_person(by=OPERATOR, name=name, email=email, now=NOW)


def test_who_asks_for_files_adds_the_people_who_hold_them(network: Network) -> None:
    added = actions.add_person(by=actor(network.referent), name="Lou Vial", email="lou@mairie.example", now=NOW)
    assert queries.roles_of(added.pk, NOW.date()) == ()
    for person in (network.dpo, network.signatory, network.secretary):
        with pytest.raises(Forbidden):
            actions.add_person(by=actor(person), name="A", email="a@b.example", now=NOW)


def test_an_account_lets_its_owner_log_in_and_act(network: Network) -> None:
    account = authenticate(None, username=network.referent.email, password=PASSWORD)
    assert isinstance(account, Account)
    assert queries.actor_of(account) == actor(network.referent)
    with pytest.raises(Conflict):
        actions.open_account(by=OPERATOR, person=network.referent, password=PASSWORD, now=NOW)


def test_a_weak_password_is_refused_and_not_repeated(network: Network) -> None:
    with pytest.raises(Invalid) as refused:
        actions.open_account(by=OPERATOR, person=network.secretary, password="motdepasse", now=NOW)
    assert "motdepasse" not in str(refused.value)


def test_a_coordinator_opens_no_account_of_somebody_with_a_role_elsewhere(network: Network) -> None:
    elsewhere = actions.add_organisation(by=OPERATOR, name="Syndicat d’ailleurs", kind="syndicat", now=NOW)
    person = _newcomer()
    actions.grant_role(by=OPERATOR, person=person, organisation=elsewhere, name="signatory", since=SINCE, now=NOW)
    with pytest.raises(Forbidden):
        actions.open_account(by=actor(network.coordinator), person=person, password=PASSWORD, now=NOW)
    assert actions.open_account(by=OPERATOR, person=person, password=PASSWORD, now=NOW)


def test_an_account_of_nobody_is_refused_and_an_operator_acts_as_such(db: None) -> None:
    account = Account.objects.create_user("seule@exemple.test", PASSWORD)
    with pytest.raises(Forbidden):
        queries.actor_of(account)
    account.is_staff = True
    assert queries.actor_of(account) == OPERATOR
    account.is_active = False
    with pytest.raises(Forbidden):
        queries.actor_of(account)


def test_a_role_runs_between_its_dates_only(network: Network) -> None:
    person = _newcomer()
    until = TODAY + timedelta(days=30)
    actions.grant_role(
        by=OPERATOR, person=person, organisation=network.epci, name="dpo", since=TODAY, until=until, now=NOW
    )
    held = (RoleHeld("dpo", network.epci.pk),)
    assert queries.roles_of(person.pk, TODAY) == queries.roles_of(person.pk, until) == held
    assert queries.roles_of(person.pk, TODAY - timedelta(days=1)) == ()
    assert queries.roles_of(person.pk, until + timedelta(days=1)) == ()
    assert list(queries.people_with(["dpo"], network.epci, TODAY)) == [person, network.dpo]


def test_an_ended_role_gives_nothing_and_is_kept(network: Network) -> None:
    role = network.mayor.roles.get()
    actions.end_role(by=actor(network.coordinator), role=role, until=TODAY - timedelta(days=1), now=NOW)
    with pytest.raises(Forbidden):
        queries.require(actor(network.mayor), "decide", network.commune.pk, TODAY)
    assert network.mayor.roles.count() == 1


def test_ending_a_role_never_brings_it_back(network: Network) -> None:
    """Else who manages an organisation would decide in it by their own former role, that nobody gave again."""
    role = actions.grant_role(
        by=OPERATOR,
        person=network.coordinator,
        organisation=network.departement,
        name="signatory",
        since=SINCE,
        until=TODAY - timedelta(days=1),
        now=NOW,
    )
    with pytest.raises(Conflict):
        actions.end_role(by=actor(network.coordinator), role=role, until=TODAY + timedelta(days=365), now=NOW)
    with pytest.raises(Forbidden):
        queries.require(actor(network.coordinator), "decide", network.departement.pk, TODAY)
    actions.end_role(by=OPERATOR, role=role, until=TODAY - timedelta(days=2), now=NOW)


def test_nobody_gives_themselves_a_role(network: Network) -> None:
    with pytest.raises(Forbidden):
        actions.grant_role(
            by=actor(network.coordinator),
            person=network.coordinator,
            organisation=network.departement,
            name="signatory",
            since=TODAY,
            now=NOW,
        )


def test_roles_are_given_by_who_manages_the_organisation(network: Network) -> None:
    elsewhere = actions.add_organisation(by=OPERATOR, name="Syndicat d’ailleurs", kind="syndicat", now=NOW)
    for person, organisation in ((network.referent, network.departement), (network.coordinator, elsewhere)):
        with pytest.raises(Forbidden):
            actions.grant_role(
                by=actor(person),
                person=network.secretary,
                organisation=organisation,
                name="reader",
                since=TODAY,
                now=NOW,
            )


def test_the_same_role_is_not_held_twice_at_the_same_time(network: Network) -> None:
    values = {"by": OPERATOR, "person": network.dpo, "organisation": network.epci, "name": "dpo", "now": NOW}
    with pytest.raises(Conflict):
        actions.grant_role(**values, since=TODAY)
    actions.end_role(by=OPERATOR, role=network.dpo.roles.get(organisation=network.epci), until=TODAY, now=NOW)
    assert actions.grant_role(**values, since=TODAY + timedelta(days=1))


@pytest.mark.parametrize("wrong", [{"name": "king"}, {"until": SINCE - timedelta(days=1)}])
def test_a_role_that_makes_no_sense_is_refused(network: Network, wrong: dict[str, object]) -> None:
    values = {"by": OPERATOR, "person": network.secretary, "organisation": network.epci, "name": "reader"}
    with pytest.raises(Invalid):
        actions.grant_role(**{**values, "since": SINCE, "now": NOW, **wrong})


def test_a_deputy_stands_in_for_the_same_role_of_the_same_organisation(network: Network) -> None:
    role = network.signatory.roles.get()
    person = _newcomer()
    values = {"by": OPERATOR, "person": person, "since": TODAY, "deputy_of": role, "now": NOW}
    with pytest.raises(Invalid):
        actions.grant_role(**values, organisation=network.commune, name="signatory")
    deputy = actions.grant_role(**values, organisation=network.departement, name="signatory")
    assert deputy.deputy_of == role
    queries.require(actor(person), "decide", network.departement.pk, TODAY)


def test_each_sees_only_their_own_organisations(network: Network) -> None:
    seen = queries.organisations_seen_by
    assert set(seen(actor(network.mayor), TODAY)) == {network.commune}
    assert set(seen(actor(network.dpo), TODAY)) == set(network.organisations)
    assert set(seen(actor(network.secretary), TODAY)) == set()
    assert set(seen(OPERATOR)) == set(seen(MACHINE)) == set(Organisation.objects.all())
    where = queries.organisations_where
    assert set(where(actor(network.dpo), "advise", TODAY)) == set(network.organisations)
    assert set(where(actor(network.dpo), "decide", TODAY)) == set()
    assert set(where(OPERATOR, "decide", TODAY)) == set()


def test_a_refusal_says_in_french_what_and_what_next(network: Network) -> None:
    with pytest.raises(Forbidden) as refused:
        queries.require(actor(network.mayor), "advise", network.commune.pk, TODAY)
    assert "donner un avis" in refused.value.sentence()
    assert refused.value.advice().endswith(".")


def test_a_personal_token_acts_as_its_owner_and_is_kept_as_a_digest(network: Network) -> None:
    token = actions.create_token(by=actor(network.referent), label="script", days=10, now=NOW)
    assert queries.actor_of_token(token, NOW) == actor(network.referent)
    kept = PersonalToken.objects.get()
    assert kept.last_used_at == NOW
    assert token not in str(PersonalToken.objects.values_list())


def test_a_token_that_is_unknown_expired_revoked_or_of_somebody_erased_is_refused(network: Network) -> None:
    token = actions.create_token(by=actor(network.referent), label="script", days=10, now=NOW)
    refused = [("x", NOW), (token, NOW + timedelta(days=10))]
    for each, at in refused:
        with pytest.raises(Forbidden):
            queries.actor_of_token(each, at)
    with pytest.raises(Forbidden):
        actions.revoke_token(by=actor(network.dpo), token=PersonalToken.objects.get(), now=NOW)
    actions.revoke_token(by=actor(network.referent), token=PersonalToken.objects.get(), now=NOW)
    with pytest.raises(Forbidden):
        queries.actor_of_token(token, NOW)
    other = actions.create_token(by=actor(network.dpo), label="script", now=NOW)
    actions.erase_person(by=OPERATOR, person=network.dpo, now=NOW)
    with pytest.raises(Forbidden):
        queries.actor_of_token(other, NOW)


def test_the_operator_has_no_personal_token_and_no_token_lasts_for_ever(network: Network) -> None:
    with pytest.raises(Forbidden):
        actions.create_token(by=OPERATOR, label="x", now=NOW)
    with pytest.raises(Invalid):
        actions.create_token(by=actor(network.dpo), label="x", days=731, now=NOW)


def test_a_person_is_erased_by_themselves_or_the_operator_only(network: Network) -> None:
    with pytest.raises(Forbidden):
        actions.erase_person(by=actor(network.coordinator), person=network.referent, now=NOW)
    actions.erase_person(by=actor(network.referent), person=network.referent, now=NOW)
    assert queries.roles_of(network.referent.pk, TODAY) == ()
    assert not Account.objects.filter(email=network.referent.email).exists()


def test_a_renamed_organisation_is_found_by_both_slugs(network: Network) -> None:
    former = network.epci.slug
    actions.rename_organisation(by=actor(network.coordinator), organisation=network.epci, name="Arc Agglo", now=NOW)
    assert queries.organisation("arc-agglo") == queries.organisation(former) == network.epci
    with pytest.raises(NotFound):
        queries.organisation("nulle-part")
    back = actions.rename_organisation(by=OPERATOR, organisation=network.epci, name="CC des Gorges du Val-d’Arc")
    assert back.slug == former
    assert set(OrganisationSlug.objects.values_list("slug", flat=True)) == {"arc-agglo"}


def test_a_former_slug_is_never_given_to_another(network: Network) -> None:
    former = network.epci.slug
    actions.rename_organisation(by=OPERATOR, organisation=network.epci, name="Arc Agglo", now=NOW)
    other = actions.add_organisation(by=OPERATOR, name="CC des Gorges du Val-d’Arc", kind="epci", now=NOW)
    assert other.slug != former
    assert queries.organisation(former) == network.epci


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "kingdom"},
        {"name": " "},
        {"siren": "123456789"},
        {"siret": "99999000500013"},
        {"siren": "999990062", "siret": "99999000500012"},
    ],
)
def test_an_organisation_that_cannot_be_is_refused(db: None, wrong: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        actions.add_organisation(**{"by": OPERATOR, "name": "SPL", "kind": "syndicat", **wrong})


def test_a_siren_belongs_to_one_organisation(network: Network) -> None:
    with pytest.raises(Conflict):
        actions.add_organisation(by=OPERATOR, name="Double", kind="syndicat", siren=network.epci.siren, now=NOW)


def test_only_public_fields_are_described(network: Network) -> None:
    with pytest.raises(Invalid):
        actions.describe_organisation(by=OPERATOR, organisation=network.epci, slug="autre", now=NOW)
    with pytest.raises(Invalid):
        actions.describe_organisation(by=OPERATOR, organisation=network.epci, contact_email="non", now=NOW)


def test_a_fact_is_said_once_per_source_and_vintage_and_the_latest_counts(network: Network) -> None:
    for vintage, value in (("2025", 900), ("2027", 950), ("2027", 951)):
        actions.record_fact(
            by=OPERATOR,
            organisation=network.commune,
            key="population_municipale",
            value=value,
            source="INSEE",
            vintage=vintage,
            now=NOW,
        )
    assert queries.population_of(network.commune) == 951
    assert network.commune.facts.filter(source="INSEE").count() == 2


def test_what_core_knows_of_an_organisation_is_what_it_said(network: Network) -> None:
    body = queries.body_of(network.commune)
    assert (body.name, body.siren, body.siret, body.insee_code) == ("Saint-Arcens", "999990021", None, "00101")
    assert body.commune_name == "Saint-Arcens"
    assert queries.body_of(network.departement).commune_name is None
