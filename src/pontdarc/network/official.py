"""What the official territory says of a département, as plain values: bodies, their facts, who is a member of whom.

- The département, its communes of today, and the EPCI whose most populous member (municipal population) is in the
  département are *listed*: they take part in the approach.
- EPCI seated elsewhere that have a commune here, and the members that our EPCI have in other départements, are
  references: known, not listed. Of an EPCI seated elsewhere only the members that are here are kept.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pontdarc.core.departements import DEPARTEMENTS
from pontdarc.core.referential import Commune, Referential

SOURCE = "Découpage administratif (INSEE, DGCL)"
NAME_FACT = "official_name"


@dataclass(frozen=True, slots=True)
class OfficialBody:
    """One body. *facts*: populations and official name, by key. *members*: SIREN of its members."""

    kind: str
    name: str
    siren: str
    insee_code: str = ""
    departement: str = ""
    official_type: str = ""
    listed: bool = True
    facts: Mapping[str, int | str] = field(default_factory=dict)
    members: tuple[str, ...] = ()


def vintage_of(version: str) -> str:
    """Return the year of a version of the package: one major version a year, 6 is 2026."""
    major = version.partition(".")[0]
    return str(2020 + int(major)) if major.isdigit() else version


def read_epcis(package: Path) -> list[dict[str, Any]]:
    """Return the EPCI of the package: code (SIREN), nom, type, populations, membres."""
    epcis: list[dict[str, Any]] = json.loads((package / "data" / "epci.json").read_bytes())
    return epcis


def bodies_of(code: str, referential: Referential, epcis: Iterable[Mapping[str, Any]]) -> list[OfficialBody]:
    """Return the bodies of a département, listed ones first: the département, EPCI, communes, then references.

    :raises LookupError: we know no SIREN of that département.
    """
    departement = DEPARTEMENTS[code]
    communes = [commune for commune in referential.communes.values() if commune.departement == code and commune.siren]
    here = {commune.insee_code for commune in communes}
    groups = [epci for epci in epcis if any(member["code"] in here for member in epci["membres"])]
    seated = [epci for epci in groups if _seat(epci) in here]
    elsewhere = [epci for epci in groups if _seat(epci) not in here]
    outsiders = {member["code"] for epci in seated for member in epci["membres"]} - here
    return [
        OfficialBody("departement", departement.name, departement.siren, "", code, facts=_facts(departement.name)),
        *(_epci(epci, code) for epci in seated),
        *(_commune(commune) for commune in communes),
        *(_epci(epci, referential.communes[_seat(epci)].departement, here) for epci in elsewhere),
        *(_commune(referential.communes[each], listed=False) for each in sorted(outsiders)),
    ]


def _seat(epci: Mapping[str, Any]) -> str:
    """The package does not say where an EPCI sits: its most populous member stands for its seat."""
    most: Mapping[str, Any] = max(epci["membres"], key=lambda member: (member["populationMunicipale"], member["code"]))
    return str(most["code"])


def _epci(epci: Mapping[str, Any], departement: str, only: set[str] | None = None) -> OfficialBody:
    members = tuple(each["siren"] for each in epci["membres"] if only is None or each["code"] in only)
    facts = _facts(epci["nom"], epci["populationMunicipale"], epci["populationTotale"])
    name, type_ = epci["nom"], epci["type"]
    return OfficialBody("epci", name, epci["code"], "", departement, type_, only is None, facts, members)


def _commune(commune: Commune, *, listed: bool = True) -> OfficialBody:
    facts = _facts(commune.name, commune.population_municipale, commune.population_totale)
    siren, insee = commune.siren or "", commune.insee_code
    return OfficialBody("commune", commune.name, siren, insee, commune.departement, "", listed, facts)


def _facts(name: str, municipale: int | None = None, totale: int | None = None) -> dict[str, int | str]:
    known = {NAME_FACT: name, "population_municipale": municipale, "population_totale": totale}
    return {key: value for key, value in known.items() if value is not None}
