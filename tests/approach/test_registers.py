"""Registers put together: what is public, what was approved, and what they show of duties."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pontdarc.approach.registers import kept_by, lines_of, register_of
from pontdarc.outside.clock import date_of
from tests.world import registers
from tests.world.datasets import public_dataset
from tests.world.territory import NOW, Network
from tests.world.way import clear, drop, register

TODAY = date_of(NOW)
CSV = "nom;type\n" + "".join(f"Place {n};parc\n" for n in range(9))


def test_a_public_dataset_enters_with_what_was_cleared_and_a_worded_line_adds_its_dates(network: Network) -> None:
    entry = register(network, "Nom interne du fichier")
    drop(network, entry, CSV)
    assert register_of(network.commune, TODAY) == ()
    clear(network, entry)
    (alone,) = register_of(network.commune, TODAY)
    assert (alone.conditions, alone.updates, alone.created_on) == ("Licence Ouverte 2.0", "Version 1", "")
    registers.line(network, entry, title="Autre titre", updates="complété chaque année")
    (dated,) = register_of(network.commune, TODAY)
    assert (dated.title, dated.created_on, dated.updates) == (alone.title, "2019-05-02", "complété chaque année")


def test_titles_are_sorted_as_a_reader_expects_accents_apart(network: Network) -> None:
    for title in ("Zones", "Écoles", "Arbres"):
        registers.line(network, register(network, title), title=title)
    assert [line.title for line in register_of(network.commune, TODAY)] == ["Arbres", "Écoles", "Zones"]


def test_an_edition_shows_only_lines_that_may_still_be_read(network: Network) -> None:
    entry = register(network, "Chemins")
    entry.organisation = network.departement
    entry.save()
    line = registers.line(network, entry)
    edition = registers.edition(network)
    assert [each.title for each in lines_of(edition)] == [line.title]
    line.delete()
    assert lines_of(edition) == ()


def test_what_registers_show_costs_as_many_queries_for_one_body_as_for_all(network: Network) -> None:
    registers.designation(network)
    registers.algorithm(network)
    public_dataset(network.departement, network.signatory)
    registers.edition(network)
    counts = []
    for bodies in ([network.departement], list(network.organisations)):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            kept = kept_by(bodies, TODAY)
        counts.append(len(asked))
    assert counts[0] == counts[1]
    shown = {each.code: each.status for each in kept[network.departement.pk]}
    assert shown == {"G5": "done", "G7": "not_done", "G8": "done", "G9": "declared"}
    assert {each.code for each in kept[network.epci.pk]} == {"G7"}
    assert kept[network.commune.pk] == ()


pytestmark = pytest.mark.django_db
