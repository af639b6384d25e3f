"""The ten highest pays."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import all_of, any_of, inhabitants, kind_in
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.rhythms import EveryYear

OBLIGATION = Obligation(
    code="A6",
    nature="duty",
    title=gettext_noop("Hautes rémunérations"),
    trigger=any_of(
        kind_in("departement", "region"),
        all_of(kind_in("commune", "epci"), inhabitants(40_000, beyond=True)),
    ),
    due=gettext_noop(
        "Publier la somme des dix plus hautes rémunérations et le nombre de femmes et d’hommes qui les perçoivent."
    ),
    article="CGFP, art. L716-1 (loi 2023-623)",
    certainty="read",
    standards=("hautes-remunerations",),
    deadline=gettext_noop("chaque année"),
    rhythm=EveryYear(),
)
