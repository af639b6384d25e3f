"""Code and label of the subject of a council decision: one completes the other when it is certain."""

import re
from functools import lru_cache

import polars as pl

from pontdarc.core.step import Change, Context, Params, Sample, Sheet, Step
from pontdarc.core.steps._actes import LEVEL_1, LEVEL_2
from pontdarc.core.steps._texts import letters, words
from pontdarc.core.words import gettext_noop

_CODE = re.compile(r"^\s*(\d)\s*[.,\-/]\s*(\d{1,2})(?:[.,\-/]\d+)*\.?(?:\s+\D.*|\s*[-:–]\s*.*)?\s*$", re.DOTALL)
_PAIR = re.compile(r"\s*(?:/|\\|>|\s[-–—:]\s|::)\s*")
_LEADING_CODE = re.compile(r"^\s*\d(?:[.,]\d+)*\s*[.\-–:)]*\s*(?=\D)")
_SAMPLES = 5


@lru_cache(maxsize=20_000)
def _level_1(text: str) -> str | None:
    """Return the number of the level-1 subject that *text* names."""
    return next((code for code, label in LEVEL_1.items() if letters(label) == letters(text)), None)


@lru_cache(maxsize=20_000)
def _level_2(text: str, first: str | None) -> str | None:
    """Return the code of the level-2 subject that *text* names, within *first* when known, if there is only one."""
    said = words(text)
    codes = [code for code, label in LEVEL_2.items() if words(label) == said and (not first or code[0] == first)]
    return codes[0] if len(codes) == 1 and said else None


def code_of(text: str | None) -> str | None:
    """Return the level-2 code that a text begins with (``7.5`` of « 7.5.1 Subventions »), None when it has none."""
    match = _CODE.match(text or "")
    return f"{match[1]}.{match[2]}" if match and match[2] not in ("0", "00") else None


def full_label(code: str) -> str:
    """Return the two labels of a code that the nomenclature holds, as the standard writes them."""
    return f"{LEVEL_1[code[0]]}/{LEVEL_2[code]}"


def mended(code: str | None, label: str | None) -> tuple[str | None, str | None]:
    """Return the code and the label, each completed by the other when there is no doubt, else as they were."""
    said = code_of(code)
    inner = code_of(label) if said is None else None
    plain = _LEADING_CODE.sub("", label or "").strip()
    first, second = _levels(plain)
    named = said or inner
    if named and named in LEVEL_2 and _agree(named, plain, first, second):
        return named, label if _is_full(label) and not inner else full_label(named)
    if first and second and said is None and not code:
        return second, plain if _is_full(plain) else full_label(second)
    tidy = "/".join(part.strip() for part in _PAIR.split(plain, maxsplit=1)) if first and _PAIR.search(plain) else label
    return said or code, tidy


def _levels(plain: str) -> tuple[str | None, str | None]:
    """Return the level-1 number and the level-2 code that a label names."""
    whole = _level_1(plain)
    if whole:
        return whole, None
    parts = _PAIR.split(plain, maxsplit=1)
    if len(parts) == 1:
        return None, _level_2(plain, None)
    first = _level_1(parts[0])
    return first, _level_2(parts[1], first) if first else None


def _agree(code: str, plain: str, first: str | None, second: str | None) -> bool:
    """Return whether a label says nothing else than *code*."""
    return not plain or (second == code) or (first == code[0] and second is None)


def _is_full(label: str | None) -> bool:
    """Return whether a label has both levels, as the check of the standard wants them."""
    before, slash, after = (label or "").partition("/")
    return bool(slash and after.strip() and _level_1(before) and before == before.rstrip() and after == after.lstrip())


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    code_name, label_name = params.get("code"), params.get("label")
    if not {code_name, label_name} <= set(sheet.frame.columns):
        return sheet, ()
    pairs = sheet.frame.select(pl.col(str(code_name)).alias("code"), pl.col(str(label_name)).alias("label"))
    distinct = pairs.unique(maintain_order=True)
    answers = [mended(code, label) for code, label in distinct.iter_rows()]
    table = distinct.with_columns(
        pl.Series("new_code", [answer[0] for answer in answers], dtype=pl.String),
        pl.Series("new_label", [answer[1] for answer in answers], dtype=pl.String),
    )
    joined = pairs.join(table, on=["code", "label"], how="left", nulls_equal=True, maintain_order="left")
    changes = []
    frame = sheet.frame
    for name, old, new in ((str(code_name), "code", "new_code"), (str(label_name), "label", "new_label")):
        differs = joined.filter(pl.col(old).ne_missing(pl.col(new)))
        samples = differs.select(old, new).unique(maintain_order=True).head(_SAMPLES).rows()
        changes.append(Change(name, differs.height, tuple(Sample(*sample) for sample in samples)))
        frame = frame.with_columns(joined[new].alias(name))
    return Sheet(frame, sheet.lines), tuple(changes)


STEP = Step(
    "actes_label",
    gettext_noop("Matières de la nomenclature Actes complétées"),
    gettext_noop(
        "Complète le code par l’intitulé et l’intitulé par le code (« 7.5 » et « finances locales/subventions »), "
        "quand l’un désigne l’autre sans doute possible."
    ),
    rework=_rework,
)
