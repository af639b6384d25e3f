"""Names that the law lets be published as they are: the categories of CRPA D.312-1-3 that headers point at.

A hint and no verdict: a category lifts the duty to make anonymous, never a secret of L.311-5 or L.311-6 (an elected
person's home, telephone or birth date stay private). Whoever decides says which category, and the clearance keeps it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pontdarc.core.headers import WHOLE, says_one_of
from pontdarc.core.words import gettext_noop


@dataclass(frozen=True, slots=True)
class Case:
    """*article*: with its number in the list. *text*: a gettext msgid. *headers*: what tables of that sort say."""

    article: str
    text: str
    headers: tuple[str, ...]


CASES = (
    Case(
        "CRPA D.312-1-3, 6°",
        gettext_noop(
            "Des élus ou des candidats semblent cités : la vie politique peut être publiée avec les noms, sans "
            "adresse, téléphone ni date de naissance."
        ),
        ("élu", "mandat", "nuance politique", "libellé mandat", "candidat", "tête liste", "fonction élective",
         "parrainage", "libellé fonction élective"),
    ),
    Case(
        "CRPA D.312-1-3, 2°",
        gettext_noop(
            "Des entrepreneurs semblent tirés du répertoire Sirene : leur nom y est public, sauf si leur statut de "
            "diffusion est partiel."
        ),
        ("nom unité légale", "prénom1 unité légale", "statut diffusion unité légale", "nom usage unité légale"),
    ),
    Case(
        "CRPA D.312-1-3, 3°",
        gettext_noop(
            "Des professionnels d’un métier réglementé semblent cités : leur nom et leur lieu d’exercice peuvent "
            "être publiés."
        ),
        ("rpps", "adeli", "numéro ordre", "barreau", "toque", "spécialité médicale"),
    ),
)  # fmt: skip


def lawful_cases(headers: Iterable[str]) -> tuple[Case, ...]:
    """Return the categories that some header points at."""
    told = list(headers)
    return tuple(case for case in CASES if any(says_one_of(header, case.headers) >= WHOLE for header in told))
