from hypothesis import given
from hypothesis import strategies as st

from pontdarc.publication.rules import PrivacyPlan, default_plan, free_slug, plan_of, slug_of

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=20)


def test_a_slug_is_the_title_without_accents_words_joined_by_hyphens() -> None:
    assert slug_of("Département de l’Ardèche : œuvres & Cœurs") == "departement-de-l-ardeche-oeuvres-coeurs"
    assert slug_of("***") == "jeu"


@given(st.text())
def test_a_slug_is_fit_for_an_address_whatever_the_title(title: str) -> None:
    slug = slug_of(title)
    assert slug
    assert slug.isascii()
    assert slug == slug.lower().strip("-")
    assert slug_of(slug) == slug


@given(st.sets(st.sampled_from(["a", "a-privas", "a-privas-2", "a-privas-3"])))
def test_a_free_slug_is_never_one_that_is_taken(taken: set[str]) -> None:
    assert free_slug("a", "privas", taken) not in taken


@given(st.lists(NAMES, unique=True), st.lists(NAMES, unique=True), st.none() | st.tuples(NAMES, st.integers(0, 99)))
def test_a_privacy_plan_reads_back_from_the_steps_of_a_scope(
    drop: list[str], mask: list[str], rare: tuple[str, int] | None
) -> None:
    plan = PrivacyPlan(tuple(sorted(drop)), tuple(sorted(mask)), rare)
    assert plan_of(plan.steps()).steps() == plan.steps()
    assert plan_of(plan.steps()).rare == rare


def test_the_default_plan_follows_the_standard_only_when_the_table_has_the_column() -> None:
    rare = ("NOMBRE", "PRENOM", 3)
    assert default_plan(rare, ["PRENOM", "NOMBRE"]).rare == ("NOMBRE", 3)
    assert default_plan(rare, ["PRENOM"]) == PrivacyPlan()
    assert default_plan(None, ["NOMBRE"]) == PrivacyPlan()
