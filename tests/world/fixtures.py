"""The fictional territory as fixtures: ``from tests.world.fixtures import network, now`` in a conftest.py."""

from datetime import datetime

import pytest
from pytest_django import Settings

from pontdarc.approach.dispatch import drain
from tests.world import territory
from tests.world.built import built


@pytest.fixture
def now() -> datetime:
    """The moment at which things happen in tests."""
    return territory.NOW


@pytest.fixture
def network(db: None, settings: Settings) -> territory.Network:
    """The organisations and people of the Val-d’Arc, their passwords hashed in no time."""
    settings.PASSWORD_HASHERS = territory.QUICK_HASHERS
    return built(_network)


def _network() -> territory.Network:
    """Build the territory, and handle what was announced: the first file of a test would wait behind it."""
    told = territory.build_network()
    drain(territory.NOW)
    return told
