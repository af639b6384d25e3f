"""The whole way, in a real browser: a secretary, a référente, a DPO, a mayor, then everybody."""

import csv
import io
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.serving import Installation, installation
from tests.servers import require_chromium
from tests.world.territory import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.long]

expect.set_options(timeout=30_000)
TITLE = "Subventions de Saint-Arcens"
HEADER = (
    "Nom attribuant;SIRET attribuant;Date de convention;Nom du bénéficiaire;N° Siret;Objet;Montant (€);Nature;"
    "Conditions de versement;Période de versement;Notification UE;Pourcentage"
)


def grants(count: int, *, year: int = 2025, email: bool = False) -> bytes:
    """A file as business software gives it: title rows, cp1252, French dates and amounts, a total at the end."""
    lines = [f"Subventions versées aux associations – exercice {year}", "", HEADER + (";Courriel" if email else "")]
    for n in range(count):
        line = (
            f"Saint-Arcens;99999002100010;{n % 28 + 1:02}/03/{year};Association n°{n};5 421 000 {n % 10} 0000;"
            f"Fonctionnement {n};{1000 + n * 10} ,50 €;Aide en numéraire;Versement unique;{n % 28 + 1:02}/03/{year};"
            "Non;100 %"
        ).replace(" ,", ",")
        lines.append(line + (f";claire.martel{n}@courriel.example" if email else ""))
    lines.append(
        "TOTAL" + ";" * 6 + f"{sum(1000 + n * 10 + 0.5 for n in range(count)):.2f} €".replace(".", ",") + ";" * 5
    )
    return "\r\n".join(lines).encode("cp1252")


@pytest.fixture(scope="module")
def site(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    require_chromium()
    with installation(tmp_path_factory.mktemp("data")) as served:
        yield served


def visit(chromium: Browser, site: Installation) -> Page:
    """A page of somebody who is not logged in."""
    page = chromium.new_context(base_url=site.url, locale="fr-FR").new_page()
    page.set_default_timeout(60_000)
    return page


def log_in(chromium: Browser, site: Installation, address: str) -> Page:
    """A page of somebody who logged in."""
    page = visit(chromium, site)
    page.goto("/compte/login/")
    page.locator("input[name=login]").fill(address)
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").click()
    page.wait_for_url("**/espace/**")
    return page


def drop(page: Page, address: str, name: str, content: bytes) -> None:
    """Drop a file through a signed link, which is enough to send it, and wait until it is understood."""
    page.goto(address)
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "text/csv", "buffer": content})
    expect(page.get_by_role("heading", name="Ce que nous avons réparé")).to_be_visible(timeout=60_000)


def public_rows(page: Page, slug: str) -> list[dict[str, str]]:
    """The rows that anybody downloads."""
    answer = page.request.get(f"/donnees/{slug}/telecharger/csv")
    assert answer.status == 200
    return list(csv.DictReader(io.StringIO(answer.body().decode("utf-8-sig"))))


def test_a_messy_file_becomes_public_and_the_next_ones_flow_or_are_held(site: Installation, chromium: Browser) -> None:
    referent = log_in(chromium, site, "nour.tessier@val-d-arc.example")
    entry = _register(referent)
    link = _invite(referent, entry, site)

    secretary = visit(chromium, site)
    drop(secretary, link, "export subventions.csv", grants(12))
    expect(secretary.get_by_text("scdl/subventions").first).to_be_visible()

    slug = _propose(referent, entry)
    visitor = visit(chromium, site)
    assert visitor.goto(f"/donnees/{slug}/").status == 404, "public before anybody decided"

    _advise(log_in(chromium, site, "dpo@val-d-arc.example"))
    assert visitor.goto(f"/donnees/{slug}/").status == 404, "public before the signatory decided"
    _decide(log_in(chromium, site, "mairie@saint-arcens.example"))

    _wait_until_public(visitor, slug)
    expect(visitor.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    rows = public_rows(visitor, slug)
    assert len(rows) == 12
    assert rows[0]["dateConvention"] == "2025-03-01"
    assert rows[0]["montant"] == "1000.5"
    assert rows[0]["notificationUE"] == "non"

    drop(secretary, link, "export suivant.csv", grants(13, year=2026))
    _wait_for_rows(visitor, slug, 13)
    visitor.goto(f"/donnees/{slug}/")
    expect(visitor.get_by_text("Version 2")).to_be_visible()

    drop(secretary, link, "export avec courriels.csv", grants(14, year=2026, email=True))
    referent.goto(entry)
    expect(referent.get_by_text("Courriel").first).to_be_visible()
    assert len(public_rows(visitor, slug)) == 13, "a delivery with e-mail addresses went out"
    assert "courriel.example" not in visitor.request.get(f"/donnees/{slug}/telecharger/json").text()
    assert site.subjects_mailed_to("nour.tessier@val-d-arc.example")


def _register(page: Page) -> str:
    page.goto("/espace/inventaire/nouveau/")
    page.locator("select[name=organisation]").select_option(label="Saint-Arcens")
    page.locator("input[name=title]").fill(TITLE)
    page.get_by_role("button", name="Continuer").click()
    page.wait_for_url("**/fiches/**")
    return page.url.split("/deposer")[0].rstrip("/") + "/"


def _invite(page: Page, entry: str, site: Installation) -> str:
    page.goto(entry + "inviter/")
    page.locator("input[name=name]").fill("Lou Garnier")
    page.locator("input[name=email]").fill("secretariat@saint-arcens.example")
    page.get_by_role("button", name="Envoyer le lien").click()
    page.wait_for_url("**/fiches/**")
    (link,) = [each for each in site.links_mailed_to("secretariat@saint-arcens.example") if "/depot/" in each]
    return link


def _propose(page: Page, entry: str) -> str:
    page.goto(entry + "proposer/")
    page.locator("select[name=outcome]").select_option("publish")
    page.locator("select[name=article]").select_option(index=1)
    page.get_by_role("button", name="Proposer").click()
    page.wait_for_url(lambda url: "proposer" not in url)
    return "subventions-de-saint-arcens"


def _open_case(page: Page) -> None:
    page.goto("/espace/propositions/")
    page.get_by_role("link", name="Ouvrir le dossier").first.click()


def _advise(page: Page) -> None:
    _open_case(page)
    assert page.locator("input[name=verdict]:checked").count() == 0, "an answer was chosen beforehand"
    page.locator("input[name=verdict][value=favourable]").check()
    page.get_by_role("button", name="Rendre cet avis").click()
    expect(page.get_by_text("Aucun dossier ne vous attend.")).to_be_visible()


def _decide(page: Page) -> None:
    _open_case(page)
    page.locator("input[name=outcome][value=publish]").check()
    page.locator("#decision select[name=article]").select_option(index=1)
    page.get_by_role("button", name="Décider").click()
    expect(page.get_by_role("button", name="Décider")).to_have_count(0)


def _wait_until_public(page: Page, slug: str) -> None:
    for _ in range(60):
        if page.goto(f"/donnees/{slug}/").status == 200:
            return
        page.wait_for_timeout(500)
    raise AssertionError("it never became public")


def _wait_for_rows(page: Page, slug: str, count: int) -> None:
    for _ in range(60):
        if len(public_rows(page, slug)) == count:
            return
        page.wait_for_timeout(500)
    raise AssertionError("the next delivery made no new version")
