"""Facts in one spreadsheet: out, filled, back, read by the confined child."""

from pathlib import Path

import pytest

from pontdarc.approach import facts_in_bulk
from pontdarc.core.refusals import Invalid
from pontdarc.legal.facts import ASKED_BY_NAME
from pontdarc.network.queries import known_facts
from pontdarc.outside import confined
from pontdarc.outside.confined import run as in_a_child
from tests.world.territory import NOW, Network, actor

TODAY = NOW.date()


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_filled_sheet_is_read_in_both_formats(
    network: Network, tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confined, "run", in_a_child)
    by = actor(network.referent)
    rows = facts_in_bulk.sheet(by, TODAY)
    subsidies, fte = (rows[0].index(ASKED_BY_NAME[name].label) for name in ("grants_subsidies", "agents_fte"))
    [mine] = [row for row in rows if row[0] == network.commune.slug]
    mine[subsidies], mine[fte] = "Oui", "7,5"
    path = tmp_path / f"faits.{suffix}"
    path.write_bytes(facts_in_bulk.as_csv(rows) if suffix == "csv" else facts_in_bulk.as_xlsx(rows))
    taken = facts_in_bulk.take(by=by, path=path, name=path.name, now=NOW)
    assert (taken.organisations, taken.facts, taken.wrong, taken.unknown) == (1, 2, (), ())
    known = known_facts([network.commune.pk])[network.commune.pk]
    assert (known["grants_subsidies"], known["agents_fte"]) == (True, 7.5)
    assert facts_in_bulk.take(by=by, path=path, name=path.name, now=NOW).facts == 0


def test_a_fact_that_changes_nothing_is_not_asked(network: Network) -> None:
    header, *rows = facts_in_bulk.sheet(actor(network.coordinator), TODAY)
    large = header.index(ASKED_BY_NAME["agents_count"].label) if "Nombre d’agents" in header else None
    assert large is None, "no body here has a duty that depends on it"
    planning = header.index(ASKED_BY_NAME["planning"].label)
    cells = {row[0]: row[planning] for row in rows}
    assert cells[network.departement.slug] == "–"
    assert cells[network.commune.slug] == ""


def test_what_is_not_understood_is_left_out_and_told_by_its_place(network: Network) -> None:
    rows = [
        {"organisation": network.commune.slug, "Déchets": "parfois", "Nombre d’agents": "12,5"},
        {"organisation": "ailleurs", "Déchets": "oui", "Nombre d’agents": "3"},
        {"organisation": None, "Déchets": "oui", "Nombre d’agents": None},
    ]
    taken = facts_in_bulk.declare(by=actor(network.referent), rows=rows, now=NOW)
    assert [(cell.row, cell.column) for cell in taken.wrong] == [(2, "Nombre d’agents"), (2, "Déchets")]
    assert (taken.facts, taken.unknown) == (0, ("ailleurs",))


def test_another_table_is_refused(network: Network) -> None:
    for rows in ([], [{"a": "1"}], [{"organisation": "x"}]):
        with pytest.raises(Invalid):
            facts_in_bulk.declare(by=actor(network.referent), rows=rows, now=NOW)
