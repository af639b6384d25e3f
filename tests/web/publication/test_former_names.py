"""Every public address of an organisation under the name it had before leads to the same one under its present name."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from pontdarc.inventory.actions import register
from pontdarc.legal.models import RegisterEdition
from pontdarc.network.actions import rename_organisation
from pontdarc.network.rules import OPERATOR
from pontdarc.web.publication.urls import urlpatterns
from tests.world import registers
from tests.world.territory import NOW, Network, actor

FORMER = "departement-du-val-d-arc"
PRESENT = "departement-de-l-arc"


@pytest.fixture
def renamed(network: Network) -> RegisterEdition:
    """The département, with each of its registers, under another name."""
    body = network.departement
    assert body.slug == FORMER
    entry = register(by=actor(network.referent), organisation=body, title="Plans des bâtiments", now=NOW)
    registers.line(network, entry)
    registers.designation(network)
    registers.algorithm(network)
    edition = registers.edition(network)
    rename_organisation(by=OPERATOR, organisation=body, name="Département de l’Arc", now=NOW)
    return edition


def _addresses(slug: str, year: int) -> Iterator[str]:
    """The addresses of the portal that name an organisation, each as the routes write it."""
    known = {"slug": slug, "year": year, "suffix": "csv"}
    for each in urlpatterns:
        if isinstance(each, URLPattern) and str(each.pattern).startswith("organisations/<slug:slug>"):
            yield reverse(str(each.name), kwargs={name: known[name] for name in each.pattern.converters})


def test_every_address_of_a_former_name_leads_to_the_present_one_for_ever(
    client: Client, renamed: RegisterEdition
) -> None:
    pairs = list(zip(_addresses(FORMER, renamed.year), _addresses(PRESENT, renamed.year), strict=True))
    assert len(pairs) >= 11
    for former, present in pairs:
        answer = client.get(former)
        assert (answer.status_code, answer.get("Location")) == (301, present), former
        assert client.get(present).status_code == 200, present


def test_what_was_asked_follows_and_the_way_back_stays_open(client: Client, renamed: RegisterEdition) -> None:
    answer = client.get(f"/organisations/{FORMER}/repertoire.json?v=2")
    assert answer["Location"] == f"/organisations/{PRESENT}/repertoire.json?v=2"
    assert answer["Cache-Control"] == "no-cache"
    rename_organisation(by=OPERATOR, organisation=renamed.organisation, name="Département du Val d’Arc", now=NOW)
    assert client.get(f"/organisations/{FORMER}/repertoire/").status_code == 200
    assert client.get(f"/organisations/{PRESENT}/repertoire/")["Location"] == f"/organisations/{FORMER}/repertoire/"


def test_the_feed_of_a_former_name_leads_to_the_present_one_and_of_nobody_is_not_empty(
    client: Client, renamed: RegisterEdition
) -> None:
    answer = client.get(f"/catalogue.ttl?organisation={FORMER}&page=1")
    assert (answer.status_code, answer["Location"]) == (301, f"/catalogue.ttl?organisation={PRESENT}&page=1")
    assert client.get(answer["Location"]).status_code == 200
    assert client.get("/catalogue.ttl?organisation=nulle-part").status_code == 404
