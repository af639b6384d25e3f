from pathlib import Path

import pytest
from pytest_django import Settings

from tests.world import way
from tests.world.fixtures import network, now
from tests.world.territory import QUICK_HASHERS

__all__ = ["network", "now"]


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.DATA = tmp_path
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    settings.PASSWORD_HASHERS = QUICK_HASHERS
    way.prepare_in_this_process(monkeypatch)
    return tmp_path
