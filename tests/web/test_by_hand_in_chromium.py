"""What a person does in the browser: with the keyboard alone, without JavaScript, with a file, on the map."""

from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from pontdarc.extraction.models import Delivery
from pontdarc.inventory.actions import register
from pontdarc.outside import clock
from pontdarc.publication.models import Dataset
from tests.web.conftest import Look
from tests.world.territory import Network, actor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_keyboard_alone_leads_from_the_question_to_the_file(markets: Dataset, look: Look) -> None:
    page = look("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("marche")
    page.keyboard.press("Enter")
    page.wait_for_url("**/donnees/?q=marche")
    link = page.get_by_role("link", name="Marchés et foires")
    for _ in range(30):
        page.keyboard.press("Tab")
        if link.evaluate("one => one === document.activeElement"):
            break
    assert link.evaluate("one => getComputedStyle(one).outline").endswith("solid 3px")
    page.keyboard.press("Enter")
    page.wait_for_url("**/donnees/marches/")
    csv = page.get_by_role("link", name="Télécharger en CSV")
    csv.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "marches-v1.csv"


def test_everything_reads_and_downloads_without_javascript(markets: Dataset, look: Look) -> None:
    page = look("/donnees/marches/", javascript=False)
    page.get_by_role("link", name="Nombre d’exposants").click()
    page.wait_for_url("**tri=exposants**")
    expect(page.locator("#apercu tbody tr").first).to_contain_text("Marché d’été")
    page.get_by_text("Filtrer les lignes").click()
    page.locator("#colonne").select_option("nom")
    page.get_by_role("button", name="Filtrer").click()
    page.locator("#colonne").select_option("commune")
    page.get_by_role("button", name="Filtrer").click()
    page.locator("#valeur").select_option("Saint-Arcens")
    page.get_by_role("button", name="Filtrer").click()
    expect(page.locator("#apercu tbody tr")).to_have_count(2)
    expect(page.locator("[data-map]")).to_be_hidden()
    expect(page.get_by_role("region", name="Liste des lieux")).to_contain_text("Foire aux châtaignes")
    page.goto("/donnees/")
    page.get_by_label("Économie et finances").check()
    page.get_by_role("button", name="Appliquer ces choix").click()
    page.wait_for_url("**theme=ECON**")


def test_the_table_changes_alone_and_the_address_follows(markets: Dataset, look: Look) -> None:
    page = look("/donnees/marches/")
    page.evaluate("window.same = true")
    page.get_by_role("link", name="Nombre d’exposants").click()
    expect(page.locator("th[aria-sort=ascending]")).to_be_visible()
    expect(page.get_by_role("link", name="Nombre d’exposants")).to_be_focused()
    assert page.evaluate("window.same"), "the page was loaded again"
    assert "tri=exposants" in page.url
    page.goto("/donnees/")
    page.evaluate("window.same = true")
    page.get_by_label("Économie et finances").check()
    expect(page.locator(".chosen")).to_contain_text("Économie et finances")
    expect(page.get_by_role("checkbox", name="Économie et finances")).to_be_focused()
    assert page.evaluate("window.same"), "the page was loaded again"
    assert "theme=ECON" in page.url
    assert not page.complaints  # type: ignore[attr-defined]


def test_the_map_shows_places_from_our_own_files_alone(markets: Dataset, look: Look) -> None:
    page = look("/donnees/marches/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    expect(page.locator("[data-map] canvas")).to_be_visible()
    origin = page.url.split("/donnees")[0]
    assert [url for url in asked if not url.startswith((origin, "data:", "blob:"))] == []


def test_the_keyboard_leads_to_the_buttons_of_the_map_by_our_ring(markets: Dataset, look: Look) -> None:
    page = look("/donnees/marches/")
    page.locator("[data-map] canvas").focus()
    page.keyboard.press("Tab")
    zoom = page.get_by_role("button", name="Agrandir")
    expect(zoom).to_be_focused()
    assert zoom.evaluate("one => getComputedStyle(one).outline").endswith("solid 3px")


def test_a_map_of_many_places_asks_for_tiles_and_draws_them(
    markets: Dataset, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pontdarc.web.publication.points.TILED_BEYOND", 2)
    page = look("/donnees/marches/")
    answers: list[tuple[str, int]] = []
    page.on("response", lambda answer: answers.append((answer.url, answer.status)))
    with page.expect_response(lambda answer: ".mvt" in answer.url and int(answer.headers["content-length"] or 0) > 20):
        page.reload()
    expect(page.locator("[data-map] canvas")).to_be_visible()
    assert {status for url, status in answers if ".mvt" in url} == {200}
    assert not [url for url, _ in answers if "lieux.geojson" in url]
    assert not page.complaints  # type: ignore[attr-defined]


def test_dropping_a_file_shows_progress_then_what_was_understood(network: Network, look: Look, tmp_path: Path) -> None:
    by = actor(network.referent)
    entry = register(by=by, organisation=network.commune, title="Jardins", now=clock.now())
    page = look(f"/espace/fiches/{entry.pk}/deposer/", by=network.referent)
    file = tmp_path / "jardins.csv"
    file.write_text("Nom;Parcelles\nLes Cigales;12\n", encoding="utf-8")
    page.locator("input[type=file]").set_input_files(file)
    page.wait_for_url("**/espace/depots/**")
    expect(page.get_by_role("heading", name="Votre fichier est bien arrivé")).to_be_visible()
    assert Delivery.objects.get().filename == "jardins.csv"


def test_a_file_chosen_before_the_script_came_leaves_as_soon_as_it_is_there(
    network: Network, look: Look, tmp_path: Path
) -> None:
    entry = register(by=actor(network.referent), organisation=network.commune, title="Jardins", now=clock.now())
    page = look("/", by=network.referent)
    late: list[Route] = []
    page.route("**/drop*.js", lambda route: late.append(route))
    page.goto(f"/espace/fiches/{entry.pk}/deposer/")
    file = tmp_path / "jardins.csv"
    file.write_text("Nom;Parcelles\nLes Cigales;12\n", encoding="utf-8")
    page.locator("input[type=file]").set_input_files(file)
    assert not Delivery.objects.exists()
    late[0].continue_()
    page.wait_for_url("**/espace/depots/**")
    assert Delivery.objects.get().filename == "jardins.csv"


def test_an_upload_that_is_cut_leaves_nothing_and_says_so(network: Network, look: Look, tmp_path: Path) -> None:
    by = actor(network.referent)
    entry = register(by=by, organisation=network.commune, title="Jardins", now=clock.now())
    page = look(f"/espace/fiches/{entry.pk}/deposer/", by=network.referent)
    page.route("**/deposer/", lambda route: route.abort())
    file = tmp_path / "jardins.csv"
    file.write_text("a;b\n1;2\n", encoding="utf-8")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_role("alert")).to_contain_text("rien n’a été gardé")
    assert not Delivery.objects.exists()
