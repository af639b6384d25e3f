"""The best plan, in a real browser: asked for, followed without a reload, taken up in the proposal, by the keyboard."""

import pytest
from playwright.sync_api import Page, expect

from pontdarc.approach.dispatch import drain
from pontdarc.inventory.models import Entry
from pontdarc.outside import clock
from tests.web.conftest import Look, overflow, violations
from tests.web.legal.proposing.test_page import address, entry
from tests.world.territory import Network

__all__ = ["entry"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WAIT = 60_000.0


def fits(page: Page) -> None:
    """Expect a page that anybody can read, on a phone as on a desk."""
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) == 0
        assert violations(page) == []


def test_the_plan_is_asked_for_followed_and_taken_up(look: Look, network: Network, entry: Entry) -> None:
    page = look(address(entry), by=network.referent)
    page.get_by_label("Lignes semblables au moins").fill("5")
    page.get_by_text("Réglages avancés").click()
    page.get_by_label("Part des lignes").fill("0")
    fits(page)
    page.get_by_role("button", name="Chercher le meilleur plan").press("Enter")
    expect(page.get_by_role("button", name="Arrêter la recherche")).to_be_visible(timeout=WAIT)
    fits(page)
    drain(clock.now())
    take_up = page.get_by_role("link", name="Reprendre ce plan dans la proposition")
    expect(take_up).to_be_visible(timeout=WAIT)
    assert "dates ramenées à la décennie" in page.content()
    fits(page)
    take_up.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Les choix ci-dessous sont remplis")).to_be_visible(timeout=WAIT)
    assert page.locator("select[name=less-1]").input_value().startswith('{"step": "generalise_date"')
    fits(page)
    assert page.complaints == []  # type: ignore[attr-defined]
