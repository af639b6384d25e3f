"""A telephone number: valid in France, a French short number, or valid in international form."""

from dataclasses import replace

import phonenumbers

from pontdarc.core.check import Cells, Check, Rule, Told, by_distinct_value
from pontdarc.core.explaining import PROBABLE, likely_phone
from pontdarc.core.findings import declare
from pontdarc.core.schema import RowCheck
from pontdarc.core.words import gettext_noop

PHONE = declare(
    "phone",
    "error",
    gettext_noop("« %(value)s » n’est pas un numéro de téléphone valide (colonne « %(column)s »)."),
    gettext_noop("Un numéro français a 10 chiffres ; hors de France, commencez par + et l’indicatif du pays."),
)


def _is_phone(text: str) -> bool:
    try:
        in_france = phonenumbers.parse(text, "FR")
    except phonenumbers.NumberParseException:
        return False
    return (
        phonenumbers.is_valid_number_for_region(in_france, "FR")
        or phonenumbers.is_valid_short_number_for_region(in_france, "FR")
        or (text.lstrip().startswith("+") and phonenumbers.is_valid_number(in_france))
    )


def _explain(values: tuple[str | None, ...]) -> Told:
    likely = likely_phone(values[0] or "")
    return (PHONE, {}) if likely is None else (replace(PHONE, hint=PROBABLE), {"suggestion": likely})


def _rules(spec: RowCheck, cells: Cells) -> tuple[Rule, ...]:
    (name,) = spec.columns
    text = cells.text(name)
    broken = text.is_not_null() & ~by_distinct_value(text, _is_phone)
    return (Rule(PHONE, spec.columns, broken, _explain),)


CHECK = Check("phone", "phone-number-value", gettext_noop("numéro de téléphone"), _rules)
