"""What tests of the pages share: the territory, a public dataset, real Chromium, and axe-core."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from pontdarc.network.models import Account, Person
from pontdarc.publication.models import Dataset
from tests.world.datasets import public_dataset
from tests.world.fixtures import network, now
from tests.world.territory import Network
from tests.world.way import prepare_in_this_process

__all__ = ["network", "now"]

AXE = Path(django_settings.NODE_MODULES) / "axe-core" / "axe.min.js"
Look = Callable[..., Page]
Enter = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The confinement of files is tested where it is written."""
    prepare_in_this_process(monkeypatch)


@pytest.fixture
def markets(network: Network, now: datetime) -> Dataset:
    """A public dataset of the commune, with places."""
    return public_dataset(
        network.commune, network.mayor, now=now, theme="ECON", description="Les marchés de la commune. Un par ligne."
    )


@pytest.fixture
def enter() -> Enter:
    """Return a client in which this person is logged in."""

    def entered(person: Person) -> Client:
        client = Client()
        client.force_login(Account.objects.get(person=person), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return entered


@pytest.fixture
def look(chromium: Browser, live_server: LiveServer, enter: Enter) -> Iterator[Look]:
    """Open an address in the browser, as somebody or as nobody; the page keeps its complaints in *complaints*."""
    contexts: list[BrowserContext] = []

    def opened(
        address: str,
        *,
        by: Person | None = None,
        width: int = 1280,
        dark: bool = False,
        javascript: bool = True,
    ) -> Page:
        context = chromium.new_context(
            base_url=live_server.url,
            locale="fr-FR",
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            java_script_enabled=javascript,
        )
        contexts.append(context)
        if by is not None:
            session = enter(by).cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.complaints = complaints  # type: ignore[attr-defined]
        page.goto(address)
        page.wait_for_load_state("load")
        return page

    yield opened
    for context in contexts:
        context.close()


def violations(page: Page, *rules: str) -> list[str]:
    """Return what axe-core finds wrong in the page as it stands, by these rules, or by all."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    # What passes is neither kept nor given an address: it is a third of the time.
    script = """rules => axe.run(
        {resultTypes: ["violations"], selectors: false, ...(rules.length && {runOnly: rules})}
      ).then(found => found.violations.flatMap(
        violation => violation.nodes.map(node => `${violation.id}: ${node.html.slice(0, 200)}`)))"""
    found: list[str] = page.evaluate(script, list(rules))
    return found


def overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
