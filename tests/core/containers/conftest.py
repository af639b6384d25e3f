"""The reader that the tests of containers are given."""

from pathlib import Path

import pytest

from tests.core.formats.reading import Reader


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(tmp_path)
