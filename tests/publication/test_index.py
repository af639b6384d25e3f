"""Search as people type: accents, plurals, errors, facets; only what is public."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from pontdarc.core.downloads.registry import downloads
from pontdarc.legal.models import Decision
from pontdarc.network.models import Organisation, Person
from pontdarc.publication.index import search
from pontdarc.publication.models import Dataset, Version
from tests.world.datasets import public_dataset

MOMENT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


@pytest.fixture
def person(db: None) -> Person:
    return Person.objects.create(name="Claude Rivière", email="presidence@val-d-arc.example")


@pytest.fixture
def datasets(person: Person) -> dict[str, Dataset]:
    arcens = Organisation.objects.create(name="Saint-Arcens", slug="saint-arcens", kind="commune")
    val = Organisation.objects.create(name="Département du Val-d’Arc", slug="val-d-arc", kind="departement")
    made = {
        "marches": public_dataset(arcens, person, description="Les foires de la commune.", theme="ECON", now=MOMENT),
        "ecoles": public_dataset(
            val, person, slug="ecoles", title="Écoles élémentaires", theme="EDUC", geometry=None, now=MOMENT
        ),
        "velo": public_dataset(
            val,
            person,
            slug="velo",
            title="Stationnements pour vélos",
            description="Arceaux devant les écoles.",
            keywords=["mobilité", "cyclable"],
            licence="odc-odbl",
            theme="TRAN",
            now=MOMENT + timedelta(days=1),
        ),
    }
    public_dataset(val, person, slug="secret", title="Écoles en attente", state=Version.State.HELD, now=MOMENT)
    return made


def slugs(text: str, datasets: dict[str, Dataset], **filters: list[str]) -> list[str]:
    names = {dataset.pk: name for name, dataset in datasets.items()}
    return [names[id] for id in search(text, filters).ids]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("vélo", ["velo"]),
        ("VELOS", ["velo"]),
        ("stationnement vélo", ["velo"]),
        ("statoinnement", ["velo"]),
        ("mobilite", ["velo"]),
        ("école", ["ecoles", "velo"]),
        ("ecole elementaire", ["ecoles"]),
        ("les écoles du Val-d’Arc", ["ecoles", "velo"]),
        ("marchés foire", ["marches"]),
        ("foire saint arcens", ["marches"]),
        ("exposants", ["ecoles", "marches", "velo"]),
        ("xylophone", []),
        ("vélo xylophone", []),
        ("' OR 1=1 --", []),
        ("title:vélo^9 (", []),
    ],
)
def test_words_are_found_as_people_type_them(text: str, found: list[str], datasets: dict[str, Dataset]) -> None:
    assert sorted(slugs(text, datasets)) == found


def test_the_title_counts_more_than_the_description(datasets: dict[str, Dataset]) -> None:
    assert slugs("écoles", datasets)[0] == "ecoles"


def test_without_words_the_latest_come_first(datasets: dict[str, Dataset]) -> None:
    assert search("").total == 3
    assert slugs("", datasets)[0] == "velo"


def test_a_beginning_is_enough_while_typing(datasets: dict[str, Dataset]) -> None:
    assert search("arcea").total == 0
    assert search("arcea", typing=True).ids == (datasets["velo"].pk,)


def test_facets_filter_and_are_counted_with_the_choices_in_the_others(datasets: dict[str, Dataset]) -> None:
    hits = search("", {"organisation": ["val-d-arc"]})
    assert hits.total == 2
    assert hits.facets["organisation"] == {"val-d-arc": 2, "saint-arcens": 1}
    assert hits.facets["theme"] == {"EDUC": 1, "TRAN": 1}
    assert hits.facets["licence"] == {"lov2": 1, "odc-odbl": 1}
    assert hits.facets["format"]["csv"] == 2
    assert hits.facets["format"]["geojson"] == 1
    assert set(hits.facets["format"]) == set(downloads())
    assert slugs(
        "", datasets, organisation=["val-d-arc", "saint-arcens"], theme=["ECON", "EDUC"], format=["geojson"]
    ) == ["marches"]
    assert search("", {"theme": ["n’existe pas"]}).total == 0


def test_pages_follow_one_another(datasets: dict[str, Dataset]) -> None:
    pages = [search("", page=number, size=2) for number in (1, 2, 3)]
    assert [len(page.ids) for page in pages] == [2, 1, 0]
    assert len({id for page in pages for id in page.ids}) == 3


def test_only_what_is_public_now_is_found(datasets: dict[str, Dataset], person: Person) -> None:
    assert search("attente").total == 0
    revoked = Decision.objects.filter(versions__dataset=datasets["velo"])
    revoked.update(revoked_at=timezone.now(), revoked_by=person)
    assert search("vélo").total == 0
    revoked.update(revoked_at=None, revoked_by=None)
    assert search("vélo").total == 1
    Dataset.objects.filter(slug="velo").update(withdrawn_at=timezone.now())
    assert search("vélo").total == 0


def test_an_empty_catalogue_is_searched_without_fuss(db: None) -> None:
    assert search("vélo").total == 0
    assert search("").facets["theme"] == {}
