from tests.approach.conftest import data, every_role
from tests.world.fixtures import network, now

__all__ = ["data", "every_role", "network", "now"]
