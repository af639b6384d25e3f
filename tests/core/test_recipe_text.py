import pytest

from pontdarc.core.recipe import from_yaml, to_yaml
from pontdarc.core.recipe_text import read_by_hand
from pontdarc.core.refusals import Invalid

GOOD = """recipe: 1
standard: scdl/prenoms@1.1.6
columns:
- name: Prénom
- name: Sexe
before:
- step: drop_empty_rows
mapping:
- target: ENFANT_PRENOM
  column: Prénom
  sources: [Prénom]
- target: ENFANT_SEXE
  column: Sexe
  sources: [Sexe]
steps:
- step: sex_code
  column: ENFANT_SEXE
"""


def refused(text, **known):
    with pytest.raises(Invalid) as caught:
        read_by_hand(text, **known)
    return caught.value


def test_a_recipe_written_by_hand_is_the_one_that_we_write():
    recipe = read_by_hand(GOOD, targets=("ENFANT_PRENOM", "ENFANT_SEXE"))
    assert from_yaml(to_yaml(recipe)) == recipe
    assert [feed.target for feed in recipe.mapping] == ["ENFANT_PRENOM", "ENFANT_SEXE"]


@pytest.mark.parametrize(
    ("before", "after", "line", "word"),
    [
        ("recipe: 1", "recipe: 7", 1, "recipe: 1"),
        ("step: sex_code", "step: sexe", 16, "sexe"),
        ("column: ENFANT_SEXE", "colonne: ENFANT_SEXE", 17, "colonne"),
        ("sources: [Sexe]", "sources: [Genre]", 14, "Genre"),
        ("target: ENFANT_SEXE", "target: ENFANT_PRENOM", 12, "deux fois"),
        ("- target: ENFANT_SEXE", "- cible: ENFANT_SEXE", 12, "cible"),
        ("before:\n- step: drop_empty_rows", "before: drop_empty_rows", 6, "liste"),
        ("mapping:", "steps: []\nmapping:", 16, "deux fois"),
        ("- name: Sexe", "- name: [Sexe", 6, "YAML"),
    ],
)
def test_a_mistake_is_said_with_its_line(before, after, line, word):
    refusal = refused(GOOD.replace(before, after, 1))
    assert refusal.params["line"] == line
    assert word in refusal.sentence()


def test_a_target_that_the_standard_has_not_is_said_with_its_line():
    assert refused(GOOD, targets=("ENFANT_PRENOM",)).params["line"] == 12


@pytest.mark.parametrize(
    "text",
    [
        "",
        "recipe",
        "- 1",
        "a: &a [1]\nb: *a",
        "recipe: 1\n" + "x" * 1_000_001,
        "recipe: !!python/name:os.system",
    ],
)
def test_what_is_no_recipe_or_would_blow_up_is_refused(text):
    assert refused(text).code == "recipe_line"


@pytest.mark.parametrize("opened", ["[", "{a: ", "- "])
def test_levels_without_end_are_refused_before_they_are_all_read(opened):
    refusal = refused("\n" + opened * (900_000 // len(opened)))
    assert (refusal.text, refusal.params["line"]) == ("Ligne %(line)s : trop de niveaux sont emboîtés.", 2)
