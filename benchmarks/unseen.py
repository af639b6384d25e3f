"""How many columns are mapped wrongly, or not at all, in tables that no rule was made on.

    python -m benchmarks.unseen [--all]

The labels are in ``unseen.txt``: real files (of the folder that PONTDARC_SHARED names; passed over without it), tables
written to mend rules on, and tables written to be measured only, whose rate is the one to quote. The standard is given:
whether it is recognised is another question, told in one figure. *--all*: each wrong and missed column, except of the
tables that are only measured.
"""

import argparse
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polars as pl

from pontdarc.core.reading import read
from pontdarc.core.recognition import recognise
from pontdarc.core.referential import Body
from pontdarc.standardisation.catalogue import every_version, standards
from pontdarc.standardisation.conformity import SAMPLE
from pontdarc.standardisation.mapping import map_columns
from pontdarc.standardisation.recognition import recognise_standard

LABELS = Path(__file__).with_name("unseen.txt")
TODAY = date(2026, 11, 23)
REAL, KEPT = "real", "kept"
_HEAD = re.compile(r"\[(?P<slug>[^\]]+)\] (?P<part>\w+)/(?P<name>.+)")
ROWS = 4


@dataclass(slots=True)
class Labelled:
    """A table: the standard it is put in, its file, the field that each column should feed and the cells it holds.

    *untold*: the columns of which either answer will do.
    """

    slug: str
    part: str
    name: str
    wanted: dict[str, str] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    untold: set[str] = field(default_factory=set)


def labelled(text: str) -> Iterator[Labelled]:
    """Yield the tables of a file of labels."""
    table: Labelled | None = None
    for line in text.splitlines():
        if head := _HEAD.fullmatch(line):
            if table:
                yield table
            table = Labelled(head["slug"], head["part"], head["name"])
        elif table and line.strip() and not line.startswith("#"):
            _add(table, line)
    if table:
        yield table


def _add(table: Labelled, line: str) -> None:
    said, _, cell = line.partition(" = ")
    header, _, target = said.partition(" > ")
    if header.endswith(" ?"):
        header = header.removesuffix(" ?")
        table.untold.add(header)
    if target:
        table.wanted[header] = target
        cell = cell or standards()[table.slug].schema.field(target).example
    table.cells[header] = cell


def frame_of(table: Labelled, shared: Path | None) -> pl.DataFrame | None:
    """Return rows of the table, None when its file is not there."""
    if table.part != REAL:
        columns = {header: [cell or None] * ROWS for header, cell in table.cells.items()}
        return pl.DataFrame(columns, schema_overrides=dict.fromkeys(columns, pl.String))
    if shared is None or not (shared / table.name).is_file():
        return None
    found = read(shared / table.name).table
    return found.sample(SAMPLE).frame if found else None


def judged(table: Labelled, frame: pl.DataFrame) -> Iterator[tuple[str, str, str, str]]:
    """Yield what became of each column that counts: right, wrong or missed; its header, its field, the one wanted."""
    standard = standards()[table.slug]
    kinds = {name: (found.kind, found.certainty) for name, found in recognise(frame).items()}
    found = map_columns(frame, standard.schema, Body(), kinds=kinds, today=TODAY, topic=standard.topic)
    fed: dict[str, list[str]] = defaultdict(list)
    for feed in found.feeds:
        for source in feed.sources:
            # What is drawn from a column that has its own place, or none, is no mistake about that column.
            if feed.column == source or table.wanted.get(source) == feed.target:
                fed[source].append(feed.target)
    recognised = recognise_standard(frame, every_version(), table.name, kinds=kinds).standard
    yield ("recognised" if recognised and recognised.slug == table.slug else "unrecognised"), "", "", table.slug
    for header in frame.columns:
        if header in table.untold:
            continue
        wanted, given = table.wanted.get(header), fed.get(header, [])
        if wanted is None:
            yield ("wrong" if given else "right"), header, ", ".join(given), ""
        elif wanted in given:
            yield "right", header, wanted, wanted
        else:
            yield ("wrong" if given else "missed"), header, ", ".join(given), wanted


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--all", action="store_true")
    args = parser.parse_args()
    shared = Path(os.environ["PONTDARC_SHARED"]) if "PONTDARC_SHARED" in os.environ else None
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for table in labelled(LABELS.read_text("utf-8")):
        frame = frame_of(table, shared)
        if frame is None:
            continue
        for what, header, given, wanted in judged(table, frame):
            counts[table.part][what] += 1
            if args.all and table.part != KEPT and what != "right" and header:
                print(f"  {table.slug} {table.name}: « {header} » {what}: {given or '-'} instead of {wanted or '-'}")
    for part, count in counts.items():
        columns = sum(count[what] for what in ("right", "wrong", "missed"))
        tables = count["recognised"] + count["unrecognised"]
        print(f"{part:<6}{tables:4} tables, {count['recognised']:3} recognised;{columns:5} columns, "
              f"{count['wrong'] / columns:6.1%} wrong, {count['missed'] / columns:6.1%} missed")  # fmt: skip
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
