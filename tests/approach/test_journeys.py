from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import polars as pl
import pytest

from pontdarc.approach import journeys
from pontdarc.approach.dispatch import drain
from pontdarc.core.recipe import Feed, SourceColumn, from_yaml, to_yaml
from pontdarc.core.refusals import Conflict, Forbidden, Gone, Invalid, NotFound, Unlawful
from pontdarc.extraction.models import Delivery
from pontdarc.legal import actions as legal
from pontdarc.network.rules import OPERATOR
from pontdarc.outside import clock
from pontdarc.publication import queries
from pontdarc.publication.models import Version
from pontdarc.standardisation.actions import keep_recipe, prepare
from pontdarc.standardisation.models import Preparation
from tests.world.territory import NOW, Network, actor
from tests.world.way import PLACES, PLACES_LATER, PLACES_WITH_EMAILS, ROWS, clear, drop, later, register, write


def _table(version: Version) -> pl.DataFrame:
    return pl.read_parquet(queries.table_path(version))


def test_a_first_delivery_waits_until_somebody_decides_then_is_public(network: Network) -> None:
    entry = register(network)
    version = drop(network, entry, PLACES)
    assert version.state == "held"
    assert [doubt["code"] for doubt in version.held] == ["no_decision"]
    with pytest.raises(NotFound):
        queries.public_dataset(version.dataset.slug)
    clear(network, entry)
    dataset = queries.public_dataset("lieux-de-promenade")
    public = queries.published_version(dataset)
    assert (public.pk, public.number, public.rows) == (version.pk, 1, ROWS)
    assert _table(public).height == ROWS
    entry.refresh_from_db()
    assert entry.stage == "published"


def test_the_next_delivery_inside_the_clearance_is_published_by_itself(network: Network) -> None:
    entry = register(network)
    first = drop(network, entry, PLACES)
    clear(network, entry)
    second = drop(network, entry, PLACES_LATER, hours=1)
    first.refresh_from_db()
    assert (second.state, second.number, first.state) == ("published", 2, "replaced")
    assert _table(second).height == ROWS + 1
    assert [version.number for version in queries.public_versions(second.dataset)] == [2, 1]
    entry.refresh_from_db()
    assert entry.stage == "updated"
    assert second.preparation.recipe_id == first.preparation.recipe_id


def test_a_new_column_of_addresses_holds_the_delivery_and_tells_the_referent_why(
    network: Network, mailoutbox: list
) -> None:
    entry = register(network)
    first = drop(network, entry, PLACES)
    clear(network, entry)
    mailoutbox.clear()
    held = drop(network, entry, PLACES_WITH_EMAILS, hours=1)
    assert held.state == "held"
    assert ("new_personal_column", "courriel") in [(doubt["code"], doubt["column"]) for doubt in held.held]
    assert queries.published_version(held.dataset).pk == first.pk
    [message] = [each for each in mailoutbox if network.referent.email in each.to]
    assert "courriel" in message.body
    assert "données personnelles" in message.body
    assert "exemple.fr" not in message.body


def test_a_held_delivery_that_the_referent_confirms_is_public_without_the_new_column(network: Network) -> None:
    entry = register(network)
    drop(network, entry, PLACES)
    clear(network, entry)
    held = drop(network, entry, PLACES_WITH_EMAILS, hours=1)
    with pytest.raises(Forbidden):
        journeys.release(by=actor(network.mayor), version=held, now=later(2))
    public = journeys.release(by=actor(network.referent), version=held, now=later(2))
    assert public.state == "published"
    assert "courriel" not in _table(public).columns
    assert "left_out" in [line["rule"] for line in public.alterations]
    drain(later(2))
    assert drop(network, entry, PLACES_WITH_EMAILS, hours=3).state == "published", "looked at once is enough"


def test_nobody_can_confirm_what_no_clearance_covers(network: Network) -> None:
    version = drop(network, register(network), PLACES)
    with pytest.raises(Unlawful):
        journeys.release(by=actor(network.referent), version=version, now=NOW)


