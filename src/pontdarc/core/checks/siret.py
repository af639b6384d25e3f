"""A SIRET with its control key: 14 digits, Luhn on the whole and on the SIREN part, La Poste by its own sum."""

import polars as pl

from pontdarc.core.check import Cells, Check, Rule
from pontdarc.core.control_keys import LA_POSTE, digit_sum, luhn_is_right
from pontdarc.core.explaining import siret_error
from pontdarc.core.findings import SIRET
from pontdarc.core.schema import RowCheck
from pontdarc.core.words import gettext_noop

_LA_POSTE_SEAT = "35600000000048"


def _rules(spec: RowCheck, cells: Cells) -> tuple[Rule, ...]:
    (name,) = spec.columns
    text = cells.text(name)
    digits = text.str.replace_all(r"[\s.]", "")
    post = pl.when(digits.str.starts_with(LA_POSTE) & (digits != _LA_POSTE_SEAT)).then(digits)
    key = pl.when(post.is_not_null()).then(digit_sum(post, 14) % 5 == 0).otherwise(luhn_is_right(digits, 14))
    sound = digits.str.contains(r"^[0-9]{14}$") & key & luhn_is_right(digits.str.slice(0, 9), 9)
    broken = text.is_not_null() & ~sound.fill_null(False)
    return (Rule(SIRET, spec.columns, broken, lambda values: siret_error(values[0] or "")),)


CHECK = Check("siret", "french-siret-value", gettext_noop("SIRET valide"), _rules)
