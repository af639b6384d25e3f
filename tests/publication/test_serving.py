"""What serves a version: built when it is missing, dropped when its layout is old, rebuilt, behind the gate."""

import threading
import time

import polars as pl
import pytest
from django.db import connection
from django.test import Client

from pontdarc.core.query.engine import EngineLimits, Page
from pontdarc.core.query.parsing import parse
from pontdarc.core.refusals import Gone, NotFound
from pontdarc.network.models import Organisation, Person
from pontdarc.outside.pool import PoolLimits
from pontdarc.publication import serving
from pontdarc.publication.heavy import Heavy
from pontdarc.publication.models import Dataset, Version
from pontdarc.publication.queries import _written_out, current_version, state_now, version_now
from pontdarc.publication.rebuilding import rebuild_version, versions_to_rebuild
from pontdarc.publication.serving import current, served_path
from tests.world.datasets import public_dataset


@pytest.fixture
def markets(db: None) -> Dataset:
    person = Person.objects.create(name="Claude Rivière", email="presidence@val-d-arc.example")
    organisation = Organisation.objects.create(name="Saint-Arcens", slug="saint-arcens", kind="commune")
    return public_dataset(organisation, person)


def version_of(dataset: Dataset) -> Version:
    found = current_version(dataset.slug)
    assert found is not None
    return found


def test_files_of_a_former_layout_are_removed_once_the_present_one_is_built(markets: Dataset) -> None:
    path = served_path(version_of(markets))
    former = path.with_name("served-1.duckdb")
    former.write_bytes(b"former")
    assert current(markets.slug).table.rows == 4
    assert path.exists()
    assert not former.exists()


def test_rebuilding_replaces_what_serves_and_drops_what_will_be_made_again(
    markets: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pontdarc.publication.tiles.TILED_BEYOND", 2)
    version = version_of(markets)
    assert current(markets.slug).table.rows == 4
    path = served_path(version)
    path.write_bytes(b"broken")
    (path.parent / "file.csv").write_bytes(b"old")
    assert versions_to_rebuild(markets.slug, past=False) == [version]
    size, tiles = rebuild_version(version)
    assert size > path.stat().st_size > 6
    assert tiles >= 8
    assert not (path.parent / "file.csv").exists()
    assert current(markets.slug).table.page(parse(select="nom", where=["_id = 2"])).rows() == [{"nom": "Marché d’été"}]


def test_the_gate_written_out_says_what_the_gate_says(markets: Dataset) -> None:
    for name in (markets.slug, str(markets.pk)):
        assert version_now(name) == version_of(markets).pk
    assert version_now("rien") is None
    assert state_now(markets.slug) == state_now(markets.slug)
    Version.objects.filter(dataset=markets).update(state=Version.State.WITHDRAWN)
    for name in (markets.slug, str(markets.pk)):
        assert version_now(name) is None
        with pytest.raises((Gone, NotFound)):
            current(name)


def test_a_change_of_the_dataset_is_seen_at_once(markets: Dataset) -> None:
    assert current(markets.slug).dataset.title == "Marchés et foires"
    later = markets.modified_at.replace(year=2030)
    Dataset.objects.filter(pk=markets.pk).update(title="Foires", modified_at=later)
    assert current(markets.slug).dataset.title == "Foires"


def test_heavy_answers_are_those_that_light_ones_would_be(markets: Dataset) -> None:
    table = current(markets.slug).table
    heavy = Heavy(EngineLimits(), PoolLimits())
    query = parse(select="commune, count(*) as n", group_by="commune", order_by="n desc")
    assert heavy.page(table.path, query) == table.page(query)
    assert heavy.count(table.path, query) == table.count(query) == 3
    assert pl.concat(heavy.batches(table.path, parse(), 2)).equals(pl.concat(table.batches(parse(), 2)))


class Waiting:
    """Stands for children that take their time."""

    def __init__(self) -> None:
        self.asked, self.over = threading.Event(), threading.Event()

    def page(self, *_: object) -> Page:
        self.asked.set()
        self.over.wait(30)
        return Page((), [])


def test_a_slow_query_never_holds_up_a_quick_one(markets: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    table, elsewhere = current(markets.slug).table, Waiting()
    monkeypatch.setattr(table, "_elsewhere", elsewhere)
    monkeypatch.setattr("pontdarc.core.query.engine.served.HEAVY", 50)
    thread = threading.Thread(target=lambda: table.page(parse(where=["'foire'"])))
    thread.start()
    assert elsewhere.asked.wait(20)
    begun = time.monotonic()
    assert table.page(parse(where=["_id = 1"])).height == 1
    assert time.monotonic() - begun < 5
    elsewhere.over.set()
    thread.join(20)


def test_serving_survives_the_loss_of_everything_derived(markets: Dataset, client: Client) -> None:
    address = f"/api/v1/datasets/{markets.slug}/rows"
    assert client.get(f"{address}?limit=1").status_code == 200
    served_path(version_of(markets)).unlink()
    assert client.get(f"{address}?limit=2").status_code == 200
    assert serving.served_path(version_of(markets)).exists()


@pytest.mark.django_db
def test_the_gate_looks_up_one_decision_whatever_their_number() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the plan of SQLite is read")
    written = _written_out(by_id=False)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {written.statement}", list(written.parameters))
        plan = [str(row[-1]) for row in cursor.fetchall()]
    assert any("legal_decision" in step or "U0" in step for step in plan)
    assert not [step for step in plan if step.startswith("SCAN")]
