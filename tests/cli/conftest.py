from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from pytest_django import Settings

from pontdarc.cli.main import main
from tests.world import way
from tests.world.fixtures import network, now
from tests.world.territory import QUICK_HASHERS

__all__ = ["network", "now"]


class Said(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def typed(
    db: None, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Said]:
    """Run commands on a catalogue as they are typed, in this process: what needs a process of its own has one."""
    settings.DATA = tmp_path
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    settings.PASSWORD_HASHERS = QUICK_HASHERS
    way.prepare_in_this_process(monkeypatch)

    def run(*words: str | Path, **environment: str) -> Said:
        with monkeypatch.context() as patch:
            patch.delenv("PONTDARC_TOKEN", raising=False)
            for name, value in environment.items():
                patch.setenv(name, value)
            code = main([str(word) for word in words])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run
