"""Small carpool firms are exempt."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import kind_in
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.places import TRANSPORT

OBLIGATION = Obligation(
    code="T2",
    nature="exception",
    title=gettext_noop("Petites plateformes de covoiturage"),
    trigger=kind_in("private-mission", "subsidised"),
    due=gettext_noop("Les services de mise en relation de moins de 500 000 € de chiffre d’affaires sont exemptés."),
    article="C. transp., art. R1115-2",
    certainty="stated",
    place=TRANSPORT,
)
