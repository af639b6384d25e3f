"""The catalogue as data.json."""

from dataclasses import replace

from pontdarc.publication.project_open_data import document
from tests.publication.test_dcat import FULL

REQUIRED = {
    "@type", "title", "description", "keyword", "modified", "publisher", "contactPoint", "identifier", "accessLevel",
}  # fmt: skip


def only(**changes: object) -> dict[str, object]:
    found = document([replace(FULL, **changes)])["dataset"]  # type: ignore[arg-type]
    assert isinstance(found, list)
    return dict(found[0])


def test_a_dataset_says_what_the_schema_requires_even_when_little_is_known() -> None:
    bare = only(keywords=(), theme="", theme_label="", description="", bbox=None, contact_email="", frequency="UNKNOWN")
    assert set(bare) >= REQUIRED
    assert all(bare[name] for name in REQUIRED)
    assert "accrualPeriodicity" not in bare
    assert bare["spatial"] == FULL.spatial_label


def test_pace_place_and_files_are_said_in_its_words() -> None:
    found = only()
    assert found["accrualPeriodicity"] == "R/P1Y"
    assert found["spatial"] == "4.1,44.2,4.9,45.1"
    files = found["distribution"]
    assert isinstance(files, list)
    assert [each["downloadURL"] for each in files] == [each.download_url for each in FULL.distributions]
