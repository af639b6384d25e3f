"""The keyboard alone, without ever a mouse: every control is reached, and the whole way is walked."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from pontdarc.approach.dispatch import drain
from pontdarc.inventory.actions import register
from pontdarc.outside import clock
from pontdarc.publication.models import Dataset
from tests.web.conftest import Look
from tests.web.kinds import kinds
from tests.world.territory import Network, actor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WALKS = """
Nom du parcours;Commune;Latitude;Longitude;Longueur en km
Tour du moulin;Saint-Arcens;44.6100;4.3800;5,2
Crête des vents;Saint-Arcens;44.6205;4.3912;8
Chemin des sources;Saint-Arcens;44.6011;4.3707;3,4
""".lstrip()
_MOST, _STEPS = 200, 20
_LISTEN = """() => {
  window.reached = new Set();
  document.addEventListener("focusin", event => window.reached.add(event.target));
}"""
_MISSED = """() => {
  const controls = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const wanted = [...document.querySelectorAll(controls)].filter(one =>
    one.tabIndex >= 0 && !one.disabled && one.checkVisibility({visibilityProperty: true}) && !twin(one));
  function twin(one) {  // of the radio buttons of one name, the chosen one, or any, stands for all
    return one.type === "radio" && [...window.reached].some(each => each.type === "radio" && each.name === one.name);
  }
  return wanted.filter(one => !window.reached.has(one)).map(one => one.outerHTML.slice(0, 120));
}"""


_POORLY_SHOWN = """() => {
  const one = document.activeElement, style = getComputedStyle(one), faults = [];
  if (one === document.body) return null;
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 3) faults.push("no ring");
  const box = one.getClientRects()[0];
  const there = document.elementFromPoint(box.x + Math.min(box.width / 2, 20), box.y + Math.min(box.height / 2, 20));
  if (!there || !one.contains(there)) faults.push("out of sight");
  return faults.map(fault => `${fault}: ${one.outerHTML.slice(0, 120)}`);
}"""


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until *wanted* has the focus, as somebody does who sees no other way."""
    expect(wanted).to_be_visible()
    for _ in range(_MOST):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"Tab never leads to {wanted}")


def press(page: Page, wanted: Locator, key: str = "Enter") -> None:
    tab_to(page, wanted)
    page.keyboard.press(key)


def link(page: Page, name: str) -> Locator:
    return page.locator("main").get_by_role("link", name=name, exact=True).first


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


@pytest.mark.parametrize("unfolded", [False, True], ids=["as it comes", "unfolded"])
@pytest.mark.parametrize("address", ["/espace/obligations/", "/espace/obligations/saint-arcens/", "/espace/standards/"])
def test_every_control_that_is_seen_is_reached(network: Network, look: Look, address: str, unfolded: bool) -> None:
    """What is inside a closed fold is reached once it is open: the fold itself always is."""
    page = look(address, by=network.coordinator, width=1440)
    if unfolded:
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    page.evaluate(_LISTEN)
    reached = _walked(page)
    assert reached > 20
    assert page.evaluate(_MISSED) == []


def _walked(page: Page) -> int:
    """Press Tab until it leads to nothing new, and return to how many elements it led."""
    reached = 0
    for _ in range(_MOST // _STEPS):
        for _ in range(_STEPS):
            page.keyboard.press("Tab")
        before, reached = reached, page.evaluate("window.reached.size")
        if reached == before:
            break
    return reached


def test_what_tab_leads_to_has_its_ring_and_is_in_sight_forwards_and_backwards(
    network: Network, markets: Dataset, look: Look
) -> None:
    """On a phone, where menus and tables scroll in their box, under their head."""
    for kind in kinds(network, markets):
        if kind.name in ("rows", "attestation"):
            page = look(kind.address, by=kind.by, width=360)
            page.evaluate(_LISTEN)
            forwards = _poorly_shown(page, "Tab")
            assert page.evaluate(_MISSED) == [], kind.name
            assert forwards + _poorly_shown(page, "Shift+Tab") == [], kind.name


def _poorly_shown(page: Page, key: str) -> list[str]:
    """Press a key until the focus leaves the page, and return what it led to without showing it."""
    faults: list[str] = []
    for _ in range(_MOST):
        page.keyboard.press(key)
        found: list[str] | None = page.evaluate(_POORLY_SHOWN)
        if found is None:
            return faults
        faults += found
    raise AssertionError(f"{key} never leaves the page")


def test_the_whole_way_is_walked_from_a_file_to_its_map_and_its_download(
    network: Network, look: Look, tmp_path: Path
) -> None:
    register(by=actor(network.referent), organisation=network.commune, title="Promenades", now=clock.now())
    file = tmp_path / "promenades.csv"
    file.write_text(WALKS, encoding="utf-8")

    _deposit(look("/espace/", by=network.referent), file)
    drain()
    referent = look("/espace/inventaire/", by=network.referent)
    press(referent, link(referent, "Promenades"))
    _propose(referent)
    drain()
    _decide(look("/espace/propositions/", by=network.mayor))
    drain()
    assert Dataset.objects.get().slug == "promenades"
    _open_map_and_download(look("/donnees/"))


def _deposit(page: Page, file: Path) -> None:
    press(page, page.get_by_role("link", name="Déposer", exact=True).first)
    page.wait_for_url("**/fiches/**/deposer/")
    tab_to(page, page.locator("input[type=file]"))
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(file)
    page.wait_for_url("**/espace/depots/**")


def _propose(page: Page) -> None:
    page.wait_for_url("**/fiches/**")
    press(page, page.locator("main a[href$='/proposer/']").first)
    page.wait_for_url("**/proposer/")
    tab_to(page, page.locator("select[name=outcome]"))
    page.keyboard.press("Home")
    assert page.locator("select[name=outcome]").input_value() == "publish"
    tab_to(page, page.locator("select[name=article]"))
    page.keyboard.press("ArrowDown")
    press(page, button(page, "Proposer"))
    page.wait_for_url(lambda url: "proposer" not in url)


def _decide(page: Page) -> None:
    press(page, link(page, "Ouvrir le dossier Promenades"))
    press(page, page.locator("input[name=outcome]").first, "Space")
    tab_to(page, page.locator("#decision select[name=article]"))
    page.keyboard.press("ArrowDown")
    press(page, button(page, "Décider"))
    expect(button(page, "Décider")).to_have_count(0)


def _open_map_and_download(page: Page) -> None:
    press(page, link(page, "Promenades"))
    page.wait_for_url("**/donnees/promenades/")
    canvas = page.locator("[data-map] canvas")
    tab_to(page, canvas)
    page.keyboard.press("+")
    page.keyboard.press("ArrowRight")
    with page.expect_download() as download:
        press(page, page.get_by_role("link", name="Télécharger en CSV"))
    assert download.value.suggested_filename == "promenades-v1.csv"
    assert "Tour du moulin" in download.value.path().read_text(encoding="utf-8-sig")
