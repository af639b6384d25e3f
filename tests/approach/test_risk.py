"""The risk along the way of a file: measured, shown to who decides, compared at each delivery; keys that stay here."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from django.core import serializers

from pontdarc.approach import journeys
from pontdarc.approach.dispatch import drain
from pontdarc.approach.risk import risk_doubts, roles_of, weigh
from pontdarc.core.privacy.plan import PrivacyPlan
from pontdarc.core.refusals import Invalid, Unlawful
from pontdarc.core.step import Call
from pontdarc.extraction.storage import blobs
from pontdarc.inventory.models import Entry
from pontdarc.journal.models import AuditEvent
from pontdarc.legal import actions as legal
from pontdarc.legal.models import Decision, Proposal
from pontdarc.legal.risk import Asked
from pontdarc.outside.secrets import KEYS
from pontdarc.publication import queries
from pontdarc.publication.measuring import Subject, measure
from pontdarc.publication.models import Version
from tests.world.territory import Network, actor
from tests.world.way import clear, drop, later, register

ANONYMISED = "publish_after_anonymisation"
NAMES = ["Martin", "Durand", "Petit", "Moreau", "Simon", "Laurent", "Lefebvre", "Michel"]
FIRST = ["Anne", "Paul", "Léa", "Luc", "Zoé", "Marc", "Julie", "Hugo"]
YEARS = [1981, 1982, 1983, 1984, 1991, 1992, 1993, 1994]
DECADES = (
    Call("drop_column", "nom_prenom"),
    Call("generalise_date", "date_naissance", {"to": "decade"}),
)
GROUPS = Call("suppress_small_classes", None, {"columns": ["date_naissance"], "k": 4})


def people(years: list[int] = YEARS) -> str:
    """Return a file of persons."""
    lines = [f"{FIRST[n % 8]} {NAMES[n % 8]};{n % 27 + 1:02d}/05/{year};{100 + n % 2}" for n, year in enumerate(years)]
    return "\n".join(["nom_prenom;date_naissance;montant", *lines]) + "\n"


@pytest.fixture
def entry(network: Network) -> Entry:
    made = register(network, "Aides")
    drop(network, made, people())
    return made


def decide(network: Network, entry: Entry, *calls: Call, hours: int = 0, outcome: str = ANONYMISED) -> Decision:
    """Propose a plan, let it be measured, and have it decided."""
    now, plan = later(hours), PrivacyPlan(calls)
    proposal = journeys.propose_for(
        by=actor(network.referent),
        entry=entry,
        outcome=outcome,
        article="CRPA L312-1-2",
        plan=plan,
        asked=Asked(k=4),
        now=now,
    )
    drain(now)
    proposal.refresh_from_db()
    legal.advise(by=actor(network.dpo), proposal=proposal, verdict="favourable", now=now)
    made = legal.decide(by=actor(network.mayor), proposal=proposal, outcome=outcome, article="CRPA L312-1-2", now=now)
    drain(now)
    return made


def codes(version: Version) -> list[str]:
    return [doubt["code"] for doubt in version.held]


def test_what_waits_is_measured_and_its_figures_go_with_it(entry: Entry) -> None:
    version = Version.objects.get()
    assert version.risk["quasi"] == ["nom_prenom", "date_naissance"]
    assert version.risk["k"] == 1


def test_the_figures_of_what_is_proposed_are_in_its_dossier_and_in_the_journal_without_any_value(
    network: Network, entry: Entry
) -> None:
    decision = decide(network, entry, *DECADES, GROUPS)
    figures = decision.proposal.risk["figures"]
    assert (figures["k"], figures["attack"]["success"], figures["left_out"]) == (4, 0.25, 0)
    [event] = AuditEvent.objects.filter(verb="note_risk")
    assert event.facts["k"] == 4
    assert "1981" not in json.dumps(decision.proposal.risk)


def test_a_decision_that_did_not_wait_for_the_figures_says_so_and_accepted_none(network: Network, entry: Entry) -> None:
    clear(network, entry, "publish_after_redaction", hours=1)
    assert Proposal.objects.get().risk["figures"]["after_decision"]
    assert drop(network, entry, people([*YEARS, 1935]), hours=2).state == "published"


def test_a_plan_is_replayed_and_compared_with_the_version_that_it_follows(network: Network, entry: Entry) -> None:
    decide(network, entry, *DECADES, GROUPS)
    second = drop(network, entry, people([*YEARS, 1985]), hours=1)
    assert second.state == "published"
    [line] = second.risk["linkage"]
    assert line["former"]
    assert line["success"] <= 1 / 4
    table = pl.read_parquet(queries.table_path(second))
    assert set(table["date_naissance"].to_list()) == {"1980-1989", "1990-1999"}


def test_groups_that_nothing_keeps_to_their_size_hold_the_delivery_and_confirming_is_not_enough(
    network: Network, entry: Entry
) -> None:
    decide(network, entry, *DECADES)
    held = drop(network, entry, people([*YEARS, 1935]), hours=1)
    assert held.state == "held"
    assert {"k_broken", "singling_out_worse"} <= set(codes(held))
    with pytest.raises(Unlawful):
        journeys.release(by=actor(network.referent), version=held, now=later(2))
    decide(network, entry, *DECADES, GROUPS, hours=3)
    assert Version.objects.get(pk=held.pk).state == "published", "a new decision lets it go"


def test_a_role_that_a_person_gives_to_a_column_is_measured_with_it(network: Network, entry: Entry) -> None:
    preparation = Version.objects.get().preparation
    assert roles_of(preparation)["montant"] == "harmless"
    journeys.propose_for(
        by=actor(network.referent),
        entry=entry,
        outcome="publish_after_redaction",
        article="CRPA L312-1-2",
        plan=PrivacyPlan(DECADES),
        asked=Asked(k=4, roles={"montant": "quasi"}),
        now=later(1),
    )
    drain(later(1))
    figures = Proposal.objects.get().risk["figures"]
    assert figures["quasi"] == ["date_naissance", "montant"]
    assert figures["k"] == 2


def test_a_key_is_in_no_scope_no_recipe_no_row_of_the_catalogue(network: Network, entry: Entry, data: Path) -> None:
    hashed = Call("pseudonymise", "nom_prenom")
    decide(network, entry, hashed, *DECADES[1:], GROUPS)
    [path] = (data / KEYS).rglob("*.key")
    key = path.read_text()
    rows = serializers.serialize("json", [*Proposal.objects.all(), *Decision.objects.all(), *Version.objects.all()])
    assert key not in rows
    again = drop(network, entry, people([*YEARS, 1985]), hours=1)
    assert again.state == "published"
    first, second = (
        set(pl.read_parquet(blobs().path(each.table))["nom_prenom"]) for each in Version.objects.order_by("number")
    )
    assert first <= second, "the same person has the same pseudonym"


def test_a_key_that_was_lost_holds_the_next_delivery_until_somebody_confirms(
    network: Network, entry: Entry, data: Path
) -> None:
    noise = Call("add_noise", "montant", {"epsilon": 1})
    decide(network, entry, *DECADES, GROUPS, noise)
    shutil.rmtree(data / KEYS)
    held = drop(network, entry, people([*YEARS, 1985]), hours=1)
    assert (held.state, codes(held)) == ("held", ["key_changed"])
    assert journeys.release(by=actor(network.referent), version=held, now=later(2)).state == "published"


def test_a_plan_on_a_column_that_is_not_there_is_refused(network: Network, entry: Entry) -> None:
    with pytest.raises(Invalid):
        decide(network, entry, Call("generalise_date", "inconnue"))


def test_old_decisions_still_read_and_replay(network: Network) -> None:
    entry = register(network, "Lieux")
    drop(network, entry, people())
    decision = clear(network, entry, "publish_after_redaction", drop=["nom_prenom"], mask=["date_naissance"])
    decision.scope["steps"] = ["drop:nom_prenom", "mask:date_naissance"]
    decision.save(update_fields=["scope"])
    second = drop(network, entry, people([*YEARS, 1985]), hours=1)
    assert second.state == "published"
    table = pl.read_parquet(queries.table_path(second))
    assert table.columns == ["date_naissance", "montant"]
    assert table["date_naissance"].unique().to_list() == ["(masqué)"]


@pytest.fixture
def measures(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tables that are measured."""
    seen: list[str] = []

    def counted(subject: Subject, roles: Mapping[str, str], **asked: Any) -> dict[str, Any]:
        seen.append(subject.table.name)
        return measure(subject, roles, **asked)

    monkeypatch.setattr("pontdarc.approach.risk.measure", counted)
    return seen


