import json
from datetime import timedelta
from pathlib import Path

import polars as pl
import pytest

from pontdarc.approach import consolidation
from pontdarc.approach.dispatch import drain
from pontdarc.approach.journeys import deliver, propose_for
from pontdarc.core.refusals import Conflict, Forbidden, Gone
from pontdarc.inventory import actions as inventory
from pontdarc.legal import actions as legal
from pontdarc.legal.models import Decision
from pontdarc.network.models import Organisation
from pontdarc.outside import clock
from pontdarc.publication.actions import describe_dataset, withdraw
from pontdarc.publication.consolidations import sources_of
from pontdarc.publication.models import Consolidation, Dataset, Version
from pontdarc.publication.queries import current_version, public_dataset, public_versions, state_now, table_path
from tests.world.built import built
from tests.world.territory import Network, actor
from tests.world.way import later

STANDARD = "scdl/prenoms"
HEADER = "COLL_NOM,COLL_INSEE,ENFANT_SEXE,ENFANT_PRENOM,NOMBRE_OCCURRENCES,ANNEE\n"


def names(commune: str, insee: str, *rows: tuple[str, str, int]) -> str:
    return HEADER + "".join(f"{commune},{insee},{sex},{name},{count},2025\n" for sex, name, count in rows)


ARCENS = names("Saint-Arcens", "00101", ("F", "Jade", 6), ("M", "Louis", 5))
VAL = names("Pont-du-Val", "00102", ("F", "Alba", 9), ("M", "Noé", 7), ("F", "Lina", 4))


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: clock.date_of(later(0)))


def publish(
    network: Network,
    owner: Organisation,
    content: str,
    *,
    hours: int = 0,
    days: int | None = None,
    licence: str = "lov2",
) -> Dataset:
    """Publish a file of an organisation, decided by the présidence, who is given every signature here."""
    by, now = actor(network.referent), later(hours)
    entry = inventory.register(by=by, organisation=owner, title=f"Prénoms de {owner.name}", standard=STANDARD, now=now)
    deliver(by=by, entry=entry, file=[content.encode()], filename="prenoms.csv", now=now)
    drain(now)
    dataset = Dataset.objects.get(entry=entry)
    describe_dataset(by=by, dataset=dataset, licence=licence, now=now)
    decide(network, dataset, hours=hours, days=days)
    return dataset


def decide(network: Network, dataset: Dataset, *, hours: int = 0, days: int | None = None) -> Decision:
    now = later(hours)
    proposal = propose_for(
        by=actor(network.referent), entry=dataset.entry, outcome="publish", article="CRPA L312-1-1", now=now
    )
    legal.advise(by=actor(network.dpo), proposal=proposal, verdict="favourable", now=now)
    decision = legal.decide(
        by=actor(network.signatory),
        proposal=proposal,
        outcome="publish",
        article="CRPA L312-1-1",
        review_on=clock.date_of(now) + timedelta(days=days) if days is not None else None,
        now=now,
    )
    drain(now)
    return decision


@pytest.fixture
def two(network: Network, every_role: None, data: Path) -> tuple[Dataset, Dataset]:
    return built(_two, network, folder=data)


def _two(network: Network) -> tuple[Dataset, Dataset]:
    return publish(network, network.communes[0], ARCENS), publish(network, network.communes[1], VAL)


def gathered(network: Network, *, hours: int = 1) -> Consolidation:
    return consolidation.consolidate(by=actor(network.coordinator), standard=STANDARD, now=later(hours))


def rows_of(dataset: Dataset) -> pl.DataFrame:
    version = current_version(dataset.slug)
    assert version is not None
    return pl.read_parquet(table_path(version))


def test_nothing_is_public_before_the_signatory_of_the_departement_has_decided(
    network: Network, two: tuple[Dataset, Dataset]
) -> None:
    made = gathered(network)
    assert made.dataset.organisation == network.departement
    assert current_version(made.dataset.slug) is None
    waiting = made.dataset.versions.get()
    assert [doubt["code"] for doubt in waiting.held] == ["no_decision"]
    decide(network, made.dataset, hours=2)
    frame = rows_of(made.dataset)
    assert frame["producteur_nom"].to_list() == ["Pont-du-Val"] * 3 + ["Saint-Arcens"] * 2
    assert set(frame["producteur_siren"]) == {"999990021", "999990039"}
    assert frame["producteur_jeu"].to_list() == [f"/id/dataset/{two[1].pk}"] * 3 + [f"/id/dataset/{two[0].pk}"] * 2
    assert [each.dataset.slug for each in sources_of(current_version(made.dataset.slug))] == [
        two[1].slug,
        two[0].slug,
    ]


def test_a_new_version_of_a_source_gives_a_new_gathered_version(network: Network, two: tuple[Dataset, Dataset]) -> None:
    made = gathered(network)
    decide(network, made.dataset, hours=2)
    more = ARCENS + names("Saint-Arcens", "00101", ("F", "Rose", 8)).removeprefix(HEADER)
    deliver(by=actor(network.referent), entry=two[0].entry, file=[more.encode()], filename="p.csv", now=later(3))
    drain(later(3))
    assert "Rose" in rows_of(made.dataset)["ENFANT_PRENOM"]
    assert [each.number for each in public_versions(made.dataset)] == [2, 1]


