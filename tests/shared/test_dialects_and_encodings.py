"""The figures of the annotated corpora: delimiter and quote, then encoding, right on 97 % of the files."""

import csv
import os
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from pontdarc.core.formats import _dialect, _encoding

SHARED = Path(os.environ.get("PONTDARC_SHARED") or Path(__file__).resolve().parents[3] / "shared") / "data"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder of real files is not beside the checkout"),
]
MARKS = {"comma": ",", "semicolon": ";", "tab": "\t", "vslash": "|", "space": " ", "colon": ":", "nsign": "#"}
QUOTES = {"doublequote": '"', "singlequote": "'", "": None}
LANGUAGES = {"croatian", "czech", "hungarian", "polish", "romanian", "slovak", "slovene"}


def test_delimiter_and_quote_are_right_on_97_percent_of_the_curated_files() -> None:
    folder = SHARED / "corpus-csv" / "csv-wrangling-curated"
    verdicts = {name: _is_right(text, mark, quote) for name, text, mark, quote in _annotated(folder)}
    assert len(verdicts) > 150
    assert sum(verdicts.values()) >= 0.97 * len(verdicts), [name for name, right in verdicts.items() if not right]


def _annotated(folder: Path) -> Iterator[tuple[str, str, str, str | None]]:
    lines = (folder / "Manual_Dialect_Annotation.txt").read_text().splitlines()
    for line in lines:
        name, _, mark, quote, *_ = line.split("|") if line.count("|") == 5 else ("", "", "", "")
        path = folder / "Curated files" / name
        if mark in MARKS and path.is_file():
            text = _encoding.decode(path.read_bytes()).utf8.decode(errors="replace")[:400_000]
            yield name, text, MARKS[mark], QUOTES[quote]


def _is_right(text: str, mark: str, quote: str | None) -> bool:
    """Say whether the dialect found is the annotated one, or one that gives the same rows.

    Files of one column are annotated as delimited by commas that they do not hold.
    """
    dialect = _dialect.sniff(text)
    if dialect.delimiter == mark and dialect.quote == quote:
        return True
    quoting = csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE
    rows = csv.reader(StringIO(text, newline=""), delimiter=mark, quotechar=quote, quoting=quoting)
    return list(rows) == list(dialect.rows(StringIO(text, newline="")))


def test_the_text_is_decoded_right_on_97_percent_of_the_files() -> None:
    folder = SHARED / "corpus-encodages" / "chardet"
    verdicts = {}
    for path in sorted(folder.glob("*/*")):
        name, _, language = path.parent.name.rpartition("-")
        expected = path.read_bytes().decode(name if language in LANGUAGES else path.parent.name)
        found = _encoding.decode(path.read_bytes()).utf8.decode()
        verdicts[f"{path.parent.name}/{path.name}"] = found == expected.removeprefix("\ufeff").replace("\0", "")
    assert len(verdicts) > 80
    assert sum(verdicts.values()) >= 0.97 * len(verdicts), [name for name, right in verdicts.items() if not right]
