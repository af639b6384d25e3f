"""Every real file of the shared folder is understood or explained, and agrees with the answers that are known.

The small set (★ in its catalogue) and the files with an answer run always; PONTDARC_ALL_FILES=1 walks them all.
"""

import codecs
import csv
import json
import os
import re
import time
from pathlib import Path

import pytest

from pontdarc.core.formats._dialect import sniff
from pontdarc.core.formats._encoding import decode
from pontdarc.core.reading import read
from pontdarc.core.refusals import Unreadable
from pontdarc.core.tables import Reading

SHARED = Path(os.environ.get("PONTDARC_SHARED") or Path(__file__).resolve().parents[3] / "shared") / "data"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder of real files is not beside the checkout"),
]

LINE = re.compile(
    r"\| `(?P<name>[^`]+)` \| (?P<star>★?) ?\| (?P<rows>[\d\s]*)\| [^|]* \| (?P<encoding>\S+) \| (?P<rest>.*)"
)
TEXT = {".csv", ".txt", ".tsv"}
SAME = {"ascii": "utf-8", "utf-8-sig": "utf-8", "latin-1": "cp1252"}
# Where the catalogue counts otherwise than a reader does: the lines of one that are blank, a table without a header.
OTHERWISE = {"MTP_Opendata.csv": 129, "arx_adult_hierarchy_age.csv": 100}
# Encodings of one family that nothing in a text tells apart, or only a letter that it does not hold.
FAMILIES = ({"iso-8859-1", "cp1252"}, {"iso-8859-2", "cp1250"}, {"ascii", "utf-8"})
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "vslash": "|", "nsign": "#", "space": " "}


def catalogue() -> list[dict[str, str]]:
    entries: list[dict[str, str]] = []
    folder = ""
    for line in (SHARED / "CATALOGUE.md").read_text(encoding="utf-8").splitlines() if SHARED.is_dir() else []:
        if line.startswith("### "):
            folder = line[4:].strip()
        elif (match := LINE.match(line)) and (SHARED / folder / match["name"]).is_file():
            entries.append({**match.groupdict(), "path": f"{folder}/{match['name']}"})
    return entries


def every_file() -> list[str]:
    if not SHARED.is_dir():
        return []
    if os.environ.get("PONTDARC_ALL_FILES"):
        return [str(path.relative_to(SHARED)) for path in sorted(SHARED.rglob("*")) if path.is_file()]
    corpora = [path for folder in ("corpus-csv", "corpus-tableurs") for path in sorted((SHARED / folder).rglob("*"))]
    small = [path for path in corpora if path.is_file() and path.stat().st_size < 60_000]
    return [each["path"] for each in catalogue() if each["star"]] + [str(p.relative_to(SHARED)) for p in small[::3]]


def understood(path: Path) -> Reading | Unreadable:
    try:
        return read(path)
    except Unreadable as refusal:
        return refusal


@pytest.mark.parametrize("name", every_file())
def test_every_file_is_understood_or_explained_in_time(name: str) -> None:
    path = SHARED / name
    started = time.process_time()
    reading = understood(path)
    assert time.process_time() - started < 20 + path.stat().st_size / 5_000_000
    if isinstance(reading, Unreadable):
        assert reading.sentence()
        assert reading.advice()
        return
    errors = [finding for finding in reading.findings if finding.level == "error"]
    assert errors or (reading.table is not None and reading.table.frame.height > 0)
    for finding in reading.findings:
        assert finding.message()
        assert finding.hint()
    for table in reading.tables:
        assert table.frame.height == table.lines.len()
        assert len(set(table.frame.columns)) == table.frame.width
        assert all(table.frame.columns)


@pytest.mark.parametrize(
    "entry",
    [each for each in catalogue() if Path(each["name"]).suffix in TEXT and not each["path"].startswith("corpus")],
    ids=lambda each: each["name"],
)
def test_texts_agree_with_the_catalogue(entry: dict[str, str]) -> None:
    reading = read(SHARED / entry["path"])
    assert reading.table is not None
    rows = OTHERWISE.get(entry["name"], int(re.sub(r"\s", "", entry["rows"])))
    assert reading.table.frame.height == rows
    assert reading.encoding == SAME.get(entry["encoding"], entry["encoding"])
    if (mark := re.match(r"`(\\?.)`", entry["rest"])) is not None:
        assert reading.delimiter == mark[1][-1]
    if (header := re.search(r"en-tête à la ligne (\d+)", entry["rest"])) is not None:
        assert reading.table.header_row == int(header[1])


