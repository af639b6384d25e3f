"""The badge of a public dataset, and what its page says of its quality."""

from xml.etree import ElementTree

from django.test import Client

from pontdarc.publication.models import Dataset
from tests.web.publication.test_portal import text_of

SVG = "{http://www.w3.org/2000/svg}"


def test_the_badge_says_itself_in_words(client: Client, markets: Dataset) -> None:
    answer = client.get("/donnees/marches/qualite.svg")
    assert answer["Content-Type"].startswith("image/svg+xml")
    image = ElementTree.fromstring(answer.content)
    title = image.findtext(f"{SVG}title")
    assert title is not None
    assert markets.title in title
    page = text_of(client, "/donnees/marches/")
    assert "qualite.svg" in page
    assert title.rpartition(":")[2].strip() in page


def test_a_dataset_that_is_not_public_has_no_badge(client: Client, markets: Dataset) -> None:
    assert client.get("/donnees/rien/qualite.svg").status_code == 404
