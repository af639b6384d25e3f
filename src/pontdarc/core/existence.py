"""Whether a code is that of a commune, an EPCI or a delivery area that exists, and what became of the one that did.

Official schemas ask for the form of a code, not for its existence: these findings are warnings. A territory that is
only a part of the country says nothing of the départements of which it holds no commune.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache

import polars as pl

from pontdarc.core.check import Explain, Rule, Told, always
from pontdarc.core.control_keys import siren_is_right
from pontdarc.core.distinct import among_shaped
from pontdarc.core.findings import FindingKind, declare
from pontdarc.core.kind import Expression
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
_LIKE_COMMUNE = r"^[\s.]*2[\s.]*1"
_COMMUNE = r"^[0-9][0-9AB][0-9]{3}$"


def existence_rules(field: Field, territory: Referential) -> list[Rule]:
    """Return the rules of existence of a field, by its kind; none when the kind is not of the territory."""
    make = _BY_KIND.get(field.kind or "")
    return make(field, territory) if make is not None and territory.communes else []


@lru_cache(maxsize=2)
def _known(territory: Referential) -> "_Known":
    return _Known(territory)


class _Known:
    """What a territory says of codes, as columns that tests look into; drawn from it once for all the fields."""

    def __init__(self, territory: Referential) -> None:
        self._territory = territory

    @cached_property
    def communes(self) -> pl.Series:
        """The codes of today."""
        return _listed(self._territory.communes)

    @cached_property
    def former(self) -> pl.Series:
        """The codes that are no more."""
        return _listed(self._territory.former_codes)

    @cached_property
    def _there(self) -> pl.Series:
        return _listed({code[: 2 + code.startswith(("97", "98"))] for code in self._territory.communes})

    def is_of(self, code: pl.Expr) -> pl.Expr:
        """Return whether the code is shaped as a commune's, in a département that the territory holds."""
        here = pl.when(code.str.contains("^9[78]")).then(code.str.slice(0, 3)).otherwise(code.str.slice(0, 2))
        return code.str.contains(_COMMUNE) & here.is_in(self._there)

    @cached_property
    def sirens(self) -> pl.Series:
        """The SIREN of communes."""
        return _listed(commune.siren for commune in self._territory.communes.values() if commune.siren)

    @cached_property
    def heirs(self) -> Mapping[str, Commune]:
        """The commune of today of each former code that can be read in a SIREN, see :func:`_heirs`."""
        return _heirs(self._territory)

    @cached_property
    def postal_codes(self) -> pl.Series:
        """The codes of delivery areas."""
        return _listed({code for commune in self._territory.communes.values() for code in commune.postal_codes})


def _listed(codes: Iterable[str]) -> pl.Series:
    return pl.Series(list(codes), dtype=pl.String).implode()


def _rule(kind: FindingKind, field: Field, shape: str, holds: Expression, explain: Explain | None = None) -> Rule:
    broken = among_shaped(pl.col(field.name), shape, holds)
    return Rule(kind, (field.name,), broken, explain or always(kind))


def _commune_rules(field: Field, territory: Referential) -> list[Rule]:
    known = _known(territory)

    def absent(code: pl.Expr) -> pl.Expr:
        return known.is_of(code) & ~code.is_in(known.communes) & ~code.str.contains(MUNICIPAL_DISTRICT)

    def joined(code: pl.Expr) -> pl.Expr:
        return absent(code) & code.is_in(known.former)

    def lost(code: pl.Expr) -> pl.Expr:
        return absent(code) & ~code.is_in(known.former)

    def explain(values: tuple[str | None, ...]) -> Told:
        return _told_former(values[0] or "", territory)

    return [
        _rule(FORMER_COMMUNE, field, _COMMUNE, joined, explain),
        _rule(UNKNOWN_COMMUNE, field, _COMMUNE, lost),
    ]


def _told_former(code: str, territory: Referential) -> Told:
    today = territory.former_codes[code]
    return FORMER_COMMUNE, {"commune": _named(today, territory), "suggestion": today}


def _named(code: str, territory: Referential) -> str:
    return f"{territory.communes[code].name} ({code})" if code in territory.communes else code


def _siren_rules(field: Field, territory: Referential) -> list[Rule]:
    """A SIREN, or the one that a SIRET begins with, when it is shaped as that of a commune."""
    known = _known(territory)
    former = _listed(known.heirs)

    def absent(text: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
        siren = text.str.replace_all(r"[\s.]", "").str.slice(0, 9)
        code = siren.str.slice(2, 2) + siren.str.slice(5, 3)
        shaped = siren.str.contains(_OF_COMMUNE) & siren_is_right(siren)
        return shaped & ~siren.is_in(known.sirens) & known.is_of(code), code.is_in(former)

    def joined(text: pl.Expr) -> pl.Expr:
        lost, is_former = absent(text)
        return lost & is_former

    def unknown(text: pl.Expr) -> pl.Expr:
        lost, is_former = absent(text)
        return lost & ~is_former

    def explain(values: tuple[str | None, ...]) -> Told:
        digits = "".join(each for each in values[0] or "" if each.isdigit())
        heir = known.heirs[digits[2:4] + digits[5:8]]
        return FORMER_COMMUNE_SIREN, {"commune": f"{heir.name} ({heir.insee_code})", "suggestion": heir.siren}

    return [
        _rule(FORMER_COMMUNE_SIREN, field, _LIKE_COMMUNE, joined, explain),
        _rule(UNKNOWN_COMMUNE_SIREN, field, _LIKE_COMMUNE, unknown),
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
    epcis = _listed(territory.epcis)
    return [_rule(UNKNOWN_EPCI, field, r"^[0-9]{9}$", lambda code: ~code.is_in(epcis))]


def _postal_rules(field: Field, territory: Referential) -> list[Rule]:
    known = _known(territory).postal_codes
    there = known.explode().str.slice(0, 2).unique().implode()

    def lost(code: pl.Expr) -> pl.Expr:
        return ~code.is_in(known) & code.str.slice(0, 2).is_in(there)

    return [_rule(UNKNOWN_POSTAL_CODE, field, r"^[0-9]{5}$", lost)]


_BY_KIND: Mapping[str, Callable[[Field, Referential], list[Rule]]] = {
    "insee_commune": _commune_rules,
    "siren": _siren_rules,
    "siret": _siren_rules,
    "epci_siren": _epci_rules,
    "postal_code": _postal_rules,
}
