"""Checklists: facts, what is published, what was recorded; and who may see what a body has not done."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pontdarc.approach.compliance import checklist, checklists
from pontdarc.core.refusals import Forbidden
from pontdarc.legal import actions as legal
from pontdarc.network import actions as network_actions
from pontdarc.network.models import Organisation
from pontdarc.network.rules import OPERATOR
from tests.world.territory import NOW, Network, actor

TODAY = NOW.date()


def test_a_body_sees_its_duties_and_where_it_stands(network: Network) -> None:
    found = checklist(actor(network.mayor), network.commune, TODAY)
    assert found.shown
    assert {each.bound.obligation.code: each.status for each in found.standings}["U1"] == "not_done"
    assert "grants_subsidies" in found.asked
    assert "G1" in {each.obligation.code for each in found.other}


def test_who_only_coordinates_sees_what_binds_and_the_rest_with_the_agreement_of_the_body(network: Network) -> None:
    by = actor(network.coordinator)
    before = checklist(by, network.commune, TODAY)
    assert (before.shown, before.standings) == (False, ())
    assert before.certain > 5
    legal.share_status(by=actor(network.mayor), organisation=network.commune, now=NOW)
    assert checklist(by, network.commune, TODAY).standings
    legal.stop_sharing(by=actor(network.mayor), organisation=network.commune, now=NOW)
    assert checklist(by, network.commune, TODAY).standings == ()
    assert checklist(by, network.departement, TODAY).shown, "the département is the coordinator's own body"


def test_others_see_nothing(network: Network) -> None:
    with pytest.raises(Forbidden):
        checklist(actor(network.mayor), network.departement, TODAY)
    with pytest.raises(Forbidden):
        checklist(actor(network.secretary), network.commune, TODAY)


def test_declared_facts_answer_and_are_taken_back(network: Network) -> None:
    by = actor(network.referent)
    network_actions.declare_facts(by=by, organisation=network.commune, facts={"grants_subsidies": False}, now=NOW)
    assert "S1" not in {each.obligation.code for each in checklist(by, network.commune, TODAY).bound}
    network_actions.declare_facts(by=by, organisation=network.commune, facts={"grants_subsidies": None}, now=NOW)
    assert "grants_subsidies" in checklist(by, network.commune, TODAY).asked


def test_whether_an_epci_has_a_large_commune_follows_from_its_members(network: Network) -> None:
    network_actions.record_fact(
        by=OPERATOR, organisation=network.epci, key="population_municipale", value=5_409, source="essai", now=NOW
    )
    bound = {each.obligation.code: each.value for each in checklist(OPERATOR, network.epci, TODAY).bound}
    assert bound["A5"] is True


def test_the_number_of_queries_does_not_grow_with_the_bodies(network: Network) -> None:
    def queries(organisations: list[Organisation]) -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            checklists(actor(network.coordinator), organisations, TODAY)
        return len(seen)

    assert queries(list(network.organisations)) == queries([network.departement, network.epci])
