"""Who is bound by what: the truth tables, on made-up bodies and on the 335 communes and 17 EPCI of the Ardèche."""

import os
from typing import Any

import pytest

from pontdarc.legal.binding import binding, facts_to_ask, judge, judged
from pontdarc.legal.catalogue import obligation, obligations
from pontdarc.legal.facts import KINDS, PUBLIC_KINDS, Facts
from pontdarc.network.official import bodies_of, read_epcis
from pontdarc.outside import official

PACKAGE = official.communes_package()
installed = pytest.mark.skipif(
    PACKAGE is None and os.environ.get("CI") != "true", reason="the official territory is not installed"
)
DEFAULT = ("G1", "G2", "G3", "G4")


def value(code: str, kind: str, **known: Any) -> bool | None:
    return judge(obligation(code), Facts.of(kind, known)).value


@pytest.mark.parametrize("kind", ["commune", "departement", "region"])
@pytest.mark.parametrize(
    ("population", "fte", "bound"),
    [
        (3_499, 60, False),
        (3_499, None, False),
        (3_500, 50, True),
        (3_500, 49.9, False),
        (12_000, 49, False),
        (12_000, 50.0, True),
        (None, 49, False),
    ],
)
def test_a_collectivite_is_bound_from_3500_inhabitants_and_50_full_time_agents(
    kind: str, population: int | None, fte: float | None, bound: bool
) -> None:
    for code in DEFAULT:
        assert value(code, kind, population_municipale=population, agents_fte=fte) is bound


def test_a_commune_of_3500_whose_agents_nobody_counted_may_be_bound_and_the_fact_is_named() -> None:
    answer = judge(obligation("G1"), Facts.of("commune", {"population_municipale": 5_000}))
    assert (answer.value, answer.missing) == (None, ("agents_fte",))


def test_no_fact_is_asked_where_it_would_change_nothing() -> None:
    small = Facts.of("commune", {"population_municipale": 300})
    assert not {"agents_fte", "population_counted"} & set(judge(obligation("G1"), small).missing)
    few = Facts.of("commune", {"population_municipale": 3_479, "population_totale": 3_530, "agents_fte": 12})
    assert judge(obligation("G1"), few).value is False


def test_two_populations_that_disagree_make_it_uncertain_and_both_are_told() -> None:
    facts = Facts.of("commune", {"population_municipale": 3_479, "population_totale": 3_530, "agents_fte": 60})
    answer = judge(obligation("G1"), facts)
    assert (answer.value, answer.missing) == (None, ("population_counted",))
    assert "3\u202f479" in answer.why()
    assert "3\u202f530" in answer.why()
    for counted, bound in (("municipale", False), ("totale", True)):
        chosen = {"population_municipale": 3_479, "population_totale": 3_530, "agents_fte": 60}
        assert value("G1", "commune", **chosen, population_counted=counted) is bound


@pytest.mark.parametrize("kind", ["epci", "syndicat", "public-establishment"])
@pytest.mark.parametrize("population", [None, 900, 80_000])
def test_other_public_bodies_depend_on_agents_only_and_the_doctrine_that_differs_is_told(
    kind: str, population: int | None
) -> None:
    for fte, bound in ((49, False), (50, True), (None, None)):
        assert value("G1", kind, population_municipale=population, agents_fte=fte) is bound
    told = judge(obligation("G1"), Facts.of(kind, {"population_municipale": population, "agents_fte": 60}))
    assert "doctrine divergente" in told.certainty()
    assert "3 500 habitants" in told.note()
    assert ("même réponse" in told.note()) is (population == 80_000)


@pytest.mark.parametrize(
    ("kind", "known", "bound"),
    [
        ("private-mission", {"agents_fte": 50}, True),
        ("private-mission", {"agents_fte": 10}, False),
        ("concessionaire", {"agents_fte": 50}, True),
        ("concessionaire", {"agents_fte": 50, "public_service_mission": False}, False),
        ("subsidised", {"agents_fte": 50}, None),
        ("subsidised", {"agents_fte": 50, "public_service_mission": True}, True),
        ("subsidised", {"agents_fte": 10}, False),
    ],
)
def test_a_private_body_is_bound_by_its_mission_and_its_agents(
    kind: str, known: dict[str, Any], bound: bool | None
) -> None:
    assert value("G1", kind, **known) is bound


