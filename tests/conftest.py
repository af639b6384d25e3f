"""What every test shares: a data folder of its own, and Django only where it is asked for.

The settings are named here and not in pyproject.toml: pytest-django would read them before this file is, and the tests
would use the data folder of the checkout. No test reaches further than this machine.
"""

import gc
import ipaddress
import os
import socket
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

# Thousands of tests are collected, and all stay: nothing to look for meanwhile. It is a quarter of what that takes.
gc.disable()
_folder = tempfile.TemporaryDirectory(prefix="pontdarc-tests-")
os.environ["DATA"] = _folder.name
os.environ["DJANGO_SETTINGS_MODULE"] = "pontdarc.config.settings"
OURS = {"PONTDARC_SHARED", "PONTDARC_ALL_FILES"}
for name in [name for name in os.environ if name.startswith("PONTDARC_") and name not in OURS]:
    del os.environ[name]
os.environ.setdefault("PONTDARC_SHARED", str(Path(__file__).resolve().parents[2] / "shared"))

import django  # noqa: E402  # only now: it reads the environment that was just set
import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402
from pytest_django import DjangoDbBlocker  # noqa: E402

from tests.servers import CHROMIUM_ARGUMENTS, require_chromium  # noqa: E402
from tests.world.catalogue import keep  # noqa: E402

django.setup()

# No deadline: the machine may be busy. The same examples every time where the answer must not depend on luck.
settings.register_profile("pontdarc", deadline=None, derandomize=os.environ.get("CI") == "true", print_blob=True)
settings.load_profile("pontdarc")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep together the tests that share what is dear to set up; any other goes to whichever process is free.

    The longest begin first: one that came last would leave the other processes with nothing to do.
    """
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
    for item in items:
        found = getattr(item, "_fixtureinfo").name2fixturedefs.values()  # noqa: B009  # pytest has no public name for it
        if any(fixture.scope == "module" for fixtures in found for fixture in fixtures):
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0]))


def pytest_collection_finish() -> None:
    """Look for garbage again, but not among what was collected, and seldom."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


def _stays_here(address: Any) -> bool:
    if not isinstance(address, tuple):
        return True  # a socket of this machine
    host = str(address[0]).partition("%")[0]
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _only_here(connect: Callable[[socket.socket, Any], Any]) -> Callable[[socket.socket, Any], Any]:
    def guarded(self: socket.socket, address: Any) -> Any:
        if not _stays_here(address):
            raise AssertionError(f"a test reaches for {address}")
        return connect(self, address)

    return guarded


socket.socket.connect = _only_here(socket.socket.connect)  # type: ignore[method-assign]
socket.socket.connect_ex = _only_here(socket.socket.connect_ex)  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def _plain_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tests write the sentences of pages as one types them; tests/web/test_typography.py has the real ones."""
    monkeypatch.setattr("pontdarc.web.typography.speaks_french", lambda: False)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Keep the empty catalogue as it was made, for the data folders of tests that run processes."""
    with django_db_blocker.unblock():
        keep()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, started once for all the tests of a process: two Playwrights do not live together."""
    path = require_chromium()
    # Playwright runs its own loop in this thread; Django would take every query of the test for one made inside it.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()
