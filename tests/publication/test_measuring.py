"""The figures of a public table: what is counted, what is tried, and that no value is among them."""

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from pontdarc.core.privacy.plan import PrivacyPlan
from pontdarc.core.step import Call, Context
from pontdarc.publication.making import make
from pontdarc.publication.measuring import METHOD, Neighbour, Subject, measure

TODAY = date(2026, 11, 23)
COLUMNS = [
    {"name": "ne", "type": "date", "kind": "birth_date", "role": "indirect"},
    {"name": "prix", "type": "number", "kind": None, "role": "no"},
    {"name": "aide", "type": "string", "kind": None, "role": "no"},
]
FRAME = pl.DataFrame(
    {
        "ne": ["1980-01-02", "1981-05-06", "1985-07-08", "1990-01-01", "1992-02-02", "1999-09-09"],
        "prix": ["12", "12.0", "12,5", "12", "7", "7"],
        "aide": ["logement", "énergie", "logement", "transport", "transport", "transport"],
    }
)
ROLES = {"ne": "quasi", "prix": "harmless", "aide": "sensitive"}
DECADE = Call("generalise_date", "ne", {"to": "decade"})


def _measured(
    tmp_path: Path, *calls: Call, roles: dict[str, str] = ROLES, neighbours: tuple[Neighbour, ...] = ()
) -> dict[str, Any]:
    source, target, plan = tmp_path / "source.parquet", tmp_path / "public.parquet", PrivacyPlan(calls)
    FRAME.write_parquet(source)
    made = make(source, target, {"columns": COLUMNS}, plan, TODAY)
    subject = Subject(target, made.columns, source, plan, FRAME.height, 0, 0)
    context = Context(TODAY)
    return measure(subject, roles, wanted=3, population=60, neighbours=neighbours, context=context)


def test_the_three_questions_are_each_answered_with_a_figure(tmp_path: Path) -> None:
    told = _measured(tmp_path, DECADE)
    assert (told["k"], told["uniques"], told["classes"]) == (3, 0, 2)
    answers = {each["question"]: (each["figure"], each["holds"]) for each in told["criteria"]}
    assert answers == {"singling_out": (0.0, True), "linkability": (None, None), "inference": (0.5, False)}
    [aide] = told["diversity"]
    assert (aide["column"], aide["distinct"]) == ("aide", 1)


def test_an_attacker_who_knows_everybody_finds_no_more_than_the_groups_allow(tmp_path: Path) -> None:
    bare, safe = _measured(tmp_path), _measured(tmp_path, DECADE)
    assert (bare["attack"]["pinned"], bare["attack"]["success"]) == (6, 1.0)
    assert (safe["attack"]["pinned"], safe["attack"]["success"]) == (0, round(1 / 3, 6))


def test_the_attack_reads_numbers_as_the_public_table_writes_them(tmp_path: Path) -> None:
    told = _measured(tmp_path, Call("round_number", "prix", {"to": 1}), roles={"ne": "quasi", "prix": "quasi"})
    assert told["attack"]["reached"] == 6


def test_a_pseudonym_is_a_way_to_people_and_is_counted_as_one(tmp_path: Path) -> None:
    hashed = Call("pseudonymise", "ne", {"key": "clé"})
    assert _measured(tmp_path, hashed)["k"] == 1


def test_the_former_version_and_other_public_data_are_crossed_by_the_columns_they_share(tmp_path: Path) -> None:
    other, alien = tmp_path / "other.parquet", tmp_path / "alien.parquet"
    pl.DataFrame({"ne": ["1980-1989"], "autre": ["x"]}).write_parquet(other)
    pl.DataFrame({"rien": ["x"]}).write_parquet(alien)
    told = _measured(
        tmp_path, DECADE, neighbours=(Neighbour("Avant", other, former=True), Neighbour("Ailleurs", alien))
    )
    [line] = told["linkage"]
    assert (line["title"], line["former"], line["on"], line["success"]) == ("Avant", True, ("ne",), round(1 / 3, 6))


def test_nothing_is_measured_where_nothing_leads_to_people(tmp_path: Path) -> None:
    told = _measured(tmp_path, roles={"ne": "harmless"})
    assert told["quasi"] == []
    assert "k" not in told


def test_figures_hold_no_value(tmp_path: Path) -> None:
    told = str(_measured(tmp_path, DECADE))
    for value in {text for column in FRAME for text in column.to_list() if len(text) > 4}:
        assert value not in told
    assert "1980" not in told


def test_the_number_of_the_method_goes_up_when_the_same_table_gives_other_figures(tmp_path: Path) -> None:
    other = tmp_path / "other.parquet"
    pl.DataFrame({"ne": ["1980-1989"]}).write_parquet(other)
    told = _measured(tmp_path, DECADE, neighbours=(Neighbour("Ailleurs", other),))
    figures = json.dumps(told, sort_keys=True, default=str)
    print_of_figures = hashlib.sha256(json.dumps(_rounded(json.loads(figures)), sort_keys=True).encode()).hexdigest()
    assert (METHOD, print_of_figures[:16]) == (1, "133a8324aab819a9"), (
        "raise METHOD: what is kept would pass for these figures"
    )


def _rounded(told: Any) -> Any:
    if isinstance(told, dict):
        return {name: _rounded(each) for name, each in told.items()}
    if isinstance(told, list):
        return [_rounded(each) for each in told]
    return round(told, 9) if isinstance(told, float) else told
