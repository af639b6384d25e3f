"""What the page shows of each column: its fields, a few values as they are (masked) and as they would become."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl
from django import forms

from pontdarc.core.privacy.masking import PERSONAL_KINDS, mask
from pontdarc.core.privacy.plan import read_step
from pontdarc.core.step import Call, Context
from pontdarc.core.steps.mask_column import MASKED
from pontdarc.core.steps.registry import registry
from pontdarc.outside import clock
from pontdarc.outside.official import official_referential
from pontdarc.web.legal.proposing.forms import ProtectForm

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Line:
    """What the page shows of a column: the form's fields, a few masked values before, and what they become."""

    name: str
    less: forms.BoundField
    role: forms.BoundField
    forbid: forms.BoundField
    barred: Collection[str]
    dropped: bool
    locked: bool
    pairs: Sequence[tuple[str, str]] = field(default_factory=tuple)
    loss: float | None = None


def lines(form: ProtectForm, table: Path, report: Mapping[str, Any]) -> Iterator[Line]:
    """Yield what the page shows of each column: what is chosen for it, and a few values before (masked) and after."""
    kinds = {str(column["name"]): column.get("kind") for column in report.get("columns", [])}
    head = pl.scan_parquet(table).head(_HEAD).collect()
    drop, lock = form["drop"].value() or (), form["lock"].value() or ()
    for rank, column in enumerate(form.columns):
        less, role = form[f"less-{rank}"], form[f"role-{rank}"]
        texts = head[column.name].cast(pl.String).drop_nulls().unique(maintain_order=True).head(SHOWN).to_list()
        secret = str(role.value() or column.role) != "harmless" or kinds.get(column.name) in PERSONAL_KINDS
        before = [mask(text, kinds.get(column.name)) if secret else text for text in texts]
        after = [_after(text, shown, str(less.value() or "")) for text, shown in zip(texts, before, strict=True)]
        dropped = column.name in drop
        pairs = [(one, "" if dropped else other) for one, other in zip(before, after, strict=True)]
        forbid = form[f"forbid-{rank}"]
        barred, locked = frozenset(forbid.value() or ()), column.name in lock
        yield Line(column.name, less, role, forbid, barred, dropped, locked, tuple(dict.fromkeys(pairs)))


_HEAD = 500


def _after(text: str, masked: str, chosen: str) -> str:
    """Return what a cell becomes by what is chosen for its column; as it is shown before where nothing is."""
    call = read_step(chosen)
    if chosen == "mask":
        return MASKED
    return masked if call is None else _mended(text, call)


def _mended(text: str, call: Call) -> str:
    mend = registry()[call.step].mend
    context = Context(clock.today(), official_referential())
    return (mend(text, call.params, context) or "") if mend is not None else ""