def test_rows_of_a_withdrawn_source_go_at_once_and_older_versions_with_them(
    network: Network, two: tuple[Dataset, Dataset]
) -> None:
    made = gathered(network)
    decide(network, made.dataset, hours=2)
    withdraw(by=actor(network.referent), dataset=two[1], why="Erreur de fichier.", now=later(3))
    assert current_version(made.dataset.slug) is None
    assert state_now(made.dataset.slug) is None
    with pytest.raises(Gone):
        public_dataset(made.dataset.slug)
    drain(later(3))
    assert set(rows_of(made.dataset)["producteur_nom"]) == {"Saint-Arcens"}
    assert [each.number for each in public_versions(made.dataset)] == [2]
    assert Version.objects.get(dataset=made.dataset, number=1).state == Version.State.WITHDRAWN


def test_a_revoked_source_leaves_and_comes_back_with_a_new_decision(
    network: Network, two: tuple[Dataset, Dataset]
) -> None:
    made = gathered(network)
    decide(network, made.dataset, hours=2)
    decision = Decision.objects.get(proposal__entry=two[0].entry)
    legal.revoke(by=actor(network.signatory), decision=decision, why="À revoir.", now=later(3))
    drain(later(3))
    assert set(rows_of(made.dataset)["producteur_nom"]) == {"Pont-du-Val"}
    decide(network, two[0], hours=4)
    assert set(rows_of(made.dataset)["producteur_nom"]) == {"Pont-du-Val", "Saint-Arcens"}


def test_a_source_leaves_the_day_after_its_last_day_without_anybody(
    network: Network, two: tuple[Dataset, Dataset], every_role: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(network, network.communes[2], names("Roche-Blanche", "00103", ("M", "Ange", 12)), days=1)
    made = gathered(network)
    decide(network, made.dataset, hours=2)
    assert "Roche-Blanche" in set(rows_of(made.dataset)["producteur_nom"])
    monkeypatch.setattr(clock, "today", lambda: clock.date_of(later(48)))
    assert current_version(made.dataset.slug) is None
    consolidation.rebuild_all(later(48))
    drain(later(48))
    assert set(rows_of(made.dataset)["producteur_nom"]) == {"Pont-du-Val", "Saint-Arcens"}


def test_one_share_alike_source_makes_the_whole_share_alike(network: Network, every_role: None) -> None:
    publish(network, network.communes[0], ARCENS)
    publish(network, network.communes[1], VAL, licence="odc-odbl")
    made = gathered(network)
    assert made.dataset.licence == "odc-odbl"
    assert len(sources_of(made.dataset.versions.get())) == 2


def test_a_share_alike_source_that_comes_later_is_left_out_and_said(
    network: Network, two: tuple[Dataset, Dataset]
) -> None:
    made = gathered(network)
    decide(network, made.dataset, hours=2)
    publish(
        network, network.communes[2], names("Roche-Blanche", "00103", ("M", "Ange", 12)), hours=3, licence="odc-odbl"
    )
    made.refresh_from_db()
    assert [each["code"] for each in made.left_out] == ["other_licence"]
    assert "Roche-Blanche" not in set(rows_of(made.dataset)["producteur_nom"])


def test_the_same_sources_give_the_same_version(network: Network, two: tuple[Dataset, Dataset]) -> None:
    made = gathered(network)
    decide(network, made.dataset, hours=2)
    for hours in (3, 4):
        gathered(network, hours=hours)
    assert made.dataset.versions.count() == 1


def test_the_delivery_of_a_gathered_dataset_lists_its_sources_and_holds_no_row(
    network: Network, two: tuple[Dataset, Dataset], data
) -> None:
    made = gathered(network)
    delivery = made.dataset.entry.deliveries.get()
    manifest = json.loads(next(data.rglob(delivery.sha256)).read_text())
    assert {part["slug"] for part in manifest["parts"]} == {each.slug for each in two}
    assert "Jade" not in json.dumps(manifest)


def test_nobody_drops_a_file_beside_the_sources(network: Network, two: tuple[Dataset, Dataset]) -> None:
    made = gathered(network)
    with pytest.raises(Conflict):
        deliver(
            by=actor(network.coordinator),
            entry=made.dataset.entry,
            file=[b"a;b\n1;2\n"],
            filename="x.csv",
            now=later(3),
        )


def test_a_standard_that_nobody_publishes_is_not_gathered(network: Network) -> None:
    with pytest.raises(Conflict):
        gathered(network)


def test_only_who_describes_the_data_of_the_departement_gathers(network: Network, two: tuple[Dataset, Dataset]) -> None:
    with pytest.raises(Forbidden):
        consolidation.consolidate(by=actor(network.dpo), standard=STANDARD, now=later(1))
