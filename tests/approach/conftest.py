from datetime import datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from pontdarc.approach.dispatch import drain
from pontdarc.network.actions import grant_role
from pontdarc.network.rules import OPERATOR
from tests.world import way
from tests.world.fixtures import network, now
from tests.world.territory import QUICK_HASHERS, SINCE, Network

__all__ = ["network", "now"]


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.DATA = tmp_path
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    settings.PASSWORD_HASHERS = QUICK_HASHERS
    way.prepare_in_this_process(monkeypatch)
    return tmp_path


@pytest.fixture
def every_role(network: Network, now: datetime) -> None:
    """The référente serves every body, the DPO advises all, the présidence signs for all."""
    held = {"referent": network.referent, "dpo": network.dpo, "signatory": network.signatory}
    for organisation in network.organisations:
        for name, person in held.items():
            if not person.roles.filter(organisation=organisation, name=name).exists():
                grant_role(by=OPERATOR, person=person, organisation=organisation, name=name, since=SINCE, now=now)
    drain(now)
