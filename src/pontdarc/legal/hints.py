"""What the names of columns suggest of a secret: places to look at, never a proof.

Each family says the question that it answers and words that were met in real files. A header is read by its words
(core.headers), so that « PrixUnitaireHT » and « prix unitaire » are the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pontdarc.core.headers import says_one_of
from pontdarc.core.words import Translate, gettext_noop

CLEAR: Final = 0.75


@dataclass(frozen=True, slots=True)
class Family:
    """What some headers suggest (msgid), to which question that is evidence, and the phrases that say it."""

    code: str
    words: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hint:
    """A column that suggests a secret, and which."""

    column: str
    family: Family

    def sentence(self, translate: Translate = str) -> str:
        """Return the column and what it suggests."""
        return f"« {self.column} » ({translate(self.family.words)})"


FAMILIES: Final = (
    Family(
        "Q5",
        gettext_noop("plan d’un réseau"),
        (
            "profondeur reseau",
            "profondeur canalisation",
            "diametre canalisation",
            "diametre nominal",
            "canalisation",
            "conduite",
            "materiau canalisation",
            "troncon reseau",
            "poste source",
            "fibre optique",
            "chambre telecom",
        ),
    ),
    Family(
        "Q5",
        gettext_noop("ressource en eau"),
        (
            "captage",
            "forage",
            "point de prelevement",
            "perimetre protection",
            "reservoir eau",
            "chateau d eau",
            "station pompage",
            "ouvrage prelevement",
        ),
    ),
    Family(
        "Q5",
        gettext_noop("alarme ou accès"),
        ("alarme", "code acces", "digicode", "badge", "gardiennage", "code coffre", "code portail", "numero cle"),
    ),
    Family(
        "Q5",
        gettext_noop("vidéoprotection"),
        ("videoprotection", "videosurveillance", "camera", "champ vision", "angle vue"),
    ),
    Family(
        "Q5",
        gettext_noop("système informatique"),
        ("adresse ip", "adresse mac", "mot passe", "pare feu", "vlan", "login", "identifiant connexion", "nom hote"),
    ),
    Family(
        "Q5",
        gettext_noop("gestion de crise"),
        ("stock iode", "stock strategique", "point rassemblement", "groupe electrogene", "plan secours"),
    ),
    Family(
        "Q6",
        gettext_noop("secret fiscal"),
        ("revenu fiscal", "avis imposition", "base imposition", "quotient familial", "numero fiscal", "taxe due"),
    ),
    Family(
        "Q6",
        gettext_noop("secret médical ou social"),
        (
            "diagnostic",
            "pathologie",
            "traitement medical",
            "taux incapacite",
            "gir",
            "numero allocataire",
            "apa",
            "rsa",
        ),
    ),
    Family(
        "Q7",
        gettext_noop("détail des prix"),
        (
            "prix unitaire",
            "pu ht",
            "pu",
            "tarif unitaire",
            "bordereau prix",
            "sous detail prix",
            "decomposition prix",
            "taux remise",
            "remise",
            "rabais",
        ),
    ),
    Family(
        "Q7",
        gettext_noop("structure des coûts"),
        (
            "prix revient",
            "cout revient",
            "cout horaire",
            "taux marge",
            "marge",
            "marge brute",
            "frais generaux",
            "masse salariale",
            "cout main oeuvre",
        ),
    ),
    Family(
        "Q7",
        gettext_noop("méthodes"),
        ("memoire technique", "procede", "mode operatoire", "savoir faire", "formulation", "note methodologique"),
    ),
    Family(
        "Q7",
        gettext_noop("clients"),
        ("client", "nom client", "code client", "compte client", "fichier client", "fournisseur", "sous traitant"),
    ),
)


def hints(columns: Iterable[str]) -> tuple[Hint, ...]:
    """Return the columns whose headers suggest a secret, each with the first family that says it most clearly."""
    found = []
    for column in columns:
        clear = [(says_one_of(column, family.phrases), family) for family in FAMILIES]
        best = max(clear, key=lambda each: each[0])
        if best[0] >= CLEAR:
            found.append(Hint(column, best[1]))
    return tuple(found)


def hints_on(code: str, found: Iterable[Hint]) -> tuple[Hint, ...]:
    """Return the hints that are evidence for one question."""
    return tuple(each for each in found if each.family.code == code)
