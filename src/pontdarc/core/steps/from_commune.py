"""What the official territory says of a commune: its code by its name, its name or postal code by its code."""

import polars as pl

from pontdarc.core.referential import Commune, Referential
from pontdarc.core.step import Change, Context, Params, Sheet, Step, made_column
from pontdarc.core.steps._texts import bare_code, letters
from pontdarc.core.words import gettext_noop


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    into, give = params.get("into"), params.get("give")
    if column is None or not into or give not in ("code", "name", "postal"):
        return sheet, ()
    distinct = sheet.frame[column].drop_nulls().unique(maintain_order=True).to_list()
    names = _by_name(context.referential) if give == "code" else {}
    told = [_told(text, give, context.referential, names) for text in distinct]
    frame = sheet.frame.with_columns(
        pl.col(column)
        .replace_strict(distinct, pl.Series(told, dtype=pl.String), default=None, return_dtype=pl.String)
        .alias(into)
        if distinct
        else pl.lit(None, dtype=pl.String).alias(into)
    )
    return Sheet(frame, sheet.lines), (made_column(frame[into], frame[column]),)


def _by_name(referential: Referential) -> dict[str, Commune | None]:
    """Return communes by the letters of their name; None for a name that several communes bear."""
    found: dict[str, Commune | None] = {}
    for commune in referential.communes.values():
        key = letters(commune.name)
        found[key] = None if key in found else commune
    return found


def _told(text: str, give: str, referential: Referential, names: dict[str, Commune | None]) -> str | None:
    if give == "code":
        commune = names.get(letters(text))
        return commune.insee_code if commune else None
    code = bare_code(text).upper().zfill(5)
    commune = referential.communes.get(code) or referential.communes.get(referential.former_codes.get(code, ""))
    if commune is None:
        return None
    if give == "name":
        return commune.name if commune.insee_code == code else None
    return commune.postal_codes[0] if len(commune.postal_codes) == 1 else None


STEP = Step(
    "from_commune",
    gettext_noop("Complété par le référentiel des communes"),
    gettext_noop(
        "Donne le code INSEE d’une commune dont le nom est unique en France, ou le nom et le code postal d’une commune "
        "dont le code est connu, quand elle n’en a qu’un."
    ),
    rework=_rework,
    stage="source",
)
