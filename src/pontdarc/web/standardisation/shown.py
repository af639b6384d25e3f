"""A report as people read it: what was understood, what was mended, what remains, grouped by cause."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.translation import gettext as _

from pontdarc.core.steps.registry import registry as steps
from pontdarc.inventory.models import Entry
from pontdarc.standardisation.corrections import applied
from pontdarc.standardisation.rules import in_words
from pontdarc.standardisation.runs import Progress

EXAMPLES = 3
INDIRECT = "indirect"
LEVELS = ("error", "warning", "info")
_NOT_KEPT: Final = re.compile(r"[^.!?]*:\s…\.")


@dataclass(frozen=True, slots=True)
class Step:
    """A stage of the reading of a file: its name, whether it is over, whether it is the present one."""

    name: str
    done: bool
    here: bool


def stages(progress: Progress) -> list[Step]:
    """Return the stages that a file goes through, and where it is."""
    names = {"reading": _("Lecture"), "repairing": _("Réparation"), "checking": _("Contrôle")}
    at = list(names).index(progress.stage) if progress.stage in names else -1
    return [Step(name, rank < at, rank == at) for rank, name in enumerate(names.values())]


@dataclass(frozen=True, slots=True)
class Example:
    """One finding: its sheet, when the file has several, its line, None for the whole file, what is wrong."""

    sheet: str | None
    row: int | None
    message: str


@dataclass(slots=True)
class Cause:
    """Findings of one kind in one column: how many, the first of them, what to do. *placed*: they are on rows."""

    id: str
    level: str
    column: str
    hint: str
    count: int = 0
    examples: list[Example] = field(default_factory=list)

    @property
    def placed(self) -> bool:
        """Whether rows can be shown: those of the table, a remark on the whole file speaks of what is beside it."""
        return any(example.row for example in self.examples) and (bool(self.column) or self.level == "error")


@dataclass(frozen=True, slots=True)
class Mended:
    """What one step did to one column: how many cells, in which words."""

    column: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Signs:
    """Columns that speak of people: those that name somebody, those that lead to somebody with other facts."""

    direct: tuple[Mapping[str, Any], ...]
    indirect: tuple[Mapping[str, Any], ...]

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        return iter((*self.direct, *self.indirect))

    def __bool__(self) -> bool:
        return bool(self.direct or self.indirect)


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood of a file, each part a few words."""

    rows: int
    columns: int
    standard: str
    standard_version: str
    details: tuple[str, ...]


def understood(report: Mapping[str, Any]) -> Understood:
    """Return what was understood of the file."""
    reading = report.get("reading") or {}
    details = [
        (_("format %s"), (reading.get("format") or "").upper()),
        (_("dans une archive %s"), (reading.get("container") or "").upper()),
        (_("encodage %s"), reading.get("encoding")),
        (_("séparateur « %s »"), _delimiter(reading.get("delimiter"))),
        (_("feuille « %s »"), reading.get("sheet")),
        (_("en-têtes à la ligne %s"), reading.get("header_row")),
    ]
    return Understood(
        rows=int(report.get("rows") or 0),
        columns=len(reading.get("columns") or report.get("columns") or ()),
        standard=str(report.get("standard") or ""),
        standard_version=str(report.get("version") or ""),
        details=tuple(words % value for words, value in details if value),
    )


def _delimiter(sign: str | None) -> str | None:
    return _("tabulation") if sign == "\t" else sign


def causes(findings: Iterable[Mapping[str, Any]], totals: Iterable[Mapping[str, Any]] = ()) -> list[Cause]:
    """Group findings by kind and column: errors first, the most frequent first.

    *totals*: how many there are of each, findings being capped.
    """
    complete = {(str(one["id"]), str(one["column"])): int(one["count"]) for one in totals}
    groups: dict[tuple[str, str], Cause] = {}
    for finding in findings:
        column = str(finding.get("column") or "")
        key = (str(finding["id"]), column)
        sentence, hint = in_words(finding, _)
        cause = groups.setdefault(key, Cause(key[0], str(finding.get("level", "error")), column, _told(hint)))
        cause.count += int(finding.get("count") or 1)
        if len(cause.examples) < EXAMPLES:
            cause.examples.append(Example(finding.get("sheet"), finding.get("row"), sentence))
    for key, cause in groups.items():
        cause.count = max(cause.count, complete.get(key, 0))
    return sorted(groups.values(), key=lambda cause: (LEVELS.index(cause.level), -cause.count, cause.column))


def _told(hint: str) -> str:
    """Leave out the sentence that would only say that a value was not kept: Exemple attendu : …."""
    return _NOT_KEPT.sub("", hint).strip()


def mended(report: Mapping[str, Any]) -> list[Mended]:
    """Return what was mended, the largest first."""
    known = steps()
    lines = [
        Mended(column if column != "*" else "", _(known[step].title) if step in known else step, int(count))
        for column, done in (report.get("repairs") or {}).items()
        for step, count in done.items()
    ]
    return sorted(lines, key=lambda line: (-line.count, line.column))


def personal(report: Mapping[str, Any]) -> Signs:
    """Return the columns in which signs of personal data were found."""
    signs = [one for one in report.get("scan", {}).get("columns", []) if (one.get("role") or "no") != "no"]
    return Signs(
        direct=tuple(one for one in signs if one["role"] != INDIRECT),
        indirect=tuple(one for one in signs if one["role"] == INDIRECT),
    )


def summary(
    entry: Entry, report: Mapping[str, Any], findings: Iterable[Mapping[str, Any]] | None = None
) -> dict[str, object]:
    """Return everything a page shows of a report; *findings* with their values, for who may see them."""
    everything = causes(report.get("findings", []) if findings is None else findings, report.get("totals", ()))
    return {
        "understood": understood(report),
        "errors": [cause for cause in everything if cause.level == "error"],
        "remarks": [cause for cause in everything if cause.level != "error"],
        "error_count": int(report.get("errors") or 0),
        "mended": mended(report),
        "mended_total": sum(line.count for line in mended(report)),
        "personal": personal(report),
        "unmapped": list(report.get("unmapped") or ()),
        "by_hand": applied(report),
    }
