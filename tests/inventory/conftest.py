from tests.world.fixtures import network, now

__all__ = ["network", "now"]
