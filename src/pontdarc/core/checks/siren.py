"""A SIREN with its control key: 9 digits, spaces and dots aside, and Luhn."""

from pontdarc.core.check import Cells, Check, Rule, always
from pontdarc.core.control_keys import luhn_is_right
from pontdarc.core.findings import SIREN
from pontdarc.core.schema import RowCheck
from pontdarc.core.words import gettext_noop


def _rules(spec: RowCheck, cells: Cells) -> tuple[Rule, ...]:
    (name,) = spec.columns
    text = cells.text(name)
    digits = text.str.replace_all(r"[\s.]", "")
    broken = text.is_not_null() & ~luhn_is_right(digits, 9).fill_null(False)
    return (Rule(SIREN, spec.columns, broken, always(SIREN)),)


CHECK = Check("siren", "french-siren-value", gettext_noop("SIREN valide"), _rules)
