"""What a column of texts says of its cells without reading them: lengths, first and last bytes, short texts whole.

Polars keeps texts as Arrow views: sixteen bytes a cell, which are its length, then the text itself when it takes twelve
bytes or less, else its first four bytes and where the rest lies. Looked at by numpy, a million of them cost a
millisecond or so, where a regular expression costs thirty.
"""

from functools import cached_property

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

Bytes = np.ndarray[tuple[int], np.dtype[np.uint8]]
Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]
Lengths = np.ndarray[tuple[int], np.dtype[np.uint32]]
Words = np.ndarray[tuple[int], np.dtype[np.uint32]]

INLINE = 12
"""Bytes of the longest text that lies in its view."""
_WIDTH, _TEXT = 16, 4
_SPACE, _BEYOND = 0x20, 0x80
# The first byte of a blank beyond ASCII (U+0085, U+00A0, U+1680, U+2000 to U+205F, U+3000).
_LEADS = np.isin(np.arange(256), (*range(1, _SPACE + 1), 0xC2, 0xE1, 0xE2, 0xE3))
_TRAILS = np.isin(np.arange(256), (*range(1, _SPACE + 1), *range(0x80, 0xC0)))
_DIGITS_OR_BEYOND = np.isin(np.arange(256), (*range(ord("0"), ord("9") + 1), *range(0x80, 0x100))).astype(np.uint8)
_BITS_BELOW, _TOP_BITS = np.uint32(0x7F7F7F7F), np.uint32(0x80808080)
_FROM_ZERO, _PAST_NINE = np.uint32(0x50505050), np.uint32(0x46464646)
"""Added to a byte below 128, they set its top bit from « 0 » on, and past « 9 »."""
_AFTER_FIRST = np.uint32(0xFFFFFF00)


