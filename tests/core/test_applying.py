"""A recipe at work on a table that comes in pieces gives what it gives on the whole."""

from dataclasses import replace
from datetime import date

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core import applying
from pontdarc.core.applying import Application, Repairs, apply
from pontdarc.core.recipe import Feed, Recipe
from pontdarc.core.step import Call, Context, run
from pontdarc.core.tables import Table

CONTEXT = Context(date(2024, 6, 1))
NAMES = ["Nom", "Objet", "Date", "Montant", "Sport", "Actif", "Note"]
CELLS = st.sampled_from(
    (
        *("A", "B", "Total", "Sous-total général", "(1) Montant mandaté", "Nom", "Date", "12/03/2024", "1 000,5 €"),
        *("non", "Piscine", "Boulodrome", "W071000001", None, None, None),
    )
)
FULL = st.tuples(*[CELLS for _ in NAMES])
ALONE = CELLS.map(lambda text: (text, *[None] * (len(NAMES) - 1)))
COPIED = st.just((None, None, None, None, None, "non", None))
USUAL = st.just(("A", "x", "12/03/2024", "1", "Piscine", "non", "n"))
ROWS = st.lists(st.one_of(FULL, ALONE, COPIED, USUAL, USUAL, USUAL), max_size=40)
RECIPE = Recipe(
    before=tuple(
        Call(f"drop_{which}")
        for which in ("note_rows", "empty_rows", "group_titles", "repeated_headers", "total_rows", "prefilled_rows")
    ),
    mapping=(*(Feed(f"t{rank}", name, (name,)) for rank, name in enumerate(NAMES)), Feed("who")),
    steps=(
        *(Call("empty_marker", f"t{rank}") for rank in range(len(NAMES))),
        Call("iso_date", "t2"),
        Call("decimal_point", "t3"),
        Call("move_matching", "t0", {"into": "t6", "pattern": r"W\d{9}"}),
        Call("constant", "t6"),
        Call("constant", "t5"),
        Call("constant", "who", {"value": "Privas"}),
    ),
)


def table_of(rows):
    frame = pl.DataFrame(rows, schema=dict.fromkeys(NAMES, pl.String), orient="row")
    return Table(None, frame, pl.int_range(2, len(rows) + 2, dtype=pl.UInt32, eager=True))


def in_pieces(table, size):
    application, repairs = Application(RECIPE, table, CONTEXT, rows=size), Repairs(RECIPE)
    pieces = list(application.pieces())
    for piece in pieces:
        repairs.add(piece)
    frame = pl.concat(piece.frame for piece in pieces)
    return frame.rows(), [line for piece in pieces for line in piece.lines], repairs.counts(), repairs.samples()


@settings(max_examples=30, deadline=None)
@given(rows=ROWS, size=st.integers(1, 9))
def test_a_messy_table_comes_out_the_same_whatever_the_size_of_its_pieces(rows, size):
    whole = apply(RECIPE, table_of(rows), CONTEXT)
    expected = (whole.frame.rows(), whole.lines.to_list(), whole.repairs, whole.samples)
    assert in_pieces(table_of(rows), size) == expected


def test_what_the_end_says_is_known_from_the_first_rows():
    data = [("A", "x", "12/03/2024", str(number), "Piscine", "non", "n") for number in range(30)]
    rows = [
        ("Piscine", *[None] * 6),
        *data,
        ("Total", None, None, "435", None, None, None),
        ("(1) hors taxes",) + (None,) * 6,
    ]
    frame, lines, repairs, _ = in_pieces(table_of(rows), 7)
    assert (len(frame), lines[0], lines[-1]) == (30, 3, 32)
    assert repairs["*"] == {"drop_note_rows": 1, "drop_group_titles": 1, "drop_total_rows": 1}


def test_rows_filled_in_advance_are_found_when_they_all_stand_in_the_last_piece():
    rows = [("A", "x", "d", "1", "s", "non", "n")] * 40 + [(None, None, None, None, None, "non", None)] * 3
    assert in_pieces(table_of(rows), 10)[2]["*"] == {"drop_prefilled_rows": 3}


def test_a_column_is_completed_by_its_only_value_only_when_no_piece_contradicts():
    data = [("A", "x", "d", "1", "s", "oui", note) for note in ["b"] * 8 + [None]]
    assert [row[6] for row in in_pieces(table_of(data), 2)[0]] == ["b"] * 9
    contradicted = [*data, ("A", "x", "d", "1", "s", "oui", "c")]
    assert [row[6] for row in in_pieces(table_of(contradicted), 2)[0]] == ["b"] * 8 + [None, "c"]


@settings(max_examples=15, deadline=None)
@given(rows=ROWS, size=st.integers(1, 60))
def test_a_recipe_that_goes_on_from_its_first_steps_gives_what_it_gives_from_the_start(rows, size):
    begun = Application(replace(RECIPE, steps=()), table_of(rows), CONTEXT, rows=size)
    list(begun.pieces())
    on, whole = begun.going_on(RECIPE.steps), Application(RECIPE, table_of(rows), CONTEXT, rows=size)
    assert on.facts == whole.facts
    for mine, its in zip(on.pieces(), whole.pieces(), strict=True):
        assert (mine.frame.rows(), mine.lines.to_list(), mine.changes) == (
            its.frame.rows(),
            its.lines.to_list(),
            its.changes,
        )


def test_the_first_steps_of_a_recipe_that_goes_on_are_not_run_again(monkeypatch):
    begun = Application(
        replace(RECIPE, steps=()), table_of([("A", "x", "12/03/2024", "1", "a", "b", "c")] * 9), CONTEXT
    )
    list(begun.pieces())
    ran = []
    monkeypatch.setattr(applying, "run", lambda step, *rest: (ran.append(step.slug), run(step, *rest))[1])
    list(begun.going_on(RECIPE.steps).pieces())
    assert not [slug for slug in ran if slug.startswith("drop_")]
