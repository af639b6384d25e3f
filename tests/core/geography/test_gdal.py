"""The only door to GDAL: no driver that follows references, nothing beside the file."""

from pathlib import Path

import pyogrio
import pytest

from pontdarc.core.geography.gdal import DRIVERS, ERRORS, layer_names


def test_only_the_drivers_of_files_are_left() -> None:
    assert set(pyogrio.list_drivers()) <= DRIVERS


@pytest.mark.parametrize(
    "text",
    [
        '<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>{secret}</SrcDataSource></OGRVRTLayer>'
        "</OGRVRTDataSource>",
        "<OGRWFSDataSource><URL>http://127.0.0.1/wfs</URL></OGRWFSDataSource>",
        '{"type": "gdal_streamed_alg", "command_line": "gdal vector pipeline read {secret}"}',
    ],
)
def test_a_file_that_names_another_is_not_followed(tmp_path: Path, text: str) -> None:
    secret = tmp_path / "secret.geojson"
    secret.write_text('{"type":"Point","coordinates":[1,2]}')
    path = tmp_path / "content"
    path.write_text(text.replace("{secret}", str(secret)))
    with pytest.raises(ERRORS):
        layer_names(path)


def test_no_address_is_reached(tmp_path: Path) -> None:
    with pytest.raises(ERRORS):
        layer_names(Path("/vsicurl/http://127.0.0.1:9/a.geojson"))
