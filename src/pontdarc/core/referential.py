"""The official territory as a frozen value that callers pass in: communes, EPCI, départements."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of today (COG). Populations are INSEE's, None when unknown."""

    insee_code: str
    name: str
    departement: str
    siren: str | None = None
    epci_siren: str | None = None
    postal_codes: tuple[str, ...] = ()
    population_municipale: int | None = None
    population_totale: int | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """What is known of the organisation whose file this is: fills constant columns, never guessed."""

    name: str | None = None
    siren: str | None = None
    siret: str | None = None
    insee_code: str | None = None
    commune_name: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Referential:
    """Communes by INSEE code, former codes to today's, names of EPCI by SIREN, names of départements by code.

    One territory is another only when it is the same value: what is drawn from it can be kept beside it.
    """

    vintage: str = ""
    communes: Mapping[str, Commune] = field(default_factory=dict)
    former_codes: Mapping[str, str] = field(default_factory=dict)
    epcis: Mapping[str, str] = field(default_factory=dict)
    departements: Mapping[str, str] = field(default_factory=dict)


NOWHERE = Referential()

MUNICIPAL_DISTRICT = r"^(?:751[0-2][0-9]|132[01][0-9]|6938[1-9])$"
"""Codes of the arrondissements of Paris, Marseille and Lyon: in force, though no communes."""