class Views:
    """The views of a column of texts (pl.String); an empty cell has the length 0 and the first byte 0."""

    def __init__(self, cells: pl.Series) -> None:
        array = cells.rechunk().to_arrow(compat_level=pl.CompatLevel.newest())
        _, views, *texts = array.buffers()
        start, height = array.offset * _WIDTH, len(array)
        held = np.frombuffer(views if height else b"", np.uint8)
        self._bytes = held[start : start + height * _WIDTH].reshape(height, _WIDTH)
        self._texts = texts
        self._empty = cells.is_null().to_numpy() if cells.null_count() else None

    @cached_property
    def lengths(self) -> Lengths:
        """The bytes of each text."""
        return self._filled(self._words[:, 0])

    @cached_property
    def first(self) -> Bytes:
        """The first byte of each text, 0 when it has none."""
        return self._filled(self._bytes[:, _TEXT])

    @cached_property
    def second(self) -> Bytes:
        """The second byte of each text, 0 when it has none."""
        return self._filled(self._bytes[:, _TEXT + 1])

    @cached_property
    def last(self) -> Bytes:
        """The last byte of each text, 0 when it has none."""
        lengths = self.lengths
        places = np.arange(_TEXT - 1, len(lengths) * _WIDTH, _WIDTH)
        places += np.minimum(lengths, INLINE)
        found = self._bytes.reshape(-1)[places]
        if self.longest > INLINE:
            far = np.flatnonzero(lengths > INLINE)
            for rank, text in enumerate(self._texts):
                its = far if len(self._texts) == 1 else far[self._words[far, 2] == rank]
                ends = self._words[its, 3].astype(np.int64) + lengths[its] - 1
                found[its] = np.frombuffer(text, np.uint8)[ends]
        found[lengths == 0] = 0
        return found

    @property
    def longest(self) -> int:
        """The bytes of the longest text."""
        return int(self.lengths.max(initial=0))

    @property
    def beyond_inline(self) -> int:
        """The bytes that lie outside of the views, those that an empty cell points at included."""
        lengths = self._words[:, 0]
        return int(lengths[lengths > INLINE].sum(dtype=np.int64))

    def inline(self, place: int) -> Bytes:
        """Return the byte at a place, from 0 to 11, of each text; what it is of a text longer than 12 is untold."""
        return self._bytes[:, _TEXT + place]

    def holds_inline(self, byte: int) -> Mask:
        """Return which texts of twelve bytes or less hold a byte, which is not 0."""
        short = self.lengths <= INLINE
        if not short.any():
            return short
        found = np.zeros(len(short), dtype=np.bool_)
        for place in range(min(INLINE, self.longest)):
            found |= self._bytes[:, _TEXT + place] == byte
        return found & short

    def may_hold(self, byte: int) -> bool:
        """Return whether some text may hold a byte, which is more than twelve; sure when it says no."""
        if self.longest <= INLINE:
            return byte in self._raw
        if any((np.frombuffer(text, np.uint8) == byte).any() for text in self._texts if text is not None):
            return True
        return bool(self.holds_inline(byte).any())

    def may_hold_digits(self, number: int) -> Mask:
        """Return which texts may hold so many digits, of any script."""
        mask = self.lengths >= number
        short = mask & (self.lengths <= INLINE)
        if not short.any():
            return mask
        held = np.zeros(len(mask), dtype=np.uint8)
        for rank in (1, 2, 3):
            word = self._words[:, rank]
            held += np.bitwise_count(_digits(word) | (word & _TOP_BITS))
        return mask & ((held >= number) | ~short)

    def may_begin_name(self) -> Mask:
        """Return which texts may begin with a capital and have no digit in the three bytes that follow."""
        first = self.first
        mask = ((first >= ord("A")) & (first <= ord("Z"))) | (first >= _BEYOND)
        if not mask.any():
            return mask
        mask &= (_digits(self._words[:, 1]) & _AFTER_FIRST) == 0
        return mask

    @property
    def may_begin_with_blanks(self) -> bool:
        """Whether some text may begin with a blank, or is one; sure when it says no."""
        first = self.first
        return bool(_LEADS[first[(first <= _SPACE) | (first >= _BEYOND)]].any())

    def all_begin_beyond(self, signs: bytes = b"") -> bool:
        """Return whether every text begins with other than a blank or one of *signs*; sure when it says yes."""
        first = self.first
        return bool(first.all()) and not self.may_begin_with_blanks and not np.isin(first, list(signs)).any()

    @property
    def may_end_with_blanks(self) -> bool:
        """Whether some text may end with a blank; sure when it says no."""
        return bool(_TRAILS[self.last].any())

    def begin_with_zero(self) -> Mask:
        """Return which texts begin with 0 and what may be another digit, of any script."""
        found: Mask = (self.first == ord("0")) & (_DIGITS_OR_BEYOND[self.second] > 0)
        return found

    @cached_property
    def _raw(self) -> bytes:
        """The views themselves, where a byte is found sooner than place after place."""
        return self._bytes.tobytes()

    @property
    def _words(self) -> "np.ndarray[tuple[int, int], np.dtype[np.uint32]]":
        return self._bytes.view("<u4")

    def _filled(self, told: np.ndarray) -> np.ndarray:
        return np.ascontiguousarray(told) if self._empty is None else np.where(self._empty, 0, told).astype(told.dtype)


def _digits(words: Words) -> Words:
    """Return words of four bytes whose top bits tell which of these are digits."""
    below = words & _BITS_BELOW
    found: Words = (below + _FROM_ZERO) & ~(below + _PAST_NINE) & ~words & _TOP_BITS
    return found


def compacted(cells: pl.Series) -> pa.Array:
    """Return texts as Arrow views that hold on to little more than themselves, whatever they were taken from."""
    cells = cells.rechunk()
    array = cells.to_arrow(compat_level=pl.CompatLevel.newest())
    filled, views, *texts = array.buffers()
    if not texts:
        return array
    seen = Views(cells)
    needed = seen.beyond_inline
    if not needed:
        return pa.Array.from_buffers(pa.string_view(), len(array), [filled, views], array.null_count, array.offset)
    if sum(text.size for text in texts) <= 2 * needed:
        return array
    return pc.cast(cells.to_arrow(compat_level=pl.CompatLevel.oldest()), pa.string_view())
