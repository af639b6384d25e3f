"""Public datasets made in one step, for tests of what reads them: the way that leads there is tested elsewhere."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from pontdarc.extraction.models import Delivery
from pontdarc.extraction.storage import blobs
from pontdarc.inventory.models import Entry
from pontdarc.legal.models import Decision, Proposal
from pontdarc.network.models import Organisation, Person
from pontdarc.publication.models import CatalogueChange, Dataset, Version
from pontdarc.standardisation.models import Preparation, Recipe
from tests.world.territory import NOW

MARKETS = pl.DataFrame(
    {
        "nom": ["Marché de la place", "Marché d’été", "Foire aux châtaignes", None],
        "commune": ["Saint-Arcens", "Pont-du-Val", "Saint-Arcens", "Roche-Blanche"],
        "exposants": [42, 18, 120, None],
        "ouverture": [date(2024, 1, 6), date(2024, 7, 14), date(2023, 10, 21), None],
        "couvert": [True, False, None, False],
        "latitude": [44.61, 44.72, 44.61, None],
        "longitude": [4.38, 4.51, 4.38, None],
    }
)
MARKETS_COLUMNS = (
    ("nom", "string", "Nom du marché"),
    ("commune", "string", "Commune"),
    ("exposants", "integer", "Nombre d’exposants"),
    ("ouverture", "date", "Première ouverture"),
    ("couvert", "boolean", "Couvert"),
    ("latitude", "number", "Latitude"),
    ("longitude", "number", "Longitude"),
)
MARKETS_PLACE = {"latitude": "latitude", "longitude": "longitude", "bbox": [4.38, 44.61, 4.51, 44.72]}


def public_dataset(
    organisation: Organisation,
    person: Person,
    *,
    slug: str = "marches",
    title: str = "Marchés et foires",
    frame: pl.DataFrame = MARKETS,
    columns: Sequence[tuple[str, str, str]] = MARKETS_COLUMNS,
    geometry: dict[str, object] | None = MARKETS_PLACE,
    state: str = Version.State.PUBLISHED,
    now: datetime = NOW,
    **facts: object,
) -> Dataset:
    """Return a dataset with one version in that state, decided by *person*."""
    entry = Entry.objects.create(organisation=organisation, title=title, created_at=now)
    dataset = Dataset.objects.create(
        entry=entry, organisation=organisation, slug=slug, title=title, created_at=now, modified_at=now, **facts
    )
    add_version(dataset, person, frame=frame, columns=columns, geometry=geometry, state=state, now=now)
    return dataset


def add_version(
    dataset: Dataset,
    person: Person,
    *,
    frame: pl.DataFrame,
    columns: Sequence[tuple[str, str, str]],
    geometry: dict[str, object] | None = None,
    state: str = Version.State.PUBLISHED,
    number: int = 1,
    now: datetime = NOW,
) -> Version:
    """Return a new version of the dataset in that state."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "table.parquet"
        frame.write_parquet(path)
        blob = blobs().store_file(path)
    entry = dataset.entry
    delivery = Delivery.objects.create(
        entry=entry, origin="command", filename="t.csv", size=1, sha256="0" * 64, received_at=now, keep_until=now.date()
    )
    recipe = Recipe.objects.create(entry=entry, number=number, document="", digest="0" * 64, created_at=now)
    preparation = Preparation.objects.create(
        delivery=delivery, recipe=recipe, created_at=now, rows=frame.height, table=blob.sha256, report={}
    )
    proposal = Proposal.objects.create(
        entry=entry, by=person, at=now, outcome="publish", article="CRPA L312-1-1", scope={}
    )
    decision = Decision.objects.create(
        proposal=proposal, by=person, at=now, outcome="publish", article="CRPA L312-1-1", scope={}
    )
    public = state != Version.State.HELD
    described = [{"name": name, "type": type_, "title": title, "description": ""} for name, type_, title in columns]
    version = Version.objects.create(
        dataset=dataset,
        number=number if public else None,
        preparation=preparation,
        clearance=decision,
        state=state,
        created_at=now,
        published_at=now if public else None,
        table=blob.sha256,
        size=blob.size,
        rows=frame.height,
        columns=described,
        geometry=geometry,
    )
    CatalogueChange.objects.create(dataset=dataset)
    return version
