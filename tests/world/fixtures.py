"""The fictional territory as fixtures: ``from tests.world.fixtures import network`` in a conftest.py."""

from datetime import datetime

import pytest

from tests.world import territory


@pytest.fixture
def now() -> datetime:
    """The moment at which things happen in tests."""
    return territory.NOW


@pytest.fixture
def network(db: None) -> territory.Network:
    """The organisations and people of the Val-d’Arc."""
    return territory.build_network()
