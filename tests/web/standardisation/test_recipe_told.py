"""A recipe in words."""

from pontdarc.core.recipe import Feed, Recipe
from pontdarc.core.step import Call
from pontdarc.core.steps.registry import registry
from pontdarc.web.standardisation.recipe_told import Line, told

TRIM = registry()["trim_spaces"].title
NOTES = registry()["drop_note_rows"].title


def test_each_step_comes_once_with_its_columns_in_order() -> None:
    steps = (Call("trim_spaces", "b"), Call("drop_note_rows"), Call("trim_spaces", "a"), Call("trim_spaces", "b"))
    found = told(Recipe(before=steps, steps=(Call("trim_spaces", "c"),)))
    assert found.before == (Line(TRIM, ("b", "a")), Line(NOTES, ()))
    assert found.after == (Line(TRIM, ("c",)),)


def test_columns_filled_by_a_value_count_and_empty_ones_do_not() -> None:
    found = told(Recipe(mapping=(Feed("a", column="x"), Feed("b", value="1"), Feed("c"))))
    assert (found.filled, found.columns) == (2, 3)


def test_a_step_that_is_known_no_more_keeps_its_slug() -> None:
    assert told(Recipe(steps=(Call("gone", "a"),))).after == (Line("gone", ("a",)),)
