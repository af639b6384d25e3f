import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.seen import Seen

KEYS = st.lists(st.tuples(st.sampled_from(["a", "b", None]), st.sampled_from(["1", "2", None])), max_size=6)


@settings(max_examples=60, deadline=None)
@given(pieces=st.lists(KEYS, max_size=25))
def test_a_key_comes_again_when_a_row_before_it_had_it_and_never_when_it_is_all_empty(pieces):
    seen, former = Seen(), set()
    for piece in pieces:
        keys = pl.DataFrame(piece, schema={"x": pl.String, "y": pl.String}, orient="row")
        again = []
        for key in piece:
            again.append(key in former and key != (None, None))
            former.add(key)
        assert seen.again(keys).to_list() == again


def test_thousands_of_keys_over_many_pieces_are_told_apart():
    seen = Seen()
    for start in range(0, 20_000, 1_000):
        keys = pl.DataFrame({"key": [f"n{number}" for number in range(start, start + 1_000)]})
        assert not seen.again(keys).any()
    assert seen.again(pl.DataFrame({"key": ["n0", "n19999", "n20000"]})).to_list() == [True, True, False]
