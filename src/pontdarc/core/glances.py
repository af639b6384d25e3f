"""A look at a column that costs less than a step, and says which of its cells a step could change at all."""

import polars as pl

# « â » and « ï » are in French words, and in those that a wrong encoding broke: such texts are looked at.
_SIGNS = r"!-%(-<>-^`-~ÀÁÄÇ-ÏÑ-ÖÙ-ÜßàáäæçèéêëìíîñòóôöùúûüÿŒœŸ’«»–…€°"
PLAIN = rf"[{_SIGNS}](?:[{_SIGNS}'=]| [{_SIGNS}'=])*"
"""A text (Rust regex, whole text) that nothing spoiled on its way: printed signs, single blanks between them, no mark
that an encoding, a web page or a spreadsheet leaves."""


def not_plain(cells: pl.Series) -> pl.Series:
    """Return the places of the texts that are not plain."""
    return (~cells.str.contains(rf"^(?:{PLAIN})$")).fill_null(False).arg_true()
