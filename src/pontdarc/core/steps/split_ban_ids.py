"""The three identifiers that BAL 1.3 wrote in one column: « @c:… @v:… @a:… », for commune, street and address."""

import polars as pl

from pontdarc.core.step import Change, Context, Params, Sheet, Step, made_column
from pontdarc.core.words import gettext_noop

MARKED = r"@[acv]:[0-9a-fA-F-]{36}\b"
_UUID = r"([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?:\s|$)"


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    into: dict[str, str] = dict(params.get("into", {}))
    if column is None or not into:
        return sheet, ()
    frame = sheet.frame.with_columns(
        pl.col(column).str.extract(f"@{letter}:{_UUID}", 1).alias(name) for letter, name in into.items()
    )
    return Sheet(frame, sheet.lines), tuple(made_column(frame[name], frame[column]) for name in into.values())


STEP = Step(
    "split_ban_ids",
    gettext_noop("Identifiants de la BAN séparés"),
    gettext_noop("Tire de « @c:… @v:… @a:… » l’identifiant de la commune, celui du toponyme et celui de l’adresse."),
    rework=_rework,
    stage="source",
)
