"""When a secret ends (CRPA L311-8, code du patrimoine L213-2): what it covers can be communicated from that day on."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from pontdarc.core.words import gettext_noop


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret and how long it lasts. *years* after *since*: the document, a birth or a death."""

    slug: str
    title: str
    years: int
    since: Literal["document", "birth", "death"] = "document"
    to_verify: bool = False
    article: str = "C. patrimoine L213-2"


SECRETS: Final = (
    Secret("trade", gettext_noop("secret des affaires"), 25),
    Secret("statistics", gettext_noop("secret statistique"), 25),
    Secret("deliberations", gettext_noop("délibérations du Gouvernement"), 25),
    Secret("medical", gettext_noop("secret médical, après le décès"), 25, "death"),
    Secret("medical_by_birth", gettext_noop("secret médical, date du décès inconnue"), 120, "birth"),
    Secret("privacy", gettext_noop("vie privée"), 50),
    Secret("security", gettext_noop("sécurité des personnes ou de l’État"), 50),
    Secret("behaviour", gettext_noop("jugement sur une personne ou son comportement"), 50),
    Secret("private_statistics", gettext_noop("statistiques sur la vie privée"), 75, to_verify=True),
    Secret("courts", gettext_noop("affaires de justice"), 75, to_verify=True),
    Secret("minors", gettext_noop("affaires où un mineur est en cause"), 100, to_verify=True),
)
BY_SLUG: Final = {secret.slug: secret for secret in SECRETS}


def communicable_on(slug: str, of: date) -> date:
    """Return the first day on which what the secret covers can be communicated; *of*: its document, birth or death.

    :raises KeyError: no such secret.
    """
    year = of.year + BY_SLUG[slug].years
    if (of.month, of.day) == (2, 29):
        return date(year, 3, 1)
    return of.replace(year=year)
