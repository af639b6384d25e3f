"""The risk that remains in a public table, as figures: what a dossier shows, and what a decision rests on.

Everything is a share, a count or the name of a column: no value of a cell. Roles are those of core.privacy.roles.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import polars as pl

from pontdarc.core.privacy.linkage import Attack, attack
from pontdarc.core.privacy.plan import KEYED, PrivacyPlan
from pontdarc.core.privacy.risk import measured_risk
from pontdarc.core.privacy.singling import singling_combinations
from pontdarc.core.step import Context
from pontdarc.publication.making import typed
from pontdarc.publication.protecting import Protected

METHOD: Final = 1
"""Raised whenever the figures of the same table would be others: what was measured before is measured again."""
_COMBINATIONS: Final = 5
_MARK: Final = 32
# What the attacker cannot do again without the key, or without all the rows.
_NOT_REDONE: Final = KEYED | {"microaggregate", "suppress_small_cells", "mask_column"}


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured: the public *table* with its *columns*, the *source* it was made from by *plan* (no key needed).

    *left_out*: how many rows the plan took for being in groups too small.
    """

    table: Path
    columns: Sequence[Mapping[str, Any]]
    source: Path
    plan: PrivacyPlan
    rows_before: int
    left_out: int
    unprotected: int


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another table that anybody can read: the former version of the same dataset, or another one."""

    title: str
    table: Path
    former: bool = False


def mark_of(
    subject: Subject,
    roles: Mapping[str, str],
    *,
    wanted: int,
    population: int | None,
    neighbours: Sequence[Neighbour],
    context: Context,
) -> str:
    """Return a mark of all that `measure` would look at; tables are blobs, so their names tell what they hold.

    The same mark: the same figures. It does not follow the version of the software, which changes more often than how
    it measures.
    """
    looked_at = {
        "method": METHOD,
        "table": subject.table.name,
        "columns": [[column["name"], column.get("type")] for column in subject.columns],
        "source": subject.source.name,
        "plan": subject.plan.steps(),
        "counted": [subject.rows_before, subject.left_out, subject.unprotected],
        "roles": sorted(roles.items()),
        "asked": [wanted, population],
        "neighbours": [[each.title, each.table.name, each.former] for each in neighbours],
        "territory": context.referential.vintage,
    }
    return hashlib.sha256(json.dumps(looked_at).encode()).hexdigest()[:_MARK]


def measure(
    subject: Subject,
    roles: Mapping[str, str],
    *,
    wanted: int,
    population: int | None,
    neighbours: Sequence[Neighbour],
    context: Context,
) -> dict[str, Any]:
    """Return the figures of a public table; only *rows* and *quasi* when nothing in it leads to people.

    *roles*: of each column. *wanted*: how many rows each group should have. *population*: how many people the rows were
    drawn from, None when nobody knows.
    """
    shown = [str(column["name"]) for column in subject.columns if column["name"] not in subject.plan.mask]
    quasi = [name for name in shown if roles.get(name) in ("direct", "quasi")]
    sensitive = [name for name in shown if roles.get(name) == "sensitive"]
    told: dict[str, Any] = {
        "rows_before": subject.rows_before,
        "left_out": subject.left_out,
        "unprotected": subject.unprotected,
        "wanted": wanted,
        "people": population,
        "quasi": quasi,
        "sensitive": sensitive,
    }
    if not quasi:
        return told
    ours = pl.read_parquet(subject.table, columns=[*quasi, *sensitive])
    others = [(each, frame) for each in neighbours if (frame := _shared(each, quasi)) is not None]
    risk = measured_risk(
        ours,
        quasi,
        sensitive=sensitive,
        wanted=wanted,
        population=population,
        others=[frame for _, frame in others],
    )
    figures = asdict(risk)
    figures["diversity"] = [{"column": name, **asdict(each)} for name, each in risk.diversity]
    figures["linkage"] = [
        {"title": each.title, "former": each.former, **_attack(made)}
        for (each, _), made in zip(others, risk.attacks, strict=True)
    ]
    del figures["attacks"], figures["quasi"], figures["wanted"]
    figures["attack"] = _attack(_tried(subject, ours, quasi, context))
    found = singling_combinations(ours, quasi)
    figures["combinations"] = [asdict(each) for each in found[:_COMBINATIONS]]
    return told | figures


def _shared(other: Neighbour, quasi: Sequence[str]) -> pl.DataFrame | None:
    held = pl.read_parquet_schema(other.table)
    names = [name for name in quasi if name in held]
    return pl.read_parquet(other.table, columns=names) if names else None


def _attack(made: Attack) -> dict[str, Any]:
    return {**asdict(made), "success": round(made.success, 6)}


def _tried(subject: Subject, ours: pl.DataFrame, quasi: Sequence[str], context: Context) -> Attack:
    """Try to find everybody of the source again, as somebody who knows all these columns of them would.

    What was made less precise is told to the public, so the attacker does the same to what they know.
    """
    redone = PrivacyPlan(call for call in subject.plan.calls if call.column in quasi and call.step not in _NOT_REDONE)
    barred = {call.column for call in subject.plan.calls if call.step in _NOT_REDONE}
    on = [name for name in quasi if name not in barred]
    public = Protected(subject.source, on, redone, context.today, context.referential)
    types = {str(column["name"]): str(column["type"]) for column in subject.columns}
    pieces = [frame.with_columns(typed(frame[name], types[name]) for name in on) for frame in public.pieces(names=on)]
    return attack(ours, pl.concat(pieces), on)
