"""Every page in a real browser: no accessibility violation, no sideways scroll, nothing that the policy blocks."""

import pytest
from playwright.sync_api import Page

from pontdarc.extraction.actions import invite, receive
from pontdarc.inventory.actions import register
from pontdarc.legal.actions import propose
from pontdarc.legal.rules import Scope
from pontdarc.mediation.actions import ask
from pontdarc.network.rules import Actor
from pontdarc.outside import clock
from pontdarc.publication.models import Dataset
from pontdarc.standardisation.actions import prepare
from tests.web.conftest import Look, overflow, violations
from tests.world import registers
from tests.world.territory import Network

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.django_db(transaction=True)]

PUBLIC = (
    "/",
    "/donnees/",
    "/donnees/?q=marche&theme=ECON",
    "/donnees/?q=rien-du-tout",
    "/donnees/marches/",
    "/donnees/marches/?tri=-exposants&f.commune=Saint",
    "/donnees/marches/versions/1/",
    "/donnees/marches/question",
    "/donnees/marches/reutilisation",
    "/donnees/inconnu/",
    "/organisations/",
    "/organisations/saint-arcens/",
    "/organisations/saint-arcens/repertoire/",
    "/organisations/departement-du-val-d-arc/acces-aux-documents/",
    "/organisations/departement-du-val-d-arc/algorithmes/",
    "/ma-commune/?nom=roche",
    "/moissonnage/",
    "/non-publies/",
    "/demarche/",
    "/accessibilite/",
    "/mentions-legales/",
    "/donnees-personnelles/",
    "/compte/login/",
    "/compte/password/reset/",
    "/compte/signup/",
)
DARK_TOO = ("/", "/donnees/", "/donnees/marches/", "/organisations/saint-arcens/", "/compte/login/")
WIDE, NARROW, HEIGHT = 1280, 320, 900
FILE = (
    "Nom du marché;Commune;Exposants;Courriel\n"
    "Marché;Saint-Arcens;12;anne.dupont@courriel.example\n"
    "Foire;Saint-Arcens;40;paul.martin@courriel.example\n"
)


def test_public_pages_are_accessible_and_fit(network: Network, markets: Dataset, look: Look) -> None:
    wrong = {}
    registers.designation(network, now=clock.now())
    registers.algorithm(network, now=clock.now())
    page = look("/", width=WIDE)
    for address in PUBLIC:
        _turn_to(page, address)
        found = [*violations(page), *_too_wide(page, WIDE), *_too_wide(page, NARROW)]
        if address in DARK_TOO:
            page.emulate_media(color_scheme="dark")
            found += [f"dark and narrow, {each}" for each in violations(page)]
            page.emulate_media(color_scheme="light")
        if found := [*found, *_blocked(page.complaints)]:
            wrong[address] = found
    assert not wrong


def test_workspace_pages_are_accessible_and_fit(network: Network, markets: Dataset, look: Look) -> None:
    wrong = {}
    for person, addresses in _workspace(network, markets):
        page = look("/espace/", by=person, width=WIDE, dark=True)
        for address in addresses:
            status = _turn_to(page, address)
            found = [*violations(page), *_too_wide(page, WIDE), *_too_wide(page, 360), *_blocked(page.complaints)]
            if status != 200:
                found.append(f"status {status}")
            if found:
                wrong[address] = found
    assert not wrong


def _turn_to(page: Page, address: str) -> int | None:
    """Go to an address in a wide window, and return the status of its answer."""
    page.complaints.clear()
    page.set_viewport_size({"width": WIDE, "height": HEIGHT})
    response = page.goto(address)
    page.wait_for_load_state("load")
    return response and response.status


