"""Reading polluted files with nothing told about them: our score beside that of DuckDB's automatic mode.

The files are those that tests/core/formats/polluting.py makes, in the manner of the Pollock benchmark (PVLDB 2023), and
the measure is its own: loaded or not, then precision, recall and F1 of the header, of the records and of the cells,
out of ten.

    python -m benchmarks.polluted
"""

import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import duckdb

from pontdarc.core.reading import read
from tests.core.formats.polluting import Polluted, polluted

Rows = list[list[str]]


def ours(path: Path) -> Rows:
    """Read the main table."""
    table = read(path).table
    if table is None:
        return []
    header = [table.columns] if table.header_row is not None else []
    return [*header, *[[cell or "" for cell in row] for row in table.frame.rows()]]


def duckdbs(path: Path) -> Rows:
    """Read with everything left to DuckDB, errors passed over and short rows padded, as in the paper."""
    with duckdb.connect() as connection:
        relation = connection.read_csv(
            str(path), strict_mode=False, ignore_errors=True, null_padding=True, all_varchar=True
        )
        names = [] if relation.columns[0] == "column0" else [relation.columns]
        return [*names, *[[cell or "" for cell in row] for row in relation.fetchall()]]


def score(file: Polluted, loaded: Rows) -> float:
    """Return the points of a file that was loaded, out of ten."""
    header = [file.header] if file.header is not None else []
    expected = [*header, *file.rows]
    if not expected:
        return 10.0
    return (
        1.0
        + _points(Counter(expected[0]), Counter(loaded[0] if loaded else []))
        + _points(Counter(map("".join, expected[1:])), Counter(map("".join, loaded[1:])))
        + _points(_cells(expected), _cells(loaded))
    )


def _cells(rows: Rows) -> "Counter[str]":
    return Counter(cell for row in rows for cell in row)


def _points(expected: "Counter[str]", loaded: "Counter[str]") -> float:
    if not expected:
        return 3.0
    common = (expected & loaded).total()
    if not common:
        return 0.0
    first, second = common / expected.total(), common / loaded.total()
    return first + second + 2 * first * second / (first + second)


def _score_of(reader: Callable[[Path], Rows], files: list[Polluted], folder: Path) -> dict[str, float]:
    scores = {}
    for file in files:
        path = folder / "fichier.csv"
        path.write_bytes(file.data)
        try:
            scores[file.name] = score(file, reader(path))
        except duckdb.Error:
            scores[file.name] = 0.0
    return scores


def main() -> None:
    """Print the score of each and the files where points are lost."""
    files = list(polluted())
    with tempfile.TemporaryDirectory() as folder:
        for name, reader in (("Pont d'Arc", ours), ("DuckDB, automatic", duckdbs)):
            scores = _score_of(reader, files, Path(folder))
            lost = {file: round(points, 2) for file, points in scores.items() if points < 10}
            print(f"{name}: {sum(scores.values()) / len(scores):.3f} out of 10 over {len(files)} files")
            print(f"  below ten: {lost}")


if __name__ == "__main__":
    main()
