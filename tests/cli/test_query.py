"""pontdarc query, as it is typed."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from pontdarc.network.models import Organisation, Person
from tests.world.datasets import public_dataset


@pytest.fixture
def asked(typed: Callable[..., Any]) -> Callable[..., Any]:
    person = Person.objects.create(name="Claude Rivière", email="presidence@val-d-arc.example")
    organisation = Organisation.objects.create(name="Saint-Arcens", slug="saint-arcens", kind="commune")
    public_dataset(organisation, person)
    return lambda *words: typed("query", *words)


def test_a_sentence_is_answered_as_a_table(asked: Callable[..., Any]) -> None:
    said = asked("marches", "select nom, exposants where exposants > 20 order by exposants desc limit 1")
    assert said.returncode == 0
    lines = said.stdout.splitlines()
    assert lines[0].split() == ["nom", "exposants"]
    assert lines[-1] == "1 sur 2"


def test_options_and_sentence_say_the_same(asked: Callable[..., Any]) -> None:
    sentence = asked("marches", "SELECT count(*) as n WHERE exposants > 0 GROUP BY commune", "--json")
    options = asked(
        "marches", "--select", "count(*) as n", "--where", "exposants > 0", "--group-by", "commune", "--json"
    )
    assert json.loads(sentence.stdout) == json.loads(options.stdout)
    assert json.loads(sentence.stdout)["total_count"] >= 2


def test_csv_gives_every_row(asked: Callable[..., Any]) -> None:
    said = asked("marches", "select nom, commune", "--csv")
    assert len(list(csv.DictReader(io.StringIO(said.stdout)))) == 4


def test_facets_are_counted(asked: Callable[..., Any]) -> None:
    said = asked("marches", "--facet", "commune", "--refine", "commune:Saint-Arcens")
    assert said.stdout.splitlines() == ["commune", "  Saint-Arcens : 2"]
    document = json.loads(asked("marches", "--facet", "ouverture", "--json").stdout)
    assert document["ouverture"][0]["value"] == "2024"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("marches", "select nom where zorglub = 1"), "query_unknown_field"),
        (("marches", "nom where exposants"), "query_syntax"),
        (("marches", "select nom select nom"), "query_syntax"),
        (("marches", "limit many"), "query_value"),
        (("rien", "select *"), "no_dataset"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_reason(
    asked: Callable[..., Any], words: tuple[str, ...], code: str
) -> None:
    said = asked(*words, "--json")
    assert said.returncode == 2
    assert json.loads(said.stdout)["error"]["code"] == code


def test_words_of_clauses_between_quotes_or_parentheses_are_not_clauses(asked: Callable[..., Any]) -> None:
    said = asked(
        "marches",
        "select 'a where b' as x, (exposants) as `order by` where nom like 'limit' or nom is not null limit 1",
    )
    assert said.stdout.splitlines()[0].split("  ")[0].strip() == "x"
    assert said.returncode == 0