def test_a_delivery_that_lost_half_its_rows_is_held(network: Network) -> None:
    entry = register(network)
    drop(network, entry, PLACES)
    clear(network, entry)
    held = drop(network, entry, "\n".join(PLACES.splitlines()[:5]) + "\n", hours=1)
    assert (held.state, [doubt["code"] for doubt in held.held]) == ("held", ["half_rows"])


def test_a_refusal_of_the_signatory_publishes_nothing_and_closes_the_entry(network: Network) -> None:
    entry = register(network)
    version = drop(network, entry, PLACES)
    clear(network, entry, "do_not_publish")
    entry.refresh_from_db()
    assert entry.stage == "refused"
    assert not queries.public_datasets().exists()
    assert Version.objects.get(pk=version.pk).state == "held"


def test_what_is_revoked_is_gone_at_once_and_comes_back_with_a_new_decision(network: Network) -> None:
    entry = register(network)
    version = drop(network, entry, PLACES)
    decision = clear(network, entry)
    legal.revoke(by=actor(network.mayor), decision=decision, why="Erreur.", now=later(1))
    with pytest.raises(Gone):
        queries.public_dataset(version.dataset.slug)
    with pytest.raises(NotFound):
        queries.table_path(version)
    drain(later(1))
    assert Version.objects.get(pk=version.pk).state == "withdrawn"
    clear(network, entry, hours=2)
    again = queries.published_version(queries.public_dataset(version.dataset.slug))
    assert (again.pk, again.number) == (version.pk, 1)


