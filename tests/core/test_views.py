"""What is seen of texts without reading them is what reading them tells."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from pontdarc.core.views import Views, compacted

_TEXTS = st.text(st.sampled_from("aZ0 5@é\u00a0-. M:\u2003\u0663"), max_size=16)
_CELLS = st.lists(st.none() | _TEXTS, max_size=12).map(lambda texts: pl.Series("cells", texts, dtype=pl.String))


def _bytes(cells: pl.Series) -> list[bytes]:
    return [(text or "").encode() for text in cells]


@given(_CELLS, st.integers(0, 3))
def test_lengths_and_edges_are_those_of_the_texts_of_a_slice(cells: pl.Series, start: int) -> None:
    cells = cells[start:]
    views, texts = Views(cells), _bytes(cells)
    assert views.lengths.tolist() == [len(text) for text in texts]
    assert views.first.tolist() == [text[0] if text else 0 for text in texts]
    assert views.second.tolist() == [text[1] if len(text) > 1 else 0 for text in texts]
    assert views.last.tolist() == [text[-1] if text else 0 for text in texts]


@given(_CELLS)
def test_a_blank_at_an_end_is_never_missed(cells: pl.Series) -> None:
    views = Views(cells)
    assert views.may_begin_with_blanks or (cells.str.strip_chars_start() == cells).all()
    assert views.may_end_with_blanks or (cells.str.strip_chars_end() == cells).all()


@given(_CELLS)
def test_cells_said_to_begin_beyond_some_signs_all_say_something_else(cells: pl.Series) -> None:
    says = cells.str.contains(r"[^\s\x00\u00a0,;]").fill_null(value=False)
    assert says.all() or not Views(cells).all_begin_beyond(b",;")


def test_only_cells_that_all_begin_beyond_a_blank_are_said_to() -> None:
    assert Views(pl.Series(["Privas", "07", ";"])).all_begin_beyond()
    assert not Views(pl.Series(["Privas", "07", ";"])).all_begin_beyond(b",;")
    assert not Views(pl.Series(["Privas", None])).all_begin_beyond()
    assert not Views(pl.Series(["Privas", " 07"])).all_begin_beyond()


def test_plain_texts_have_no_blank_at_their_ends() -> None:
    views = Views(pl.Series(["Privas", None, "", "École de la gare", "0612"]))
    assert not views.may_begin_with_blanks
    assert not views.may_end_with_blanks


@given(_CELLS)
def test_what_may_hold_digits_or_a_name_or_a_sign_is_never_missed(cells: pl.Series) -> None:
    views = Views(cells)
    digits = cells.str.count_matches(r"\d").fill_null(0)
    capital = cells.str.contains(r"^\p{Lu}[^\d]{3,}$").fill_null(value=False)
    zero = cells.str.contains(r"^0\d").fill_null(value=False)
    assert all(may for may, number in zip(views.may_hold_digits(4), digits, strict=True) if number >= 4)
    assert all(may for may, is_so in zip(views.may_begin_name(), capital, strict=True) if is_so)
    assert all(may for may, is_so in zip(views.begin_with_zero(), zero, strict=True) if is_so)
    for sign in "@:M ":
        assert views.may_hold(ord(sign)) or not any(sign in (text or "") for text in cells)
        short = [sign in (text or "") and len((text or "").encode()) <= 12 for text in cells]
        assert views.holds_inline(ord(sign)).tolist() == short


def test_a_digit_excludes_a_name_and_few_digits_a_number() -> None:
    views = Views(pl.Series(["MP0000001", "Dupont", "dupont", "2024-03-12", "0612345678"]))
    assert views.may_begin_name().tolist() == [False, True, False, False, False]
    assert views.may_hold_digits(10).tolist() == [False, False, False, False, True]
    assert not views.may_hold(ord("@"))


@given(_CELLS, st.integers(1, 4))
def test_texts_laid_apart_are_the_same(cells: pl.Series, every: int) -> None:
    taken = cells.gather_every(every)
    assert compacted(taken).to_pylist() == taken.to_list()


def test_texts_taken_from_long_ones_do_not_hold_on_to_them() -> None:
    cells = pl.Series(["x" * 1_000 + str(number) for number in range(500)])
    held = compacted(cells.gather_every(100))
    assert held.get_total_buffer_size() < 10_000