@pytest.mark.parametrize("kind", KINDS)
def test_the_register_and_the_answer_to_requests_bind_whatever_the_size(kind: str) -> None:
    wanted = None if kind == "subsidised" else True
    for code in ("G5", "G6", "G9", "G10", "G11"):
        assert value(code, kind, population_municipale=12, agents_fte=1) is wanted


MANDATORY = {
    "commune": "G5 G9 G10 U1 P1 A3 A5",
    "epci": "G5 G9 A1 P1 P4",
    "departement": "G1 G2 G3 G4 G5 G7 G8 G9 A1 A5 A6 P1 P4 S1 P13",
    "public-establishment": "G5 G9 P1",
    "concessionaire": "P7 P11",
    "subsidised": "S7",
}
CONDITIONAL = {
    "commune": "S1 P4 U2 T3 W1 W2",
    "epci": "G1 G2 G3 G4 G8 S1 U2 T1 T3 W1 W2 I1 P13",
    "departement": "T1 I1 H1",
    "public-establishment": "G1 G2 G3 G4 G7",
    "concessionaire": "G1 G2 G3 G4 G8 G7 T1 T3 E1",
    "subsidised": "S8 S9",
}


@pytest.mark.parametrize("kind", MANDATORY)
def test_the_summary_of_each_type_of_body(kind: str) -> None:
    facts = {} if kind == "departement" else {"population_municipale": 900}
    found = {each.obligation.code: each.value for each in binding(Facts.of(kind, facts))}
    assert {code: found.get(code) for code in MANDATORY[kind].split()} == dict.fromkeys(MANDATORY[kind].split(), True)
    assert {code for code in CONDITIONAL[kind].split() if found.get(code, False) is not None} == set()


def test_a_commune_has_more_duties_as_it_grows() -> None:
    def duties(population: int) -> set[str]:
        facts = Facts.of("commune", {"population_municipale": population, "agents_fte": 60})
        return {each.obligation.code for each in binding(facts) if each.value}

    assert duties(3_500) - duties(3_499) == {*DEFAULT, "A1"}
    assert duties(3_499) - duties(3_500) == {"A2"}
    assert duties(10_000) - duties(9_999) == {"G7"}
    assert duties(40_001) - duties(40_000) == {"A6"}


@pytest.mark.parametrize(
    ("agents", "fte", "bound"), [(200, None, True), (199, 150, False), (None, 200, True), (None, 120, None)]
)
def test_an_establishment_names_its_access_officer_from_200_agents(
    agents: int | None, fte: float | None, bound: bool | None
) -> None:
    for kind in ("public-establishment", "syndicat", "private-mission", "concessionaire"):
        assert value("G7", kind, agents_count=agents, agents_fte=fte) is bound


def test_fewer_than_50_agents_are_fewer_than_50_full_time_ones() -> None:
    assert value("G1", "epci", agents_count=30) is False
    assert value("G1", "epci", agents_count=70) is None


@pytest.mark.parametrize("kind", sorted(PUBLIC_KINDS))
def test_subsidies_bind_whatever_the_size_and_the_reading_that_differs_is_told(kind: str) -> None:
    told = judge(obligation("S1"), Facts.of(kind, {"population_municipale": 40, "grants_subsidies": True}))
    assert told.value is True
    assert "quelle que soit leur taille" in told.note()


def test_only_duties_are_listed_as_binding() -> None:
    for kind in KINDS:
        assert {each.obligation.nature for each in binding(Facts(kind))} == {"duty"}
    assert {each.obligation.nature for each in judged(Facts("commune"))} == {
        "duty",
        "exception",
        "recommendation",
        "past",
    }


def test_old_contracts_bind_the_concessionaire_less() -> None:
    assert value("P7", "concessionaire", former_contract=True) is False
    assert value("P8", "concessionaire", former_contract=True) is True


def test_budget_documents_of_an_epci_depend_on_its_communes() -> None:
    assert value("A5", "epci", population_municipale=3_000) is False
    assert value("A5", "epci", population_municipale=9_000) is None
    assert value("A5", "epci", population_municipale=9_000, large_member=True) is True


def test_what_more_is_due_from_3500_inhabitants_is_told_and_perhaps_when_uncertain() -> None:
    def due(low: int, high: int) -> str:
        return judge(
            obligation("A5"), Facts.of("commune", {"population_municipale": low, "population_totale": high})
        ).due()

    assert "orientation" not in due(900, 950)
    assert "orientation" in due(4_000, 4_100)
    assert "Peut-être aussi" in due(3_479, 3_530)


