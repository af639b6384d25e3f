"""Bytes made shorter while they leave."""

import gzip

import pyarrow as pa
import pytest

from pontdarc.publication.coding import accepted, coded

TEXT = [b"nom;commune\r\n" * 5_000, b"", b"fin" * 40_000]


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("", "identity"),
        ("identity", "identity"),
        ("gzip, deflate", "gzip"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip;q=1.0, zstd;q=0", "gzip"),
        ("gzip; q=0", "identity"),
        ("ZSTD", "zstd"),
        ("gzip;q=x", "gzip"),
        ("*", "identity"),
    ],
)
def test_the_coding_is_one_that_the_reader_names(header: str, coding: str) -> None:
    assert accepted(header) == coding


def test_gzip_and_zstandard_hold_the_same_bytes_in_less() -> None:
    whole = b"".join(TEXT)
    packed = {coding: b"".join(coded(iter(TEXT), coding)) for coding in ("gzip", "zstd", "identity")}
    assert gzip.decompress(packed["gzip"]) == whole == packed["identity"]
    assert pa.CompressedInputStream(pa.BufferReader(packed["zstd"]), "zstd").read() == whole
    assert all(len(packed[coding]) < len(whole) / 20 for coding in ("gzip", "zstd"))


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_what_is_packed_leaves_before_the_last_byte_is_known(coding: str) -> None:
    def chunks() -> object:
        for rank in range(400):
            yield "".join(f"{rank * n * 7919}" for n in range(5_000)).encode()
        raise AssertionError("asked for too much")

    assert next(coded(chunks(), coding))