def _too_wide(page: Page, width: int) -> list[str]:
    """Give the window that width, as somebody does who turns a telephone, and say by how much the page exceeds it."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    over = overflow(page)
    return [f"{over} px too wide for {width}"] if over else []


def _blocked(complaints: list[str]) -> list[str]:
    return [text for text in complaints if "Content Security Policy" in text or "Uncaught" in text]


def _workspace(network: Network, markets: Dataset) -> list[tuple[object, list[str]]]:
    by, now = Actor(network.referent.pk, "person"), clock.now()
    entry = register(by=by, organisation=network.commune, title="Marchés de plein air", now=now)
    typed = register(by=by, organisation=network.commune, title="Prénoms", standard="scdl/prenoms", now=now)
    waiting = register(by=by, organisation=network.commune, title="Jardins partagés", now=now)
    delivery = receive(by=by, entry=entry, file=[FILE.encode()], filename="marches.csv", origin="workspace", now=now)
    prepare(by=by, delivery=delivery, now=now)
    unread = receive(by=by, entry=waiting, file=[b"a;b\n1;2\n"], filename="jardins.csv", origin="workspace", now=now)
    scope = Scope(columns=(("Commune", None, "no"), ("Courriel", "email", "direct")))
    signs = [{"column": "Courriel", "kind": "email", "role": "direct", "share": 1.0}]
    proposal = propose(
        by=by,
        entry=entry,
        outcome="publish",
        article="CRPA L312-1",
        scope=scope,
        signs=signs,
        delivery=delivery.pk,
        now=now,
    )
    registers.source(network, entry, now=now)
    registers.line(network, waiting, approved=False, now=now)
    officer = registers.designation(network, now=now)
    algorithm = registers.algorithm(network, published=False, automation="full", notice_since=None, now=now)
    kept = f"/espace/registres/{network.departement.slug}"
    ask(dataset=markets, text="Quand ?", author_name="Lise", author_email="lise@courriel.example", now=now)
    _link, token = invite(by=by, entry=entry, person=network.secretary, now=now)
    referent = [
        "/espace/",
        "/espace/inventaire/",
        "/espace/inventaire/nouveau/",
        "/espace/obligations/",
        f"/espace/obligations/{network.commune.slug}/",
        f"/espace/obligations/{network.commune.slug}/faits/",
        f"/espace/obligations/{network.commune.slug}/echeances/",
        f"/espace/obligations/{network.commune.slug}/attestation/",
        f"/espace/fiches/{entry.pk}/",
        f"/espace/fiches/{waiting.pk}/",
        f"/espace/fiches/{entry.pk}/decrire/",
        f"/espace/fiches/{entry.pk}/droits/",
        f"/espace/fiches/{entry.pk}/repertoire/",
        f"/espace/registres/{network.commune.slug}/repertoire/",
        f"{kept}/",
        f"{kept}/acces/",
        f"/espace/designations/{officer.pk}/lettre/",
        f"{kept}/algorithmes/",
        f"{kept}/algorithmes/nouveau/",
        f"{kept}/algorithmes/{algorithm.pk}/",
        f"/espace/fiches/{entry.pk}/deposer/",
        f"/espace/fiches/{entry.pk}/inviter/",
        f"/espace/fiches/{entry.pk}/questions/",
        f"/espace/fiches/{waiting.pk}/questions/",
        f"/espace/propositions/{proposal.pk}/dossier/",
        f"/espace/fiches/{entry.pk}/source/",
        f"/espace/fiches/{entry.pk}/colonnes/",
        f"/espace/fiches/{entry.pk}/proposer/",
        f"/espace/depots/{delivery.pk}/",
        f"/espace/depots/{unread.pk}/",
        f"/espace/depots/{delivery.pk}/rapport/",
        f"/espace/depots/{delivery.pk}/lignes/?cause=type&colonne=Commune",
        f"/espace/fiches/{entry.pk}/corrections/",
        f"/espace/fiches/{typed.pk}/saisir/",
        f"/espace/fiches/{typed.pk}/saisir/lignes/1/",
        f"/espace/jeux/{markets.pk}/",
        "/espace/deposer/",
        "/espace/propositions/",
        f"/espace/propositions/{proposal.pk}/",
        "/espace/contributions/",
        "/espace/retards/",
        "/espace/organisations/",
        "/espace/jetons/",
        "/compte/logout/",
        f"/depot/{token}/",
    ]
    return [
        (network.referent, referent),
        (network.coordinator, ["/espace/", "/espace/organisations/saint-arcens/", f"{kept}/acces/"]),
        (network.dpo, ["/espace/", "/espace/propositions/", f"/espace/propositions/{proposal.pk}/"]),
        (network.mayor, [f"/espace/propositions/{proposal.pk}/"]),
    ]
