"""Somebody who was erased is in nothing that is kept any more, and does not come back."""

import shutil
from pathlib import Path
from uuid import uuid4

import pytest
from django.apps import apps
from django.core import serializers
from django.test import Client

from pontdarc.approach import consolidation
from pontdarc.approach.dispatch import drain
from pontdarc.approach.erasure import actions, purging
from pontdarc.approach.erasure.places import places, sought_for
from pontdarc.approach.journeys import release
from pontdarc.approach.models import Erasure
from pontdarc.core.digging import dig
from pontdarc.core.privacy.marks import Seeker
from pontdarc.core.refusals import Conflict, Forbidden, Unlawful
from pontdarc.extraction.actions import deliveries
from pontdarc.extraction.models import Delivery
from pontdarc.inventory.models import Entry
from pontdarc.outside import clock
from pontdarc.publication import erasing
from pontdarc.publication.models import Dataset
from pontdarc.publication.queries import published_version
from pontdarc.standardisation.confined_erasing import is_named
from tests.approach.test_consolidation import STANDARD, decide, names, publish
from tests.world.territory import Network, actor
from tests.world.way import clear, drop, later, register

SOMEBODY = "Ysaline Zqxwberg"
PEOPLE = "nom;prenom;commune;montant\n" + "".join(
    f"{'Zqxwberg' if n == 7 else f'Nom{n}'};{'Ysaline' if n == 7 else 'Paule'};Saint-Arcens;{n}\n" for n in range(12)
)


def _published(network: Network, *contents: str) -> tuple[Entry, Dataset]:
    entry = register(network, "Aides versées")
    for rank, content in enumerate(contents):
        drop(network, entry, content, hours=rank)
        if not rank:
            clear(network, entry)
    return entry, Dataset.objects.get(entry=entry)


def _decided(network: Network, dataset: Dataset, measure: str = "rows", hours: int = 5) -> Erasure:
    erasure = actions.propose_erasure(
        by=actor(network.dpo),
        dataset=dataset,
        people=[[SOMEBODY]],
        measure=measure,
        article="RGPD art. 17",
        now=later(hours),
    )
    return actions.decide_erasure(by=actor(network.mayor), erasure=erasure, accepted=True, now=later(hours))


def _erase(network: Network, dataset: Dataset, measure: str = "rows", hours: int = 5) -> Erasure:
    erasure = _decided(network, dataset, measure, hours)
    drain(later(hours))
    erasure.refresh_from_db()
    return erasure


def _files_that_hold(data: Path, somebody: str = SOMEBODY) -> list[str]:
    """Look in every file, by its content; in a copy, since this process answers from some of them."""
    seeker, folder = Seeker.of([somebody], b"clef"), data / "copied"
    shutil.copytree(data, folder, ignore=shutil.ignore_patterns("copied"))
    files = [path for path in folder.rglob("*") if path.is_file()]
    try:
        return _holding(files, folder, seeker)
    finally:
        shutil.rmtree(folder)


def _holding(files: list[Path], folder: Path, seeker: Seeker) -> list[str]:
    return [str(path.relative_to(folder)) for path in files if any(is_named(cells, seeker) for cells in dig(path))]


def _catalogue() -> str:
    models = [model for model in apps.get_models() if model.__module__.startswith("pontdarc.")]
    return "".join(serializers.serialize("json", model._base_manager.all()) for model in models).lower()


pytestmark = pytest.mark.django_db(transaction=True)


def test_what_is_public_is_made_again_without_them_and_every_file_forgets_them(
    network: Network, data: Path, client: Client
) -> None:
    entry, dataset = _published(network, PEOPLE, PEOPLE.replace("Paule", "Paul"))
    assert dataset.versions.count() == 2
    assert client.get(f"/donnees/{dataset.slug}/telecharger/csv").status_code == 200
    assert len(_files_that_hold(data)) >= 6, "raw files, tables and what was derived hold them"

    erasure = _erase(network, dataset)

    current = published_version(dataset)
    assert (current.number, current.rows) == (3, 11)
    assert _files_that_hold(data) == []
    assert "zqxwberg" not in _catalogue()
    assert "Nom6" in b"".join(client.get(f"/donnees/{dataset.slug}/telecharger/csv").streaming_content).decode()
    assert erasure.done_at == later(5)
    kinds = [each["kind"] for each in erasure.trace]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "made_again": 1,
        "version": 2,
        "delivery": 2,
        "table": 2,
    }
    destroyed = Delivery.objects.filter(entry=entry, destroyed_at__isnull=False)
    assert [each.destroyed_why for each in destroyed] == [f"RGPD art. 17, effacement {erasure.pk}"] * 2
    assert Delivery.objects.get(entry=entry, origin="rectified").filename == "export-rectifié.csv"


