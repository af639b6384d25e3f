"""Somebody recognises themselves in what is public, and says so in a browser."""

import pytest

from pontdarc.approach.models import PersonRequest
from pontdarc.publication.models import Dataset
from tests.web.conftest import Look

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_somebody_asks_with_the_keyboard_alone_and_without_scripts(look: Look, markets: Dataset) -> None:
    page = look(f"/donnees/{markets.slug}/personne", javascript=False)
    page.focus("[name=right]")
    page.keyboard.press("Tab")
    page.keyboard.type("Une Dame")
    page.keyboard.press("Tab")
    page.keyboard.type("dame@courriel.example")
    page.keyboard.press("Tab")
    page.keyboard.type("À la troisième ligne.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/donnees/{markets.slug}/")
    assert PersonRequest.objects.get().name == "Une Dame"
