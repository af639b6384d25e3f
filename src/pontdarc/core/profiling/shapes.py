"""The shape of texts: capitals A, small letters a, digits 9, all else as it is.

Done on the bytes of a whole column at once: with regular expressions, a million different texts take some seconds.
Letters are those of ASCII, Latin-1 and œ; others stay what they are, as signs do.
"""

import numpy as np
import polars as pl
import pyarrow as pa

_CAPITAL, _SMALL, _DIGIT = ord("A"), ord("a"), ord("9")
_LATIN, _LIGATURES = 0xC3, 0xC5
_SIGNS = (0x97, 0xB7)  # × and ÷, among the letters of Latin-1


def _plain_table() -> np.ndarray:
    table = np.arange(256, dtype=np.uint8)
    table[ord("A") : ord("Z") + 1] = _CAPITAL
    table[ord("a") : ord("z") + 1] = _SMALL
    table[ord("0") : ord("9") + 1] = _DIGIT
    return table


def _second_table() -> np.ndarray:
    """Return what the second byte of a letter of Latin-1 makes of it; 0 where it makes no letter."""
    table = np.zeros(256, dtype=np.uint8)
    table[0x80:0x9F] = _CAPITAL
    table[0x9F:0xC0] = _SMALL
    table[list(_SIGNS)] = 0
    return table


_PLAIN, _SECOND = _plain_table().tobytes(), _second_table()


def shapes(texts: pl.Series) -> pl.Series:
    """Return the shape of each text, of the same length in signs; *texts* holds no null."""
    array = texts.rechunk().to_arrow().cast(pa.large_string())
    if not len(array):
        return pl.Series("shape", [], dtype=pl.String)
    _, offsets_buffer, data_buffer = array.buffers()
    offsets = np.frombuffer(offsets_buffer, dtype=np.int64)[array.offset : array.offset + len(array) + 1]
    data = np.frombuffer(data_buffer or b"", dtype=np.uint8)[offsets[0] : offsets[-1]]
    plain = np.frombuffer(bytearray(data).translate(_PLAIN), dtype=np.uint8)
    shaped, places = _letters(plain, data, offsets - offsets[0])
    buffers = [None, pa.py_buffer(places.tobytes()), pa.py_buffer(shaped.tobytes())]
    made = pl.from_arrow(pa.Array.from_buffers(pa.large_string(), len(array), buffers))
    assert isinstance(made, pl.Series)  # noqa: S101 - an array gives a series
    return made.alias("shape")


def _letters(shaped: np.ndarray, data: np.ndarray, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Make one sign of each letter written on two bytes, and move the places where texts begin."""
    first = np.flatnonzero((data == _LATIN) | (data == _LIGATURES))
    if not first.size:
        return shaped, places
    second = data[first + 1]
    letter = np.where(data[first] == _LATIN, _SECOND[second], 0).astype(np.uint8)
    ligature = data[first] == _LIGATURES
    letter[ligature & (second == 0x92)] = _CAPITAL
    letter[ligature & (second == 0x93)] = _SMALL
    found = letter > 0
    shaped[first[found]] = letter[found]
    kept = np.ones(data.size, dtype=bool)
    kept[first[found] + 1] = False
    return shaped[kept], places - np.searchsorted(first[found] + 1, places)


def compressed(shape: pl.Expr) -> pl.Expr:
    """Return the shape with its runs made short: ``Aa+``, ``9+``; a capital alone is told from several."""
    return (
        shape.str.replace_all(r"a+", "a+")
        .str.replace_all(r"9+", "9+")
        .str.replace_all(r"A{2,}", "A+")
        .str.replace_all(r"\s+", " ")
    )
