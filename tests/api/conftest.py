"""One public dataset of a fictional commune, and its address in the Explore dialect."""

from datetime import UTC, datetime

import pytest

from pontdarc.network.models import Organisation, Person
from pontdarc.publication.models import Dataset
from tests.world.datasets import public_dataset

MOMENT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


@pytest.fixture
def person(db: None) -> Person:
    return Person.objects.create(name="Claude Rivière", email="presidence@val-d-arc.example")


@pytest.fixture
def organisation(db: None) -> Organisation:
    return Organisation.objects.create(name="Saint-Arcens", slug="saint-arcens", kind="commune")


@pytest.fixture
def markets(organisation: Organisation, person: Person) -> Dataset:
    return public_dataset(
        organisation, person, description="Les marchés.", keywords=["marché", "foire"], theme="ECON", now=MOMENT
    )
