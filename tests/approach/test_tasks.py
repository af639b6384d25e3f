"""What is made before anybody asks."""

from types import SimpleNamespace

import pytest

from pontdarc.approach.tasks import LONG_ROWS, worth_it
from pontdarc.core.downloads.registry import downloads
from pontdarc.publication.preparations import AT_ONCE_ROWS, AT_ONCE_SIZE


@pytest.mark.parametrize(
    ("rows", "size", "slugs"),
    [
        (AT_ONCE_ROWS, AT_ONCE_SIZE, {"csv", "json", "xlsx", "sqlite", "turtle"}),
        (AT_ONCE_ROWS + 1, 1_000, {"csv", "json"}),
        (1, AT_ONCE_SIZE + 1, {"csv", "json"}),
        (LONG_ROWS + 1, 1_000, set()),
    ],
)
def test_all_of_a_short_version_and_the_open_texts_of_a_long_one(rows: int, size: int, slugs: set[str]) -> None:
    version = SimpleNamespace(rows=rows, size=size)
    made = {slug for slug in ("csv", "json", "xlsx", "sqlite", "turtle") if worth_it(downloads()[slug], version)}
    assert made == slugs
