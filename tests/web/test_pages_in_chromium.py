"""Every page in a real browser: no accessibility violation, no sideways scroll, nothing that the policy blocks."""

import pytest
from playwright.sync_api import Page

from pontdarc.network.models import Person
from pontdarc.publication.models import Dataset
from tests.web.conftest import AXE, Look, overflow, violations
from tests.web.kinds import Kind, kinds
from tests.world.territory import Network

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.django_db(transaction=True)]

WIDE, PHONE, NARROWEST, HEIGHT = 1440, 360, 320, 900
SHARES = 3
"""How many tests walk the pages: one alone would keep a process long after the others have ended."""
MISSING = Kind("dataset", "/donnees/inconnu/")
SEEN = ("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size")
"""Rules whose answer depends on the colours and on the window: the others say the same in both."""


@pytest.mark.parametrize("share", range(SHARES))
def test_each_kind_of_page_is_accessible_and_fits_in_the_light_of_a_desk_and_the_dark_of_a_phone(
    network: Network, markets: Dataset, look: Look, share: int
) -> None:
    windows: dict[Person | None, Page] = {}
    wrong: dict[str, list[str]] = {}
    for kind in (*kinds(network, markets), MISSING)[share::SHARES]:
        if kind.by not in windows:
            windows[kind.by] = look("/", by=kind.by, width=WIDE)
            windows[kind.by].add_init_script(path=AXE)  # sent once, and not for each page
        page = windows[kind.by]
        if found := [*_on_a_desk(page, kind), *_on_a_phone(page, NARROWEST if kind.by is None else PHONE)]:
            wrong[f"{kind.name} {kind.address}"] = found
    assert not wrong


def _on_a_desk(page: Page, kind: Kind) -> list[str]:
    page.complaints.clear()  # type: ignore[attr-defined]
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": WIDE, "height": HEIGHT})
    answer = page.goto(kind.address)
    page.wait_for_load_state("load")
    status = [] if answer and answer.status == (404 if kind is MISSING else 200) else [f"status {answer}"]
    return [*status, *violations(page), *_too_wide(page, WIDE), *_blocked(page)]


def _on_a_phone(page: Page, width: int) -> list[str]:
    """Turn the same page to a telephone at night: what only looks differ is looked at again."""
    page.emulate_media(color_scheme="dark")
    return [*_too_wide(page, width), *(f"dark, on a phone, {each}" for each in violations(page, *SEEN))]


def _too_wide(page: Page, width: int) -> list[str]:
    """Give the window that width, and say by how much the page exceeds it."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    over = overflow(page)
    return [f"{over} px too wide for {width}"] if over else []


def _blocked(page: Page) -> list[str]:
    complaints: list[str] = page.complaints  # type: ignore[attr-defined]
    return [text for text in complaints if "Content Security Policy" in text or "Uncaught" in text]
