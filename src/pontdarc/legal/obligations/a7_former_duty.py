"""The duty of 2015, which the law of 2016 replaced."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import all_of, inhabitants, kind_in
from pontdarc.legal.obligation import Obligation

OBLIGATION = Obligation(
    code="A7",
    nature="past",
    title=gettext_noop("Ancienne obligation de la loi NOTRe"),
    trigger=all_of(kind_in("commune", "epci", "departement", "region"), inhabitants(3_500, beyond=True)),
    due=gettext_noop(
        "Obligation de 2015 pour les collectivités de plus de 3 500 habitants, reprise par la loi de 2016 "
        "(voir G1 à G4)."
    ),
    article="CGCT, art. L1112-23 (loi 2015-991)",
    certainty="to_verify",
    doubt=gettext_noop("Son état actuel est à vérifier."),
)
