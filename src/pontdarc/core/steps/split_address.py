"""An address in one column, made several: number, street, postal code, commune."""

import re

import polars as pl

from pontdarc.core.step import Change, Context, Params, Sheet, Step, made_column
from pontdarc.core.words import gettext_noop

_ONE = r"\d{1,4}(?:\s?(?:bis|ter|quater|[A-Da-d])\b)?"
_NUMBER = rf"(?P<number>{_ONE}(?:\s?[/-]\s?{_ONE})?)"
_ADDRESS = re.compile(
    rf"^\s*(?:{_NUMBER}\s*,?\s+)?(?P<street>[^\d\s].*?)"
    r"(?:[\s,;-]+(?P<postal>\d{5})[\s,-]+(?P<commune>[^\d]+?)(?:\s+cedex(?:\s+\d+)?)?)?\s*$",
    re.IGNORECASE | re.DOTALL,
)
_NO_STREET = re.compile(r"^(?P<postal>\d{5})[\s,-]+(?P<commune>[^\d]+?)$")
PARTS = ("number", "street", "postal", "commune")


def parts_of(text: str) -> dict[str, str | None]:
    """Return number, street, postal code and commune of an address, None for what it does not say."""
    plain = " ".join(text.split())
    alone = _NO_STREET.match(plain)
    if alone is not None:
        return {"number": None, "street": None, **alone.groupdict()}
    match = _ADDRESS.match(plain)
    if match is None:
        return {"number": None, "street": text, "postal": None, "commune": None}
    return {part: match[part] for part in PARTS}


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    into: dict[str, str] = dict(params.get("into", {}))
    if column is None or not into:
        return sheet, ()
    distinct = sheet.frame[column].drop_nulls().unique(maintain_order=True).to_list()
    parts = [parts_of(text) for text in distinct]
    frame = sheet.frame
    for part, name in into.items():
        values = pl.Series([found.get(part) for found in parts], dtype=pl.String)
        frame = frame.with_columns(
            pl.col(column).replace_strict(distinct, values, default=None, return_dtype=pl.String).alias(name)
            if distinct
            else pl.lit(None, dtype=pl.String).alias(name)
        )
    changes = tuple(made_column(frame[name], frame[column]) for name in into.values())
    return Sheet(frame, sheet.lines), changes


STEP = Step(
    "split_address",
    gettext_noop("Adresse séparée en numéro, voie, code postal et commune"),
    gettext_noop("Tire d’une adresse écrite d’un trait ce qu’elle dit : « 7 rue Neuve 07000 Privas »."),
    rework=_rework,
    stage="source",
)
