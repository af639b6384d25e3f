"""Permanent addresses, and what search engines are told."""

from uuid import uuid4
from xml.etree import ElementTree

from django.test import Client

from pontdarc.publication.models import Dataset, Version
from tests.world.territory import Network


def test_permanent_addresses_lead_to_the_pages_of_today(client: Client, markets: Dataset, network: Network) -> None:
    version = Version.objects.get(dataset=markets)
    for address, page in (
        (f"/id/dataset/{markets.pk}", "/donnees/marches/"),
        (f"/id/version/{version.pk}", "/donnees/marches/versions/1/"),
        (f"/id/organisation/{network.commune.pk}", "/organisations/saint-arcens/"),
    ):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (303, page)
    for word in ("dataset", "version", "organisation"):
        assert client.get(f"/id/{word}/{uuid4()}").status_code == 404


def test_the_map_of_the_site_lists_what_is_public_and_nothing_else(client: Client, markets: Dataset) -> None:
    listed = _listed(client)
    assert "/donnees/marches/" in listed
    assert "/organisations/saint-arcens/" in listed
    assert all(client.get(path).status_code == 200 for path in listed)
    Version.objects.filter(dataset=markets).update(state=Version.State.WITHDRAWN)
    assert not {"/donnees/marches/", "/organisations/saint-arcens/"} & set(_listed(client))


def _listed(client: Client) -> list[str]:
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    addresses = [element.text or "" for element in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    return ["/" + address.split("/", 3)[3] for address in addresses]


def test_engines_are_kept_out_of_the_workspace(client: Client, db: None) -> None:
    said = client.get("/robots.txt").content.decode()
    assert "Disallow: /espace/" in said
    assert "/sitemap.xml" in said


def test_a_page_that_has_not_changed_is_not_sent_again(client: Client, markets: Dataset) -> None:
    for address in ("/", "/donnees/marches/", "/donnees/?q=marche"):
        first = client.get(address)
        assert "no-cache" in first["Cache-Control"]
        assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.get("/donnees/rien/", headers={"If-None-Match": "*"}).status_code == 404
