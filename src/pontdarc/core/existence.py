"""Whether a code is that of a commune, an EPCI or a delivery area that exists, and what became of the one that did.

Official schemas ask for the form of a code, not for its existence: these findings are warnings. A territory that is
only a part of the country says nothing of the départements of which it holds no commune.
"""

from collections.abc import Callable, Mapping

import polars as pl

from pontdarc.core.check import Rule, Told, always
from pontdarc.core.control_keys import siren_is_right
from pontdarc.core.findings import declare
from pontdarc.core.referential import MUNICIPAL_DISTRICT, Commune, Referential
from pontdarc.core.schema import Field
from pontdarc.core.words import gettext_noop

FORMER_COMMUNE = declare(
    "former_commune",
    "warning",
    gettext_noop(
        "« %(value)s » n’est plus le code d’une commune : elle a rejoint %(commune)s (colonne « %(column)s »)."
    ),
    gettext_noop("Si la donnée vaut pour la commune d’aujourd’hui, écrivez « %(suggestion)s »."),
)
UNKNOWN_COMMUNE = declare(
    "unknown_commune",
    "warning",
    gettext_noop("« %(value)s » n’est le code d’aucune commune (colonne « %(column)s »)."),
    gettext_noop("Vérifiez-le dans le Code officiel géographique ; un code postal n’est pas un code INSEE."),
)
FORMER_COMMUNE_SIREN = declare(
    "former_commune_siren",
    "warning",
    gettext_noop("« %(value)s » est le numéro d’une commune qui a rejoint %(commune)s (colonne « %(column)s »)."),
    gettext_noop("Le SIREN de la commune d’aujourd’hui est « %(suggestion)s »."),
)
UNKNOWN_COMMUNE_SIREN = declare(
    "unknown_commune_siren",
    "warning",
    gettext_noop("« %(value)s » a la forme d’un numéro de commune, et n’est celui d’aucune (colonne « %(column)s »)."),
    gettext_noop("Vérifiez-le sur l’Annuaire des entreprises : la commune a pu changer de SIREN en fusionnant."),
)
UNKNOWN_EPCI = declare(
    "unknown_epci",
    "warning",
    gettext_noop("« %(value)s » n’est le SIREN d’aucune intercommunalité à fiscalité propre (colonne « %(column)s »)."),
    gettext_noop("Vérifiez-le dans la liste officielle : il change quand des intercommunalités fusionnent."),
)
UNKNOWN_POSTAL_CODE = declare(
    "unknown_postal_code",
    "warning",
    gettext_noop("« %(value)s » n’est le code postal d’aucune commune (colonne « %(column)s »)."),
    gettext_noop("Un code CEDEX n’est pas celui d’une commune : écrivez le code postal de la commune."),
)
# The SIREN of a commune is 21, its département, its number on four figures, and a key (INSEE).
_OF_COMMUNE = r"^21[0-9]{7}$"


def existence_rules(field: Field, territory: Referential) -> list[Rule]:
    """Return the rules of existence of a field, by its kind; none when the kind is not of the territory."""
    make = _BY_KIND.get(field.kind or "")
    return make(field, territory) if make is not None and territory.communes else []


def _commune_rules(field: Field, territory: Referential) -> list[Rule]:
    cell = pl.col(field.name)
    absent = _is_of(cell, territory) & ~cell.is_in(list(territory.communes)) & ~cell.str.contains(MUNICIPAL_DISTRICT)
    former = cell.is_in(list(territory.former_codes))
    return [
        Rule(FORMER_COMMUNE, (field.name,), absent & former, lambda values: _told_former(values[0] or "", territory)),
        Rule(UNKNOWN_COMMUNE, (field.name,), absent & ~former, always(UNKNOWN_COMMUNE)),
    ]


def _is_of(code: pl.Expr, territory: Referential) -> pl.Expr:
    """Return whether the code is shaped as a commune's, in a département that the territory holds."""
    there = sorted({code[:3] if code.startswith(("97", "98")) else code[:2] for code in territory.communes})
    here = pl.when(code.str.contains("^9[78]")).then(code.str.slice(0, 3)).otherwise(code.str.slice(0, 2))
    return code.str.contains(r"^[0-9][0-9AB][0-9]{3}$") & here.is_in(there)


def _told_former(code: str, territory: Referential) -> Told:
    today = territory.former_codes[code]
    return FORMER_COMMUNE, {"commune": _named(today, territory), "suggestion": today}


def _named(code: str, territory: Referential) -> str:
    return f"{territory.communes[code].name} ({code})" if code in territory.communes else code


def _siren_rules(field: Field, territory: Referential) -> list[Rule]:
    """A SIREN, or the one that a SIRET begins with, when it is shaped as that of a commune."""
    siren = pl.col(field.name).str.replace_all(r"[\s.]", "").str.slice(0, 9)
    known = [commune.siren for commune in territory.communes.values() if commune.siren]
    shaped = siren.str.contains(_OF_COMMUNE) & siren_is_right(siren)
    code = siren.str.slice(2, 2) + siren.str.slice(5, 3)
    lost = shaped & ~siren.is_in(known) & _is_of(code, territory)
    heirs = _heirs(territory)
    former = code.is_in(list(heirs))

    def explain(values: tuple[str | None, ...]) -> Told:
        digits = "".join(each for each in values[0] or "" if each.isdigit())
        heir = heirs[digits[2:4] + digits[5:8]]
        return FORMER_COMMUNE_SIREN, {"commune": f"{heir.name} ({heir.insee_code})", "suggestion": heir.siren}

    return [
        Rule(FORMER_COMMUNE_SIREN, (field.name,), lost & former, explain),
        Rule(UNKNOWN_COMMUNE_SIREN, (field.name,), lost & ~former, always(UNKNOWN_COMMUNE_SIREN)),
    ]


def _heirs(territory: Referential) -> dict[str, Commune]:
    """Return the commune of today of each former code that can be read in a SIREN.

    In a dozen départements the number in the SIREN is not that of the INSEE code: nothing is read there.
    """
    odd = {
        commune.departement
        for code, commune in territory.communes.items()
        if (siren := commune.siren or "").startswith("21") and siren[2:4] + siren[5:8] != code
    }
    found = {old: territory.communes.get(new) for old, new in territory.former_codes.items()}
    return {old: heir for old, heir in found.items() if heir and heir.siren and heir.departement not in odd}


def _epci_rules(field: Field, territory: Referential) -> list[Rule]:
    cell = pl.col(field.name)
    broken = cell.str.contains(r"^[0-9]{9}$") & ~cell.is_in(list(territory.epcis))
    return [Rule(UNKNOWN_EPCI, (field.name,), broken, always(UNKNOWN_EPCI))]


def _postal_rules(field: Field, territory: Referential) -> list[Rule]:
    cell = pl.col(field.name)
    known = sorted({code for commune in territory.communes.values() for code in commune.postal_codes})
    there = sorted({code[:2] for code in known})
    broken = cell.str.contains(r"^[0-9]{5}$") & ~cell.is_in(known) & cell.str.slice(0, 2).is_in(there)
    return [Rule(UNKNOWN_POSTAL_CODE, (field.name,), broken, always(UNKNOWN_POSTAL_CODE))]


_BY_KIND: Mapping[str, Callable[[Field, Referential], list[Rule]]] = {
    "insee_commune": _commune_rules,
    "siren": _siren_rules,
    "siret": _siren_rules,
    "epci_siren": _epci_rules,
    "postal_code": _postal_rules,
}