@pytest.mark.parametrize(
    "entry",
    [each for each in catalogue() if Path(each["name"]).suffix in {".xlsx", ".xls", ".ods", ".parquet", ".geojson"}],
    ids=lambda each: each["name"],
)
def test_other_formats_agree_with_the_catalogue(entry: dict[str, str]) -> None:
    """The catalogue counts every used line of every sheet, headers, titles and blank lines included."""
    reading = read(SHARED / entry["path"])
    assert reading.tables
    said = int(re.sub(r"\s", "", entry["rows"]) or 0)
    held = sum(table.frame.height for table in reading.tables)
    if reading.format in {"parquet", "geojson"}:
        assert held == said
    else:
        spare = 8 * len(reading.tables) + said // 30 + 1
        assert said - spare <= held < said


def test_delimiters_agree_with_those_annotated_by_hand() -> None:
    folder = SHARED / "corpus-csv" / "csv-wrangling-curated"
    right = total = 0
    for line in (folder / "Manual_Dialect_Annotation.txt").read_text(encoding="utf-8").splitlines()[2:]:
        name, _, delimiter, *_ = line.split("|")
        path = folder / "Curated files" / name
        if path.exists():
            text = decode(path.read_bytes()[:400_000]).utf8.decode("utf-8", "replace")
            right += sniff(text).delimiter == DELIMITERS[delimiter]
            total += 1
    # Of the 17 others, 12 are one column or no table at all, annotated with the delimiter they do not use.
    assert total > 150
    assert right / total >= 0.9


def test_encodings_agree_with_the_names_of_folders() -> None:
    right = total = 0
    for path in sorted((SHARED / "corpus-encodages" / "chardet").rglob("*")):
        if path.is_file():
            said = codecs.lookup(re.sub(r"-[a-z]{5,}$", "", path.parent.name)).name
            said = re.sub(r"^iso8859-", "iso-8859-", said).removesuffix("-sig")
            got = decode(path.read_bytes()).encoding
            right += got == said or any({got, said} <= family for family in FAMILIES)
            total += 1
    assert total > 80
    assert right / total >= 0.97


def test_french_encodings_are_never_missed() -> None:
    """Every text of the folder that is French, written again in each encoding that French is written in."""
    texts = [read_text(each) for each in catalogue() if each["encoding"] in {"latin-1", "cp1252"}]
    assert len(texts) > 8
    for text in texts:
        for encoding in ("utf-8", "utf-16", "cp1252", "mac-roman", "cp850"):
            plain = text.encode(encoding, errors="ignore").decode(encoding)
            got = decode(plain.encode(encoding))
            assert got.encoding == encoding
            # « Ã‰ » and the like were broken before us: mending them is right.
            assert got.utf8.decode("utf-8") == plain or "Ã" in text


def read_text(entry: dict[str, str]) -> str:
    data = (SHARED / entry["path"]).read_bytes()[:30_000]
    return data.decode("cp1252", errors="ignore").replace("\0", "")


def test_the_spectrum_of_csv_is_read_as_its_answers_say() -> None:
    folder = SHARED / "corpus-csv" / "csv-spectrum"
    answers = sorted((folder / "json").glob("*.json"))
    assert answers
    for answer in answers:
        table = read(folder / "csvs" / f"{answer.stem}.csv").table
        assert table is not None
        rows = [{key: value or "" for key, value in row.items()} for row in table.frame.to_dicts()]
        expected = json.loads(answer.read_text(encoding="utf-8"))
        assert [{k: v.replace("\r\n", "\n") for k, v in row.items()} for row in rows] == [
            {key: value.replace("\r\n", "\n") for key, value in row.items()} for row in expected
        ], answer.stem


@pytest.mark.parametrize("stem", ["MTP_Prenoms", "MTP_Europeenne2014"])
def test_the_same_table_in_two_formats_gives_the_same_rows(stem: str) -> None:
    tables = [read(path).table for path in sorted(SHARED.rglob(f"{stem}.*")) if path.suffix in {".csv", ".xls", ".ods"}]
    assert len(tables) > 1
    shapes = {(table.frame.height, tuple(table.frame.columns)) for table in tables if table is not None}
    assert len(shapes) == 1


def test_what_is_read_is_what_the_csv_module_reads() -> None:
    path = next(SHARED.rglob("deliberations-metropole-saint-etienne.csv"))
    with path.open(encoding="utf-8", newline="") as stream:
        _, *expected = [row for row in csv.reader(stream) if any(row)]
    table = read(path).table
    assert table is not None
    assert [[cell or "" for cell in row] for row in table.frame.rows()] == expected
