"""What the names of columns suggest of a secret (legal.hints), on tables that nobody looked at when it was written.

    python -m benchmarks.secret_hints

`secret_columns.csv`: the columns of tables whose structure their owners made public (an agglomeration's cameras,
mains, glass containers and rents; ledgers of a few businesses), with the question of secrecy that each answers by the
definition that its owner gives. Labelled by hand before anything was measured, by somebody who had read the phrases of
the detector; none of these comes from the tables.

Two lists, because they are two promises. *Words*: headers that somebody can read (« type_camera »). *Codes*: those that
only their owner can (« l_debh », the flow of a catchment by the hour): the detector hears words, and finds next to none
of them; they are shown, and hold nothing up.

The exit code is 1 when columns of the first list are found with a recall under RECALL or a precision under PRECISION.
Both were set after the first measure: they keep what is there from being lost, and are no promise made beforehand.
"""

import csv
import sys
from dataclasses import dataclass
from pathlib import Path

from pontdarc.legal.hints import hints

LABELS = Path(__file__).with_name("secret_columns.csv")
RECALL, PRECISION = 0.5, 0.95


@dataclass(frozen=True, slots=True)
class Label:
    """A *column* of a table, and the *question* of secrecy that it is evidence for, empty when it is for none."""

    source: str
    column: str
    question: str
    spelling: str


@dataclass(frozen=True, slots=True)
class Measure:
    """Columns *found* for the right question, *missed*, and *wrong*: found where there is nothing, or for another."""

    found: list[str]
    missed: list[str]
    wrong: list[str]

    @property
    def recall(self) -> float:
        """The share of columns that speak of a secret and are found."""
        wanted = len(self.found) + len(self.missed)
        return len(self.found) / wanted if wanted else 1.0

    @property
    def precision(self) -> float:
        """The share of what is found that speaks of a secret, of the right one."""
        said = len(self.found) + len(self.wrong)
        return len(self.found) / said if said else 1.0


def labels() -> list[Label]:
    """Return the columns that were labelled."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        return [Label(**row) for row in csv.DictReader(file)]


def measured(listed: list[Label]) -> Measure:
    """Return what the detector says of some columns, each heard alone."""
    found, missed, wrong = [], [], []
    for label in listed:
        said = {hint.family.code for hint in hints([label.column])}
        if label.question and label.question in said:
            found.append(label.column)
        elif label.question:
            missed.append(label.column)
        if said - {label.question}:
            wrong.append(label.column)
    return Measure(found, missed, wrong)


def main() -> int:
    """Print both lists; return 1 when the first is heard less well than it was."""
    lists = {
        spelling: measured([each for each in labels() if each.spelling == spelling]) for spelling in ("words", "code")
    }
    for spelling, told in lists.items():
        secret = len(told.found) + len(told.missed)
        print(
            f"{spelling}: {secret} columns speak of a secret; recall {told.recall:.2f}, precision {told.precision:.2f}"
        )
        print(f"  missed: {', '.join(told.missed) or 'none'}")
        print(f"  wrong:  {', '.join(told.wrong) or 'none'}")
    words = lists["words"]
    return 1 if words.recall < RECALL or words.precision < PRECISION else 0


if __name__ == "__main__":
    sys.exit(main())
