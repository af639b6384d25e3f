"""The tests reach no other machine and keep to a data folder of their own."""

import socket
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser

from tests.servers import FEATURES_OFF


@pytest.mark.parametrize("address", ["192.0.2.1", "2001:db8::1", "example.org"])
def test_no_test_reaches_another_machine(address: str) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as outside, pytest.raises(AssertionError, match="reaches for"):
        outside.connect((address, 80))
    with socket.socket(family) as outside, pytest.raises(AssertionError, match="reaches for"):
        outside.connect_ex((address, 80))


def test_the_data_folder_is_not_the_one_of_the_checkout() -> None:
    assert "pontdarc-tests-" in str(settings.DATA)


@pytest.mark.browser
def test_what_playwright_switches_off_in_the_browser_stays_off(chromium: Browser) -> None:
    (theirs, ours) = next(filter(None, map(_features_off, Path("/proc").glob("[0-9]*"))))
    assert theirs <= ours, "the browser listens to the last list only"


def _features_off(process: Path) -> list[set[str]]:
    """The lists of features that a browser of our tests was started without, in their order; none for any other."""
    try:
        words = (process / "cmdline").read_text().split("\0")
    except (OSError, ValueError):
        return []
    asked = [word.partition("=")[2] for word in words if word.startswith("--disable-features=")]
    started = ",".join(FEATURES_OFF) in asked and not any(word.startswith("--type=") for word in words)
    return [set(each.split(",")) for each in asked] if started else []
