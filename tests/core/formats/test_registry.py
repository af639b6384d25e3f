"""One conformance test over every format there is."""

import pytest

from pontdarc.core.formats._format import Format
from pontdarc.core.formats.registry import formats
from pontdarc.core.source import Source
from tests.core.formats.reading import Reader


@pytest.fixture(params=list(formats().values()), ids=list(formats()))
def format_(request: pytest.FixtureRequest) -> Format:
    return request.param


def test_every_format_says_what_it_is(format_: Format) -> None:
    assert format_.title.strip()
    assert format_.extensions
    assert all(extension == extension.lower().strip(".") for extension in format_.extensions)
    assert format_.media_types
    assert all("/" in media for media in format_.media_types)


def test_no_two_formats_share_an_extension() -> None:
    extensions = [extension for each in formats().values() for extension in each.extensions]
    assert len(extensions) == len(set(extensions))


@pytest.mark.parametrize(
    "noise", [b"", b"\0", b"\xff" * 50, bytes(range(256)) * 300, b"PK\x03\x04", b"PAR1", b"{", b"<"]
)
def test_no_format_is_sure_of_noise_nor_raises(format_: Format, reader: Reader, noise: bytes) -> None:
    path = reader.folder / "bruit"
    path.write_bytes(noise)
    assert 0.0 <= format_.sniff(Source.of(path)) <= 1.0
    reading = reader(noise, f"bruit.{format_.extensions[0]}")
    assert reading.table is None or reading.table.frame.height == 0
    assert any(finding.level == "error" for finding in reading.findings)