def test_nothing_is_left_when_the_worker_is_stopped_between_the_decision_and_the_files(
    network: Network, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, dataset = _published(network, PEOPLE)
    with monkeypatch.context() as stopped:
        stopped.setattr(erasing, "_forget", lambda tables, versions: None)
        stopped.setattr(erasing, "_destroy", lambda tables: None)
        stopped.setattr(deliveries, "_destroy_blob", lambda sha256, keep: None)
        purging.carry_out(_decided(network, dataset), later(5))
    assert _files_that_hold(data)
    drain(later(5))
    assert _files_that_hold(data) == []


def test_addresses_of_what_was_erased_answer_that_it_is_gone_and_why(network: Network, client: Client) -> None:
    _, dataset = _published(network, PEOPLE)
    former = published_version(dataset)
    _erase(network, dataset)
    for address in (
        f"/donnees/{dataset.slug}/versions/1/",
        f"/donnees/{dataset.slug}/versions/1/telecharger/csv",
        f"/donnees/{dataset.slug}/versions/1/fichier-recu",
        f"/id/version/{former.pk}",
    ):
        answer = client.get(address)
        assert answer.status_code == 410, address
        assert "RGPD art. 17" in answer.content.decode(), address
    page = client.get(f"/donnees/{dataset.slug}/").content.decode()
    assert "retirée" in page
    assert client.get(f"/donnees/{dataset.slug}/versions/2/").status_code == 200


def test_cells_alone_can_be_emptied(network: Network, data: Path) -> None:
    _, dataset = _published(network, PEOPLE)
    _erase(network, dataset, "cells")
    assert published_version(dataset).rows == 12
    assert _files_that_hold(data) == []


def test_the_whole_dataset_can_be_withdrawn(network: Network, data: Path, client: Client) -> None:
    _, dataset = _published(network, PEOPLE)
    _erase(network, dataset, "withdraw")
    answer = client.get(f"/donnees/{dataset.slug}/")
    assert answer.status_code == 410
    assert "pour protéger une personne" in answer.content.decode()
    assert _files_that_hold(data) == []


def test_the_next_delivery_that_brings_them_back_is_held_and_no_confirmation_lets_it_pass(
    network: Network, data: Path
) -> None:
    entry, dataset = _published(network, PEOPLE)
    erasure = _erase(network, dataset)
    version = drop(network, entry, PEOPLE.replace("Nom3", "Autre"), hours=8)
    assert version.state == "held"
    assert [each["code"] for each in version.held] == ["erased_again"]
    with pytest.raises(Unlawful):
        release(by=actor(network.referent), version=version, now=later(9))
    actions.apply_again(by=actor(network.dpo), erasure=erasure, now=later(9))
    drain(later(9))
    current = published_version(dataset)
    assert (current.number, current.rows) == (3, 11)
    assert _files_that_hold(data) == []


def test_a_decision_to_publish_does_not_let_them_come_back(network: Network) -> None:
    entry, dataset = _published(network, PEOPLE)
    _erase(network, dataset)
    version = drop(network, entry, PEOPLE, hours=8)
    clear(network, entry, hours=9)
    version.refresh_from_db()
    assert version.state == "held"


def test_a_gathered_dataset_is_made_again_without_them(
    network: Network, every_role: None, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: clock.date_of(later(0)))
    theirs = names("Pont-du-Val", "00102", ("F", "Zqxwberg", 9), ("M", "Noé", 7), ("F", "Lina", 4))
    publish(network, network.communes[0], names("Saint-Arcens", "00101", ("F", "Jade", 6), ("M", "Louis", 5)))
    dataset = publish(network, network.communes[1], theirs)
    gathered = consolidation.consolidate(by=actor(network.coordinator), standard=STANDARD, now=later(1)).dataset
    decide(network, gathered, hours=1)
    assert published_version(gathered).rows == 5
    erasure = actions.propose_erasure(
        by=actor(network.dpo),
        dataset=dataset,
        people=[["Zqxwberg"]],
        measure="rows",
        article="RGPD art. 17",
        now=later(5),
    )
    actions.decide_erasure(by=actor(network.signatory), erasure=erasure, accepted=True, now=later(5))
    drain(later(5))
    assert published_version(dataset).rows == 2
    assert published_version(gathered).rows == 4
    assert _files_that_hold(data, "Zqxwberg") == []
    assert "zqxwberg" not in _catalogue()


def test_who_proposes_does_not_decide_and_nothing_happens_without_a_decision(network: Network) -> None:
    _, dataset = _published(network, PEOPLE)
    propose = {
        "dataset": dataset,
        "people": [[SOMEBODY]],
        "measure": "rows",
        "article": "RGPD art. 17",
        "now": later(3),
    }
    with pytest.raises(Forbidden):
        actions.propose_erasure(by=actor(network.referent), **propose)
    erasure = actions.propose_erasure(by=actor(network.dpo), **propose)
    drain(later(3))
    assert published_version(dataset).rows == 12
    with pytest.raises(Forbidden):
        actions.decide_erasure(by=actor(network.dpo), erasure=erasure, accepted=True, now=later(3))
    actions.decide_erasure(by=actor(network.mayor), erasure=erasure, accepted=False, why="Élue.", now=later(3))
    drain(later(3))
    assert published_version(dataset).rows == 12
    with pytest.raises(Conflict):
        actions.apply_again(by=actor(network.dpo), erasure=erasure, now=later(3))


def test_nobody_is_erased_who_is_not_found(network: Network) -> None:
    _, dataset = _published(network, PEOPLE)
    with pytest.raises(Conflict, match="Personne n’est trouvé"):
        actions.propose_erasure(
            by=actor(network.dpo),
            dataset=dataset,
            people=[["Personne Dautre"]],
            measure="rows",
            article="RGPD art. 17",
            now=later(3),
        )


def test_what_was_sought_is_nowhere_in_the_catalogue(network: Network, caplog: pytest.LogCaptureFixture) -> None:
    _, dataset = _published(network, PEOPLE)
    places(dataset, sought_for(uuid4(), [[SOMEBODY]]), later(3))
    _erase(network, dataset)
    assert "zqxwberg" not in (_catalogue() + caplog.text).lower()
