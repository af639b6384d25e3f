"""The buyer's profile is declared."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import BUYER, all_of, fact
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.places import PORTAL

OBLIGATION = Obligation(
    code="P6",
    nature="duty",
    title=gettext_noop("Déclaration du profil d’acheteur"),
    trigger=all_of(BUYER, fact("buyer_profile")),
    due=gettext_noop(
        "Déclarer le profil sur data.gouv.fr, avec le mot-clé « decp » : SIRET, adresse du profil, du "
        "catalogue, coordonnées."
    ),
    article="arrêté du 22/12/2022 (ECOM2235715A) ; schéma decp-dpa",
    certainty="stated",
    standards=("decp-dpa",),
    place=PORTAL,
    deadline=gettext_noop("une fois, et à chaque changement"),
)
