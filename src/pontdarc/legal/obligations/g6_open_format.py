"""What is released electronically is released in an open standard."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import ADMINISTRATION
from pontdarc.legal.obligation import Obligation

OBLIGATION = Obligation(
    code="G6",
    nature="duty",
    title=gettext_noop("Format ouvert"),
    trigger=ADMINISTRATION,
    due=gettext_noop(
        "Publier dans un standard ouvert, aisément réutilisable et lisible par une machine : un tableau en "
        "PDF ne suffit pas."
    ),
    article="CRPA, art. L300-4 (loi 2016-1321 du 7/10/2016)",
    certainty="read",
    deadline=gettext_noop("à chaque publication"),
)
