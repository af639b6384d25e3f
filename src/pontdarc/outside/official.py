"""The official territory, read from the npm package that the set-up installs (Licence Ouverte).

@etalab/decoupage-administratif: data/communes.json, data/epci.json, data/departements.json. Nothing of it is kept
in the repository. Reading the package takes a moment: what we keep of it is written once as a small JSON.
"""

import json
import os
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pontdarc.core.referential import NOWHERE, Body, Commune, Referential

VARIABLE = "PONTDARC_OFFICIAL"
_PACKAGE = Path("node_modules") / "@etalab" / "decoupage-administratif"
_TODAY = "commune-actuelle"
# The package gives no SIREN for départements (facts: avis de situation INSEE).
_DEPARTEMENTS = {"220700017": ("07", "Département de l’Ardèche")}


def communes_package() -> Path | None:
    """Return the folder of the package: where the variable says, else in node_modules of the project or above."""
    said = os.environ.get(VARIABLE)
    if said:
        folder = Path(said)
        return folder if (folder / "data" / "communes.json").is_file() else None
    modules = os.environ.get("PONTDARC_NODE_MODULES")
    if modules and (Path(modules) / _PACKAGE.relative_to("node_modules") / "data" / "communes.json").is_file():
        return Path(modules) / _PACKAGE.relative_to("node_modules")
    for start in (Path(__file__).resolve(), Path.cwd() / "here"):
        for parent in start.parents:
            folder = parent / _PACKAGE
            if (folder / "data" / "communes.json").is_file():
                return folder
    return None


@cache
def official_referential(folder: Path | None = None) -> Referential:
    """Return the territory of the package, NOWHERE when it is not installed."""
    package = folder or communes_package()
    if package is None:
        return NOWHERE
    document = _kept(package) or _keep(package, _condensed(package))
    return _referential(document)


def _condensed(package: Path) -> dict[str, Any]:
    """Return what we keep of the package."""
    data = package / "data"
    communes = json.loads((data / "communes.json").read_bytes())
    epcis = json.loads((data / "epci.json").read_bytes())
    departements = json.loads((data / "departements.json").read_bytes())
    members = {
        member["code"]: (epci["code"], member.get("populationMunicipale"), member.get("populationTotale"))
        for epci in epcis
        for member in epci["membres"]
    }
    today = [commune for commune in communes if commune["type"] == _TODAY]
    return {
        "vintage": str(json.loads((package / "package.json").read_bytes())["version"]),
        "communes": [
            [
                commune["code"],
                commune["nom"],
                commune.get("departement", ""),
                commune.get("siren"),
                commune.get("codesPostaux", []),
                *members.get(commune["code"], (None, commune.get("population"), None)),
            ]
            for commune in today
        ],
        "former": _former_codes(communes, today),
        "epcis": {epci["code"]: epci["nom"] for epci in epcis},
        "departements": {departement["code"]: departement["nom"] for departement in departements},
    }


def _former_codes(communes: list[dict[str, Any]], today: list[dict[str, Any]]) -> dict[str, str]:
    """Return today's code of every former one: merged communes, and those that live on inside another."""
    former = {old: commune["code"] for commune in today for old in commune.get("anciensCodes", ())}
    inside = {
        commune["code"]: commune.get("chefLieu") or commune.get("commune")
        for commune in communes
        if commune["type"] != _TODAY and (commune.get("chefLieu") or commune.get("commune"))
    }
    actual = {commune["code"] for commune in today}
    return {old: new for old, new in {**inside, **former}.items() if old not in actual and old != new}


def _referential(document: Mapping[str, Any]) -> Referential:
    communes = {
        code: Commune(code, name, departement, siren, epci, tuple(postal), municipale, totale)
        for code, name, departement, siren, postal, epci, municipale, totale in document["communes"]
    }
    return Referential(document["vintage"], communes, document["former"], document["epcis"], document["departements"])


def _cache_file(package: Path) -> Path:
    stamp = (package / "data" / "communes.json").stat()
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "pontdarc"
    return folder / f"territory-1-{stamp.st_size}-{int(stamp.st_mtime)}.json"


def _kept(package: Path) -> dict[str, Any] | None:
    try:
        document: dict[str, Any] = json.loads(_cache_file(package).read_bytes())
    except (OSError, ValueError, RuntimeError):
        return None
    return document


def _keep(package: Path, document: dict[str, Any]) -> dict[str, Any]:
    """Write the condensed form, whole or not at all; a read-only home only costs time."""
    try:
        target = _cache_file(package)
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=target.parent, delete=False, encoding="utf-8") as draft:
            json.dump(document, draft, ensure_ascii=False, separators=(",", ":"))
        Path(draft.name).replace(target)
    except (OSError, RuntimeError):
        return document
    return document


def body_of(siren: str, referential: Referential) -> Body:
    """Return what the official territory says of the organisation with that SIREN: at least the SIREN itself.

    A SIRET is never made from a SIREN: nothing here says which establishment is meant.
    """
    for commune in referential.communes.values():
        if commune.siren == siren:
            return Body(commune.name, siren, None, commune.insee_code, commune.name)
    if siren in referential.epcis:
        return Body(referential.epcis[siren], siren)
    if siren in _DEPARTEMENTS:
        return Body(_DEPARTEMENTS[siren][1], siren)
    return Body(siren=siren)
