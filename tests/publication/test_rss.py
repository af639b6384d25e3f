"""The feed of the catalogue."""

from dataclasses import replace
from datetime import timedelta

from lxml import etree

from pontdarc.publication.rss import feed
from tests.publication.test_dcat import CATALOGUE, FULL

ADDRESS = "https://val.example/api/explore/v2.1/catalog/exports/rss?lang=fr&x=1"


def items(content: bytes) -> list[etree._Element]:
    return etree.fromstring(content).findall("channel/item")


def test_the_last_changed_comes_first() -> None:
    later = replace(FULL, title="Plus tard", modified=FULL.modified + timedelta(days=1))
    assert [item.findtext("title") for item in items(feed(CATALOGUE, [FULL, later], ADDRESS))] == [
        "Plus tard",
        FULL.title,
    ]


def test_the_channel_and_its_items_have_what_rss_wants() -> None:
    root = etree.fromstring(feed(CATALOGUE, [FULL], ADDRESS))
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    assert all(root.findtext(f"channel/{name}") for name in ("title", "link", "description"))
    atom = root.find("channel/{http://www.w3.org/2005/Atom}link")
    assert atom is not None
    assert (atom.get("href"), atom.get("rel")) == (ADDRESS, "self")
    (item,) = root.findall("channel/item")
    assert item.findtext("link") == FULL.landing_page
    assert item.findtext("guid") == FULL.identifier
    assert item.findtext("pubDate") == "Mon, 23 Nov 2026 12:00:00 GMT"
    assert [each.text for each in item.findall("category")] == ["Environnement", "arbre", "rue"]


def test_what_xml_cannot_say_is_left_out_and_the_rest_is_kept() -> None:
    (item,) = items(feed(CATALOGUE, [replace(FULL, title="A\x00<b>&\x0c\ud800é")], ADDRESS))
    assert item.findtext("title") == "A<b>&é"
