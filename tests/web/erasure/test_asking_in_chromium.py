"""The pages about people, as a browser shows them: nothing wrong for axe-core, nothing wider than the window."""

import pytest

from pontdarc.approach.erasure import actions
from pontdarc.approach.erasure.attesting import RUN
from pontdarc.approach.erasure.proof import Left, Proof
from pontdarc.approach.models import Attestation, Erasure, PersonRequest
from pontdarc.journal.actions import start_run
from pontdarc.outside import clock
from pontdarc.publication.models import Dataset
from tests.web.conftest import Look, overflow, violations
from tests.world.territory import Network, actor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def asked(markets: Dataset) -> PersonRequest:
    """Somebody recognised themselves in the markets."""
    return actions.ask(
        dataset=markets, right="erase", name="Une Dame", email="dame@courriel.example", text="Oui.", now=clock.now()
    )


@pytest.fixture
def proposed(network: Network, asked: PersonRequest) -> Erasure:
    """The DPO proposes to take a line out."""
    return actions.propose_erasure(
        by=actor(network.dpo),
        dataset=asked.dataset,
        people=[["Foire aux châtaignes"]],
        measure="rows",
        article="RGPD art. 17",
        request=asked,
        now=clock.now(),
    )


def _attestations(erasure: Erasure) -> tuple[Attestation, Attestation]:
    """One that is being made, and one that cannot be given."""
    running = Attestation.objects.create(erasure=erasure, asked_at=clock.now())
    start_run(RUN, running.pk)
    found = Proof(
        at=clock.now(),
        addresses=340,
        files=57,
        rows=12_400,
        left=(Left(f"/donnees/{erasure.dataset.slug}/telecharger/parquet", "adresse publique"),),
        beside=(Left("approach.personrequest", "table du catalogue"),),
        unopened=("blobs/" + "0" * 64,),
        unasked=(),
    )
    over = Attestation.objects.create(
        erasure=erasure, asked_at=found.at, done_at=found.at, nothing_found=False, found=found.to_json()
    )
    return running, over


@pytest.mark.parametrize(("width", "dark"), [(360, True), (1280, False)])
def test_pages_about_people_are_sound(look: Look, network: Network, proposed: Erasure, width: int, dark: bool) -> None:
    request = proposed.request
    assert request is not None
    running, over = _attestations(proposed)
    for address, by in (
        (f"/donnees/{proposed.dataset.slug}/personne", None),
        ("/espace/personnes/", network.dpo),
        (f"/espace/personnes/{request.pk}/", network.dpo),
        (f"/espace/personnes/{request.pk}/lettre/", network.dpo),
        (f"/espace/effacements/{proposed.pk}/", network.mayor),
        (f"/espace/attestations/{running.pk}/", network.dpo),
        (f"/espace/attestations/{over.pk}/", network.dpo),
        ("/espace/mes-donnees/", network.mayor),
    ):
        page = look(address, by=by, width=width, dark=dark)
        assert violations(page) == [], address
        assert overflow(page) <= 0, address
        assert page.complaints == [], address  # type: ignore[attr-defined]


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
