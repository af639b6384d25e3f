from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from pontdarc.core.refusals import Conflict, Forbidden, Gone, Invalid
from pontdarc.network.rules import Moved
from pontdarc.publication import actions, queries
from pontdarc.publication.models import CONTENT, CatalogueChange, Dataset, Version
from pontdarc.publication.storage import derived_path
from tests.world.built import built
from tests.world.territory import NOW, Network, actor
from tests.world.way import PLACES, PLACES_LATER, clear, drop, later, register


@pytest.fixture
def public(network: Network, data: Path) -> Version:
    return built(_published, network, folder=data)


def _published(network: Network) -> Version:
    entry = register(network)
    drop(network, entry, PLACES)
    clear(network, entry)
    return queries.published_version(queries.public_dataset("lieux-de-promenade"))


def _content(version: Version) -> dict[str, object]:
    return Version.objects.filter(pk=version.pk).values(*CONTENT).get()


def test_the_content_of_a_published_version_never_changes(network: Network, public: Version) -> None:
    before = _content(public)
    with pytest.raises(ValueError, match="never changes"):
        Version.objects.filter(pk=public.pk).update(rows=0)
    with pytest.raises(ValueError, match="changed by publication"):
        public.save()
    again = actions.make_version(
        by=actor(network.referent), dataset=public.dataset, preparation=public.preparation, steps=["drop:nom"], now=NOW
    )
    assert again.pk == public.pk
    drop(network, public.dataset.entry, PLACES_LATER, hours=1)
    actions.withdraw(by=actor(network.referent), dataset=public.dataset, why="Erreur.", now=later(2))
    assert _content(public) == before


def test_the_database_refuses_a_published_version_without_clearance_and_two_at_once(
    network: Network, public: Version
) -> None:
    entry = register(network, "Autre")
    held = drop(network, entry, PLACES, hours=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.filter(pk=held.pk).update(state="published", published_at=NOW)
    second = drop(network, public.dataset.entry, PLACES_LATER, hours=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.filter(pk__in=[public.pk, second.pk]).update(state="published")


def test_publishing_twice_is_publishing_once(network: Network, public: Version) -> None:
    changes = CatalogueChange.objects.count()
    again = actions.publish(by=actor(network.referent), version=public, now=later(1))
    assert (again.pk, again.number, again.published_at) == (public.pk, 1, public.published_at)
    assert CatalogueChange.objects.count() == changes


def test_what_is_withdrawn_leaves_a_tombstone_and_no_derived_file(
    network: Network, public: Version, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    derived = derived_path(public.pk, "served.duckdb")
    derived.write_bytes(b"x")
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw(by=actor(network.referent), dataset=public.dataset, why="Données périmées.", now=NOW)
    with pytest.raises(Gone) as gone:
        queries.public_dataset(public.dataset.slug)
    assert (gone.value.code, gone.value.params["why"]) == ("withdrawn", "Données périmées.")
    assert gone.value.params["at"] == "2026-11-23"
    assert not derived.exists()
    assert not queries.public_versions(public.dataset).exists()
    with pytest.raises(Conflict):
        clear(network, public.dataset.entry, hours=1)
    held = drop(network, public.dataset.entry, PLACES_LATER, hours=1)
    assert (held.state, held.held[0]["code"]) == ("held", "dataset_withdrawn")


def test_a_withdrawal_says_why_and_is_not_for_readers(network: Network, public: Version) -> None:
    with pytest.raises(Invalid):
        actions.withdraw(by=actor(network.referent), dataset=public.dataset, why=" ", now=NOW)
    with pytest.raises(Forbidden):
        actions.withdraw(by=actor(network.dpo), dataset=public.dataset, why="Non.", now=NOW)


def test_a_former_slug_redirects_for_ever_and_is_nobody_else_s(network: Network, public: Version) -> None:
    actions.rename_dataset(by=actor(network.referent), dataset=public.dataset, slug="Promenades", now=NOW)
    with pytest.raises(Moved) as moved:
        queries.public_dataset("lieux-de-promenade")
    assert moved.value.slug == "promenades"
    assert queries.public_dataset("promenades").pk == public.dataset_id
    assert queries.public_dataset(str(public.dataset_id)).slug == "promenades"
    other = actions.create_dataset(by=actor(network.referent), entry=register(network), now=NOW)
    assert other.slug == "lieux-de-promenade-saint-arcens"
    with pytest.raises(Conflict):
        actions.rename_dataset(by=actor(network.referent), dataset=other, slug="lieux-de-promenade", now=NOW)


def test_the_licence_of_what_is_public_does_not_change_by_a_form(network: Network, public: Version) -> None:
    with pytest.raises(Conflict):
        actions.describe_dataset(by=actor(network.referent), dataset=public.dataset, licence="odc-odbl", now=NOW)
    with pytest.raises(Invalid):
        actions.describe_dataset(by=actor(network.referent), dataset=public.dataset, theme="FOOD", now=NOW)
    described = actions.describe_dataset(by=actor(network.referent), dataset=public.dataset, theme="ENVI", now=NOW)
    assert (described.theme, Dataset.objects.get(pk=public.dataset_id).theme) == ("ENVI", "ENVI")


def test_people_see_the_datasets_of_their_organisations_only(network: Network, public: Version) -> None:
    assert public.dataset in queries.datasets_seen_by(actor(network.mayor))
    assert public.dataset not in queries.datasets_seen_by(actor(network.signatory))
