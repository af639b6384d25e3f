"""What several steps of anonymisation need: numbers as they are written, and draws that a key alone decides."""

import re
from collections.abc import Iterator
from decimal import Decimal
from hashlib import blake2b

import polars as pl

from pontdarc.core.step import Params

_NUMBER = re.compile(r"-?\d{1,15}(?:[.,]\d{1,15})?", re.ASCII)


def number_in(text: str) -> Decimal | None:
    """Return the number that a text is; None when it is none."""
    plain = re.sub(r"\s", "", text)
    return Decimal(plain.replace(",", ".")) if _NUMBER.fullmatch(plain) else None


def plainly(number: Decimal) -> str:
    """Return a number without useless zeros nor exponent."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def whole_width(params: Params) -> int:
    """Return the width of bands, 10 where none is given."""
    return max(2, int(params.get("width", 10)))


def draws(frame: pl.DataFrame, key: str, about: str) -> Iterator[float]:
    """Yield for each row a number drawn between 0 and 1, both left out.

    The key and the row decide it, so that the next version of the same row has the same: drawn again each time, noise
    would cancel out. Who has not the key cannot tell it.
    """
    secret, salt = key.encode()[:64], about.encode()
    for row in frame.iter_rows():
        told = blake2b(repr(row).encode("utf-8", "surrogatepass") + salt, key=secret, digest_size=8).digest()
        yield (int.from_bytes(told) + 1) / (2**64 + 2)