def test_the_facts_to_ask_are_told_with_the_duties_that_wait_for_them() -> None:
    asked = facts_to_ask(binding(Facts.of("commune", {"population_municipale": 900})))
    assert asked["grants_subsidies"] == ("S1", "S2", "S3", "S4")
    assert "agents_fte" in asked, "the algorithms of G8 have no population test"
    assert "population_counted" not in asked


@pytest.mark.parametrize("wrong", [{"agents_fte": "beaucoup"}, {"agents_fte": True}, {"agents_fte": -3}, {"buyer": 1}])
def test_a_fact_of_another_type_says_nothing(wrong: dict[str, Any]) -> None:
    assert Facts.of("commune", wrong) == Facts("commune")


def test_every_duty_binds_somebody_and_no_kind_is_bound_by_all() -> None:
    duties = {code for code, law in obligations().items() if law.nature == "duty"}
    reached = {kind: {each.obligation.code for each in binding(Facts(kind))} for kind in KINDS}
    assert set().union(*reached.values()) == duties
    assert all(codes < duties for codes in reached.values())


@pytest.fixture(scope="module")
def bodies() -> list[Any]:
    assert PACKAGE is not None
    territory = official.official_referential(PACKAGE)
    return [each for each in bodies_of("07", territory, read_epcis(PACKAGE)) if each.listed]


@installed
class TestArdeche:
    """Facts of 2026: populations in force, all communes and EPCI of the département."""

    def test_ten_communes_reach_3500_by_municipal_population_and_eleven_by_total(self, bodies: list[Any]) -> None:
        communes = [each for each in bodies if each.kind == "commune"]
        assert len(communes) == 335

        def reached(key: str) -> set[str]:
            facts = {each.name: {key: each.facts[key], "agents_fte": 50} for each in communes}
            return {name for name, known in facts.items() if value("G1", "commune", **known)}

        municipal, total = reached("population_municipale"), reached("population_totale")
        assert (len(municipal), len(total)) == (10, 11)
        assert total - municipal == {"Vals-les-Bains"}

    def test_with_both_populations_vals_les_bains_alone_is_uncertain(self, bodies: list[Any]) -> None:
        answers = {
            each.name: judge(obligation("G1"), Facts.of("commune", {**each.facts, "agents_fte": 50}))
            for each in bodies
            if each.kind == "commune"
        }
        assert sum(each.value is True for each in answers.values()) == 10
        assert [name for name, each in answers.items() if each.value is None] == ["Vals-les-Bains"]
        assert answers["Vals-les-Bains"].missing == ("population_counted",)

    def test_its_communes_follow_the_truth_table_whatever_their_agents(self, bodies: list[Any]) -> None:
        for each in bodies:
            if each.kind != "commune":
                continue
            low, high = each.facts["population_municipale"], each.facts["population_totale"]
            for fte in (None, 10, 50):
                large = True if low >= 3_500 else False if high < 3_500 else None
                wanted = False if fte == 10 or large is False else None if fte is None or large is None else True
                known = {**each.facts, "agents_fte": fte}
                assert {value(code, "commune", **known) for code in DEFAULT} == {wanted}, each.name
                assert value("A1", "commune", **known) is large
                assert value("A2", "commune", **known) is (None if large is None else not large)
                assert value("G8", "commune", **known) is (None if fte is None else fte >= 50)
                assert all(value(code, "commune", **known) for code in ("G5", "G9", "G10", "U1", "P1", "A3", "A5"))
                assert value("G7", "commune", **known) is (low >= 10_000)
                assert value("A6", "commune", **known) is False

    def test_its_17_epci_depend_on_agents_and_the_largest_ones_have_an_access_officer(self, bodies: list[Any]) -> None:
        epcis = [each for each in bodies if each.kind == "epci"]
        assert len(epcis) == 17
        for each in epcis:
            population = each.facts["population_municipale"]
            for fte in (None, 49, 50):
                wanted = None if fte is None else fte >= 50
                assert value("G1", "epci", **each.facts, agents_fte=fte) is wanted
                assert value("G8", "epci", **each.facts, agents_fte=fte) is wanted
            assert all(value(code, "epci", **each.facts) for code in ("G5", "G9", "A1", "P1", "P4"))
            assert value("G7", "epci", **each.facts) is (population >= 10_000)
            assert value("A6", "epci", **each.facts) is (population > 40_000)

    def test_the_departement_is_bound_without_asking(self, bodies: list[Any]) -> None:
        known = {each.obligation.code: each.value for each in binding(Facts("departement"))}
        assert {code for code in MANDATORY["departement"].split() if known[code] is not True} == set()
