"""The register of algorithms by keyboard alone: described by one, approved by another, read by all."""

import pytest
from django.urls import reverse

from pontdarc.legal.models import Algorithm
from tests.web.conftest import Look, violations
from tests.world.registers import DESCRIBED
from tests.world.territory import Network

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ORDER = (
    *("title", "decision", "legal_basis", "purpose", "automation", "contribution", "data_used", "parameters"),
    *("operations", "run_by", "code_url", "contact_name", "contact_email"),
)


def test_an_algorithm_goes_to_the_public_by_keyboard_alone(network: Network, look: Look) -> None:
    slug = network.departement.slug
    page = look(reverse("new-algorithm", args=[slug]), by=network.referent)
    page.focus("#id_title")
    for name in ORDER:
        assert page.evaluate("document.activeElement.name") == name
        if name == "automation":
            page.keyboard.press("ArrowDown")
        elif name in DESCRIBED:
            page.keyboard.insert_text(DESCRIBED[name])
        page.keyboard.press("Tab")
    page.focus("#id_contact_email")
    page.keyboard.press("Enter")
    page.wait_for_selector(".notice-text")
    made = Algorithm.objects.get()
    assert (made.automation, made.published) == ("aid", None)
    assert "L311-3-1" in page.inner_text(".notice-text")

    page = look(reverse("algorithm", args=[slug, made.pk]), by=network.signatory)
    page.focus("text=Approuver et publier")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Voir la page publique")
    page = look(reverse("public-algorithms", args=[slug]))
    assert DESCRIBED["parameters"] in page.inner_text("main")
    assert violations(page) == []
