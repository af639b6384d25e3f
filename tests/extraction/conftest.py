from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from pontdarc.inventory import actions as inventory
from pontdarc.inventory.models import Entry
from tests.world.fixtures import network, now
from tests.world.territory import NOW, Network, actor

__all__ = ["network", "now"]


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def entry(network: Network) -> Entry:
    return inventory.register(by=actor(network.referent), organisation=network.commune, title="Subventions", now=NOW)