def test_a_clearance_past_its_term_covers_nothing(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = register(network)
    version = drop(network, entry, PLACES)
    decision = clear(network, entry)
    decision.review_on = NOW.date()
    decision.save(update_fields=["review_on"])
    monkeypatch.setattr(clock, "today", lambda: NOW.date())
    assert queries.public_dataset(version.dataset.slug).pk == version.dataset_id
    monkeypatch.setattr(clock, "today", lambda: NOW.date() + timedelta(days=1))
    with pytest.raises(Gone):
        queries.public_dataset(version.dataset.slug)
    assert drop(network, entry, PLACES_LATER, hours=30).held[0]["code"] == "decision_expired"


def test_columns_dropped_and_masked_in_the_proposal_never_become_public(network: Network) -> None:
    entry = register(network)
    drop(network, entry, PLACES)
    clear(network, entry, drop=["type"], mask=["nom"])
    public = queries.published_version(queries.public_dataset("lieux-de-promenade"))
    table = _table(public)
    assert "type" not in table.columns
    assert table["nom"].unique().to_list() == ["(masqué)"]
    assert {"drop_column", "mask_column"} <= {line["rule"] for line in public.alterations}
    later_one = drop(network, entry, PLACES_LATER, hours=1)
    assert later_one.state == "published"
    assert "type" not in _table(later_one).columns


def test_a_proposal_on_a_column_that_does_not_exist_is_refused(network: Network) -> None:
    entry = register(network)
    drop(network, entry, PLACES)
    with pytest.raises(Invalid):
        clear(network, entry, drop=["inconnue"])


def test_what_is_public_cannot_be_proposed_otherwise_without_a_new_delivery(network: Network) -> None:
    entry = register(network)
    drop(network, entry, PLACES)
    clear(network, entry)
    with pytest.raises(Conflict):
        clear(network, entry, drop=["type"], hours=1)


def test_rare_first_names_are_left_out_and_the_version_says_how_many(network: Network) -> None:
    entry = register(network, "Prénoms", "scdl/prenoms")
    names = ["LOUISE", "GABRIEL", "JADE", "RAPHAEL", "AMBRE", "LOUIS", "EMMA", "JULES"]
    lines = "".join(
        f"Saint-Arcens,00101,F,{name},2025,{count}\n"
        for name, count in zip(names, [9, 8, 7, 2, 1, 3, 2, 5], strict=True)
    )
    header = "COMMUNE_NOM,COLL_INSEE,ENFANT_SEXE,ENFANT_PRENOM,ANNEE,NOMBRE_OCCURRENCES\n"
    version = drop(network, entry, header + lines)
    assert (version.rows, version.dataset.theme) == (5, "SOCI")
    [line] = [line for line in version.alterations if line["rule"] == "suppress_rare"]
    assert (line["text"], line["count"]) == ("3 lignes laissées de côté : prénoms donnés moins de 3 fois", 3)
    clear(network, entry)
    shown = _table(queries.published_version(version.dataset))["ENFANT_PRENOM"].str.to_uppercase().to_list()
    assert not {"RAPHAEL", "AMBRE", "EMMA"} & set(shown)


def test_the_same_delivery_and_recipe_give_one_preparation_and_one_version(network: Network) -> None:
    entry = register(network)
    version = drop(network, entry, PLACES)
    clear(network, entry)
    first = version.preparation
    again = prepare(by=OPERATOR, delivery=first.delivery, now=later(1))
    assert again.pk == first.pk
    assert journeys.update(preparation=first, now=later(1)).pk == version.pk
    assert (Preparation.objects.count(), Version.objects.count()) == (1, 1)


def test_an_older_delivery_prepared_late_does_not_take_the_place_of_a_newer_one(network: Network) -> None:
    entry = register(network)
    drop(network, entry, PLACES)
    clear(network, entry)
    old = journeys.deliver(
        by=actor(network.referent), entry=entry, file=[PLACES.encode()], filename="vieux.csv", now=later(1)
    )
    newer = drop(network, entry, PLACES_LATER, hours=2)
    version = Version.objects.get(preparation__delivery=old)
    assert version.state in ("discarded", "replaced")
    assert queries.published_version(newer.dataset).pk == newer.pk


def test_a_file_that_is_no_data_is_refused_kept_and_told(network: Network, mailoutbox: list) -> None:
    entry = register(network)
    delivery = journeys.deliver(
        by=actor(network.referent), entry=entry, file=[b"%PDF-1.4\n" + bytes(300)], filename="liste.csv", now=NOW
    )
    drain(NOW)
    delivery.refresh_from_db()
    assert delivery.refusal
    assert delivery.refusal["sentence"]
    assert not Version.objects.exists()
    assert Path(queries.blobs().path(delivery.sha256)).read_bytes().startswith(b"%PDF")
    [message] = mailoutbox
    assert delivery.refusal["advice"] in message.body


def test_a_table_without_any_row_is_held_whatever_the_clearance(network: Network) -> None:
    entry = register(network)
    drop(network, entry, PLACES)
    clear(network, entry)
    held = drop(network, entry, PLACES.splitlines()[0] + "\n", hours=1)
    assert held.state == "held"
    assert "no_rows" in [doubt["code"] for doubt in held.held]


def test_a_file_published_by_the_operator_waits_for_a_decision_then_updates_publish(
    network: Network, tmp_path: Path
) -> None:
    by = {"by": OPERATOR, "organisation": network.commune.slug, "title": "Lieux de promenade"}
    first = journeys.publish_file(path=write(tmp_path, PLACES), now=NOW, **by)
    assert (first.state, first.dataset) == ("held", "lieux-de-promenade")
    drain(NOW)
    entry = Version.objects.get(pk=first.version).dataset.entry
    decision = clear(network, entry, hours=1)
    path = write(tmp_path, PLACES_LATER)
    second = journeys.publish_file(path=path, dataset=first.dataset, clearance=str(decision.pk), now=later(2), **by)
    assert second.state == "published"
    assert Delivery.objects.filter(entry=entry, origin="command").count() == 2


def test_a_clearance_of_another_dataset_publishes_nothing(network: Network, tmp_path: Path) -> None:
    entry = register(network, "Autre jeu")
    drop(network, entry, PLACES)
    other = clear(network, entry)
    by = {"by": OPERATOR, "organisation": network.commune.slug, "title": "Lieux"}
    first = journeys.publish_file(path=write(tmp_path, PLACES), now=later(1), **by)
    again = journeys.publish_file(
        path=write(tmp_path, PLACES), dataset=first.dataset, clearance=str(other.pk), now=later(2), **by
    )
    assert again.state == "held"


def test_a_dataset_of_another_organisation_cannot_be_updated_under_this_one(network: Network, tmp_path: Path) -> None:
    first = journeys.publish_file(
        by=OPERATOR, path=write(tmp_path, PLACES), organisation=network.commune.slug, title="Lieux", now=NOW
    )
    with pytest.raises(Invalid):
        journeys.publish_file(
            by=OPERATOR,
            path=write(tmp_path, PLACES),
            organisation=network.departement.slug,
            title="Lieux",
            dataset=first.dataset,
            now=NOW,
        )


def test_a_file_that_does_not_exist_leaves_nothing_behind(network: Network, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        journeys.publish_file(
            by=OPERATOR, path=tmp_path / "rien.csv", organisation=network.commune.slug, title="Rien", now=NOW
        )
    assert not network.commune.entries.exists()


def test_former_versions_go_when_the_decision_masks_what_they_show(network: Network, mailoutbox: list) -> None:
    entry = register(network)
    first = drop(network, entry, PLACES)
    clear(network, entry)
    held = drop(network, entry, PLACES_WITH_EMAILS, hours=1)
    mailoutbox.clear()
    clear(network, entry, mask=["type"], hours=2)
    dataset = queries.public_dataset(first.dataset.slug)
    assert [version.pk for version in queries.public_versions(dataset)] == [held.pk]
    assert _table(held)["type"].unique().to_list() == ["(masqué)"]
    with pytest.raises(NotFound):
        queries.table_path(first)
    assert not [each for each in mailoutbox if "n’est plus public" in each.subject], "it never ceased to be"


def test_a_suspended_version_does_not_come_back_over_a_newer_one_by_a_click(network: Network) -> None:
    entry = register(network)
    first = drop(network, entry, PLACES)
    decision = clear(network, entry)
    second = drop(network, entry, PLACES_LATER, hours=1)
    legal.revoke(by=actor(network.mayor), decision=decision, why="Erreur.", now=later(2))
    drain(later(2))
    for version in (first, second):
        with pytest.raises(Conflict):
            _release(network, version)
    clear(network, entry, hours=3)
    with pytest.raises(Conflict):
        _release(network, first)
    assert queries.published_version(queries.public_dataset(first.dataset.slug)).pk == second.pk


def _release(network: Network, version: Version) -> None:
    journeys.release(by=actor(network.referent), version=version, now=later(4))


def test_a_revocation_between_the_check_and_the_write_leaves_nothing_public(network: Network) -> None:
    """Two processes on PostgreSQL: one publishes under a decision while the other revokes it."""
    entry = register(network)
    version = drop(network, entry, PLACES)
    decision = clear(network, entry)
    legal.revoke(by=actor(network.mayor), decision=decision, why="Erreur.", now=later(1))
    assert Version.objects.get(pk=version.pk).state == "published", "as the one who published a moment late leaves it"
    with pytest.raises(Gone):
        queries.public_dataset(version.dataset.slug)
    assert not queries.public_versions(version.dataset).exists()


def test_a_new_personal_column_is_held_whatever_the_recipe_says_of_it(network: Network) -> None:
    entry = register(network)
    first = drop(network, entry, PLACES)
    clear(network, entry)
    recipe = from_yaml(first.preparation.recipe.document)
    harmless = SourceColumn("courriel", None, "string")
    feed = Feed("courriel", "courriel", ("courriel",), certainty=1.0)
    trusting = replace(
        recipe,
        columns=(*recipe.columns, harmless),
        mapping=(*recipe.mapping, feed),
        overrides={**recipe.overrides, "courriel": {"sources": ["courriel"]}},
    )
    keep_recipe(actor(network.referent), entry, to_yaml(trusting), later(1))
    held = drop(network, entry, PLACES_WITH_EMAILS, hours=2)
    assert held.preparation.recipe.number > first.preparation.recipe.number
    assert held.state == "held"
    assert {"courriel"} <= {doubt["column"] for doubt in held.held}
    assert queries.published_version(held.dataset).pk == first.pk
