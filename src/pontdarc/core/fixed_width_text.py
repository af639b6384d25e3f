"""Texts of one same length as a matrix of bytes: control keys and dates are read from it without a Python text."""

import numpy as np
import polars as pl

Bytes = np.ndarray[tuple[int, int], np.dtype[np.uint8]]
Pairs = np.ndarray[tuple[int, int], np.dtype[np.uint16]]


def bytes_of(texts: pl.Series, length: int) -> Bytes:
    """Return the bytes of texts that all have *length* of them in UTF-8, a row each."""
    if not texts.len():
        return np.empty((0, length), dtype=np.uint8)
    array = pl.Array(pl.UInt8, length)
    matrix: Bytes = texts.cast(pl.Binary).bin.reinterpret(dtype=array, endianness="little").to_numpy()
    return matrix


def pairs_of(texts: pl.Series, length: int) -> Pairs:
    """Return the bytes two by two, the first of each pair being the low one; *length* is even.

    A table of 65,536 entries answers about two characters in one look.
    """
    if not texts.len():
        return np.empty((0, length // 2), dtype=np.uint16)
    array = pl.Array(pl.UInt16, length // 2)
    matrix: Pairs = texts.cast(pl.Binary).bin.reinterpret(dtype=array, endianness="little").to_numpy()
    return matrix
