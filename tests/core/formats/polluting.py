"""Files polluted on purpose, in the manner of Vitagliano et al., « Pollock » (PVLDB 2023), from a table of our own.

Each one breaks one rule of RFC 4180, in the whole file or on one row, and comes with the rows that a person would read.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

HEADER = ["date", "commune", "code", "habitants", "montant", "objet", "remarque"]
ROWS = [
    [
        f"2024-{n % 12 + 1:02d}-{n % 28 + 1:02d}",
        ["Privas", "Le Teil", "Vallon-Pont-d’Arc", "Aubenas"][n % 4],
        f"07{n * 7 % 339 + 1:03d}",
        str(800 + n * 37),
        f"{n * 113 % 900}.{n % 90 + 10}",
        f"Aide n° {n}, au titre de l’année 2024",
        ["", "à vérifier", "reçu, complet"][n % 3],
    ]
    for n in range(30)
]
POLLUTED_ROWS = (0, 1, 7, 29)


@dataclass(frozen=True)
class Polluted:
    """One file: what it holds, and what is to be read in it: *header* (None when it has none) and *rows*."""

    name: str
    data: bytes
    header: list[str] | None
    rows: list[list[str]]


def written(rows: list[list[str]], delimiter: str = ",", quote: str = '"', end: str = "\r\n") -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter, quotechar=quote, lineterminator=end).writerows(rows)
    return buffer.getvalue()


def polluted() -> Iterator[Polluted]:
    """Yield every file."""
    yield from _whole_files()
    yield from _structures()
    for place in POLLUTED_ROWS:
        yield from _rows(place)


def _file(name: str, text: str, header: list[str] | None = HEADER, rows: list[list[str]] = ROWS) -> Polluted:
    return Polluted(name, text.encode(), header, rows)


def _whole_files() -> Iterator[Polluted]:
    table = [HEADER, *ROWS]
    yield _file("clean", written(table))
    for name, mark in (("semicolon", ";"), ("tab", "\t"), ("bar", "|")):
        yield _file(f"delimiter_{name}", written(table, mark))
    spaced = "".join(", ".join(f'"{cell}"' for cell in row) + "\r\n" for row in table)
    yield _file("delimiter_comma_space", spaced)
    yield _file("quote_single", written(table, quote="'"))
    yield _file("end_lf", written(table, end="\n"))
    yield _file("end_cr", written(table, end="\r"))
    yield _file("no_last_end", written(table).removesuffix("\r\n"))
    yield _file("two_last_ends", written(table) + "\r\n")
    inches = [[*row[:5], f'tuyau 8" long, lot {n}', row[6]] for n, row in enumerate(ROWS)]
    yield _file("escape_doubled", written([HEADER, *inches]), rows=inches)
    escaped = written([HEADER, *inches]).replace('""', '\\"')
    yield _file("escape_backslash", escaped, rows=inches)
    yield _file("escape_none", written([HEADER, *inches]).replace('""', '"'), rows=inches)


def _structures() -> Iterator[Polluted]:
    body = written(ROWS)
    table = written([HEADER, *ROWS])
    yield _file("no_payload", "", None, [])
    yield _file("header_only", written([HEADER]), rows=[])
    yield _file("one_row", written([HEADER, ROWS[0]]), rows=ROWS[:1])
    yield _file("no_header", body, None)
    yield _file("preamble", "Export des aides,,,,,,\r\n,,,,,,\r\n" + table)
    yield _file("preamble_bare", "Export des aides\r\n\r\n" + table)
    yield _file("comments", "# Export des aides\r\n# le 3 mai, à midi\r\n" + table)
    yield _file("header_repeated", written([HEADER]) + table)
    narrow = [HEADER[:5], *[row[:5] for row in ROWS[:12]]]
    yield _file("tables_less", table + written(narrow))
    yield _file("tables_blank", table + "\r\n" + written(narrow))
    wide = [[*HEADER, "suite"], *[[*row, "x"] for row in ROWS[:12]]]
    yield _file("tables_more", table + written(wide))


def _rows(place: int) -> Iterator[Polluted]:
    """Pollute one row: an extra delimiter at its end, a missing one, a stray quote, another delimiter."""
    lines = written([HEADER, *ROWS]).split("\r\n")
    row = ROWS[place]

    def swapped(line: str) -> str:
        return "\r\n".join([*lines[: place + 1], line, *lines[place + 2 :]])

    bare = [*row[:5], "Aide", "fin"]
    others = [*ROWS[:place], bare, *ROWS[place + 1 :]]
    plain = ",".join(bare)
    yield _file(f"row_{place}_extra_delimiter", swapped(plain + ","), rows=others)
    yield _file(f"row_{place}_more_cells", swapped(plain + ",trop"), rows=[[*each] for each in _longer(others, place)])
    missing = [*bare[:-1], ""]
    yield _file(
        f"row_{place}_missing_delimiter",
        swapped(",".join(bare[:-1])),
        rows=[*ROWS[:place], missing, *ROWS[place + 1 :]],
    )
    for column in (0, 3):
        quoted = [*row]
        quoted[column] = '"' + quoted[column]
        stray = written([row]).removesuffix("\r\n").replace(row[column], quoted[column], 1)
        yield _file(f"row_{place}_quote_{column}", swapped(stray), rows=[*ROWS[:place], quoted, *ROWS[place + 1 :]])


def _longer(rows: list[list[str]], place: int) -> list[list[str]]:
    return [[*row, "trop" if rank == place else ""] for rank, row in enumerate(rows)]
