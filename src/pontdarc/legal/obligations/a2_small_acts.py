"""Small communes choose how they publish their acts."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import all_of, any_of, fact, inhabitants, kind_in, negated
from pontdarc.legal.obligation import Obligation

OBLIGATION = Obligation(
    code="A2",
    nature="duty",
    title=gettext_noop("Choix du mode de publicité des actes"),
    trigger=any_of(
        all_of(kind_in("commune"), negated(inhabitants(3_500))),
        all_of(kind_in("syndicat"), negated(fact("open_syndicat"))),
    ),
    due=gettext_noop(
        "Choisir par délibération : affichage, papier ou voie électronique. Sans choix, la publication est "
        "électronique."
    ),
    article="CGCT, art. L2131-1 IV, L5211-3 et L5711-1 ; ordonnance 2021-1310 du 7/10/2021",
    certainty="stated",
    deadline=gettext_noop("à chaque acte, depuis le 1/07/2022"),
)
