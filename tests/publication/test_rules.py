from hypothesis import given
from hypothesis import strategies as st

from pontdarc.core.privacy.plan import PrivacyPlan, simple_plan
from pontdarc.publication.rules import default_plan, free_slug, slug_of


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


def test_the_default_plan_follows_the_standard_only_when_the_table_has_the_column() -> None:
    rare = ("NOMBRE", "PRENOM", 3)
    assert default_plan(rare, ["PRENOM", "NOMBRE"]) == simple_plan(rare=("NOMBRE", 3))
    assert default_plan(rare, ["PRENOM"]) == PrivacyPlan()
    assert default_plan(None, ["NOMBRE"]) == PrivacyPlan()
