"""Where the law wants a duty to be performed: a copy on our portal is worth nothing where another place is imposed."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from pontdarc.core.words import gettext_noop


@dataclass(frozen=True, slots=True)
class Place:
    """A place of performance. *title*: msgid. *url*: where one deposits. *hosts*: where a performed duty is seen.

    *ours*: what we publish ourselves counts; elsewhere only a receipt or an address seen by somebody does.
    *online*: something can be looked at there; the others are deeds between people, that somebody declares.
    """

    slug: str
    title: str
    url: str = ""
    hosts: tuple[str, ...] = ()
    ours: bool = False
    online: bool = True

    def holds(self, address: str) -> bool:
        """Tell whether an address is in this place; any https address where the text names no host."""
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
        if parts.scheme not in ("http", "https") or not host:
            return False
        return not self.hosts or any(host == one or host.endswith(f".{one}") for one in self.hosts)


SITE: Final = Place("site", gettext_noop("le site de l’organisation ou notre portail"), ours=True)
PORTAL: Final = Place("data-gouv", gettext_noop("data.gouv.fr"), "https://www.data.gouv.fr/", ("data.gouv.fr",))
BAN: Final = Place(
    "ban",
    gettext_noop("la Base Adresse Nationale, par adresse.data.gouv.fr"),
    "https://adresse.data.gouv.fr/",
    ("adresse.data.gouv.fr", "plateforme-bal.adresse.data.gouv.fr", "plateforme.adresse.data.gouv.fr"),
)
REFERENCE: Final = Place(
    "reference", gettext_noop("le référentiel national concerné : pour les adresses, la Base Adresse Nationale")
)
GPU: Final = Place(
    "gpu",
    gettext_noop("le Géoportail de l’urbanisme"),
    "https://www.geoportail-urbanisme.gouv.fr/",
    ("geoportail-urbanisme.gouv.fr",),
)
TRANSPORT: Final = Place(
    "transport",
    gettext_noop("le point d’accès national aux données de transport"),
    "https://transport.data.gouv.fr/",
    ("transport.data.gouv.fr",),
)
SISPEA: Final = Place(
    "sispea",
    gettext_noop("SISPEA, l’observatoire de l’eau"),
    "https://www.services.eaufrance.fr/",
    ("services.eaufrance.fr",),
)
GEOCATALOGUE: Final = Place(
    "geocatalogue",
    gettext_noop("le catalogue géographique national"),
    "https://www.geocatalogue.fr/",
    ("geocatalogue.fr", "data.gouv.fr", "cartes.gouv.fr", "geoportail.gouv.fr"),
)
GEODAE: Final = Place(
    "geodae", gettext_noop("Géo’DAE"), "https://geodae.sante.gouv.fr/", ("geodae.sante.gouv.fr", "geodae.atlasante.fr")
)
JOAFE: Final = Place(
    "joafe",
    gettext_noop("le Journal officiel des associations (DILA)"),
    "https://www.journal-officiel.gouv.fr/",
    ("journal-officiel.gouv.fr",),
)
AUTHORITY: Final = Place("authority", gettext_noop("l’autorité qui a confié le contrat"), online=False)
GRANTING: Final = Place("grantor", gettext_noop("l’administration qui accorde la subvention"), online=False)
APPLICANT: Final = Place("applicant", gettext_noop("la personne qui demande"), online=False)
DECISION: Final = Place("decision", gettext_noop("chaque décision prise avec un algorithme"), online=False)
REQUESTING_BODY: Final = Place("requesting-body", gettext_noop("la personne publique qui demande"), online=False)

PLACES: Final = (
    SITE,
    PORTAL,
    BAN,
    REFERENCE,
    GPU,
    TRANSPORT,
    SISPEA,
    GEOCATALOGUE,
    GEODAE,
    JOAFE,
    AUTHORITY,
    GRANTING,
    APPLICANT,
    DECISION,
    REQUESTING_BODY,
)
