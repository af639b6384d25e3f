"""The header found again among the rows: files joined end to end, pages of a converted PDF."""

import polars as pl

from pontdarc.core.headers import words_of
from pontdarc.core.step import WHOLE_TABLE, Change, Context, Params, Sheet, Step
from pontdarc.core.words import gettext_noop

_ENOUGH = 2
_ACCENTED = {"a": "àâäáãå", "c": "ç", "e": "éèêë", "i": "îïíì", "n": "ñ", "o": "ôöóòõ", "u": "ùûüú", "y": "ÿý"}
_O, _E = (rf"[{letter}{_ACCENTED[letter]}]\p{{M}}*" for letter in "oe")


def _near(cells: pl.Series, name: str) -> pl.Series:
    """Return the distinct texts that may repeat a header: no longer, and with its first letters somewhere."""
    first = words_of(name)[0]
    start = "n" if first == "numero" else first[:3]
    near = cells.str.contains(_any_accent(start)) & (cells.str.len_chars() <= len(name) + 20)
    return cells.filter(near).unique()


def _any_accent(letters: str) -> str:
    """Return the pattern of these letters, in any case and with any accent, glued or beside."""
    classes = "".join(rf"[{letter}{_ACCENTED.get(letter, '')}]\p{{M}}*" for letter in letters)
    return "(?i)" + classes.replace(rf"{_O}{_E}", rf"(?:{_O}{_E}|œ)")


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    frame = sheet.frame
    if not frame.height or frame.width < _ENOUGH:
        return sheet, ()
    same = []
    for name in frame.columns:
        header = "".join(words_of(name))
        if not header:
            continue
        copies = [text for text in _near(frame[name], name).to_list() if "".join(words_of(text)) == header]
        if copies:
            same.append(pl.col(name).is_in(copies).fill_null(False).cast(pl.UInt32))
    if not same:
        return sheet, ()
    filled = pl.sum_horizontal(pl.all().is_not_null().cast(pl.UInt32))
    copied = pl.sum_horizontal(same)
    header_again = frame.select((copied >= _ENOUGH) & (copied * 2 >= filled)).to_series()
    if not header_again.any():
        return sheet, ()
    return sheet.keep(~header_again), (Change(WHOLE_TABLE, int(header_again.sum())),)


STEP = Step(
    "drop_repeated_headers",
    gettext_noop("En-têtes répétés retirés"),
    gettext_noop("Retire les lignes qui ne font que répéter l’en-tête, comme dans un tableau venu d’un PDF."),
    rework=_rework,
    stage="source",
)
