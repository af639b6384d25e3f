"""Where communes are: only from a table that the portal publishes, and only while it does."""

from pathlib import Path

import polars as pl
import pytest
from pytest_django import Settings

from pontdarc.approach.outlines import outlines
from pontdarc.outside import clock
from pontdarc.publication.models import Dataset, Version
from tests.world.datasets import public_dataset
from tests.world.territory import Network

CODES = ["00101", "00102", "00103"]
SQUARE = '{"type": "Polygon", "coordinates": [[[4.3, 44.6], [4.4, 44.6], [4.4, 44.7], [4.3, 44.6]]]}'


@pytest.fixture(autouse=True)
def _folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def _published(
    network: Network, codes: list[str], kind: str | None = "insee_commune", slug: str = "communes"
) -> Dataset:
    frame = pl.DataFrame({"insee": codes, "contour": [SQUARE] * len(codes)})
    columns = (("insee", "string", "Code"), ("contour", "geojson", "Contour"))
    made = public_dataset(
        network.departement,
        network.signatory,
        slug=slug,
        title="Communes",
        frame=frame,
        columns=columns,
        geometry={"geometry": "contour", "bbox": [4.3, 44.6, 4.4, 44.7]},
        now=clock.now(),
    )
    [version] = made.versions.all()
    described = [{**each, "kind": kind if each["name"] == "insee" else None} for each in version.columns]
    Version.objects.filter(pk=version.pk).update(state=Version.State.HELD)
    Version.objects.filter(pk=version.pk).update(columns=described)
    Version.objects.filter(pk=version.pk).update(state=Version.State.PUBLISHED)
    return made


def test_outlines_come_from_the_public_table_that_places_most_communes(network: Network) -> None:
    _published(network, CODES[:2], slug="deux")
    _published(network, [*CODES, "99999"], slug="trois")
    found = outlines(CODES, clock.today())
    assert found is not None
    assert set(found.shapes) == set(CODES)
    assert found.version.dataset.slug == "trois"
    assert found.shapes["00101"]["type"] == "Polygon"


def test_a_table_without_codes_with_too_few_or_no_longer_public_gives_none(network: Network) -> None:
    _published(network, CODES, kind=None, slug="sans-code")
    _published(network, CODES[:1], slug="un")
    assert outlines(CODES, clock.today()) is None
    made = _published(network, CODES, slug="trois")
    assert outlines(CODES, clock.today())
    Dataset.objects.filter(pk=made.pk).update(withdrawn_at=clock.now())
    assert outlines(CODES, clock.today()) is None
    assert outlines([], clock.today()) is None