def test_the_risk_is_measured_once_however_often_it_is_asked(
    network: Network, entry: Entry, measures: list[str]
) -> None:
    decide(network, entry, *DECADES)
    held = drop(network, entry, people([*YEARS, 1935]), hours=1)
    assert measures.count(held.table) == 1
    figures = held.risk
    for _ in range(3):
        with pytest.raises(Unlawful):
            journeys.release(by=actor(network.referent), version=held, now=later(2))
    assert codes(held) == [doubt.code for doubt in risk_doubts(Version.objects.get(pk=held.pk), later(2))]
    assert measures.count(held.table) == 1
    held.refresh_from_db()
    assert held.risk == figures


def test_the_risk_is_measured_again_when_something_it_looks_at_is_another(
    network: Network, entry: Entry, measures: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    version, now = Version.objects.get(), later(1)
    first = weigh(version, Asked(), now)
    assert measures == [], "it was measured when it was made"
    weigh(version, Asked(k=3), now)
    weigh(version, Asked(k=3, roles={"montant": "quasi"}), now)
    assert len(measures) == 2
    monkeypatch.setattr("pontdarc.publication.measuring.METHOD", 0)
    weigh(version, Asked(k=3, roles={"montant": "quasi"}), now)
    assert len(measures) == 3
    other = register(network, "Autres aides")
    drop(network, other, people([*YEARS, 1999]))
    clear(network, other, "publish_after_redaction", drop=["nom_prenom"])
    assert weigh(version, Asked(k=3, roles={"montant": "quasi"}), now)["linkage"], "what became public is crossed"
    monkeypatch.undo()
    assert weigh(version, Asked(), now)["k"] == first["k"]
