"""Environmental information is more widely open."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import ADMINISTRATION, PUBLIC, all_of, any_of, fact, negated
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.places import APPLICANT
from pontdarc.legal.rhythms import After

OBLIGATION = Obligation(
    code="I2",
    nature="duty",
    title=gettext_noop("Informations sur l’environnement"),
    trigger=any_of(
        PUBLIC,
        all_of(
            ADMINISTRATION,
            negated(PUBLIC),
            fact("environmental_information"),
        ),
    ),
    due=gettext_noop(
        "Communiquer à toute personne les informations sur l’environnement : les secrets y cèdent plus "
        "souvent, et jamais ils ne couvrent les émissions."
    ),
    article="C. env., art. L124-1 à L124-5",
    certainty="to_verify",
    place=APPLICANT,
    deadline=gettext_noop("1 mois après la demande"),
    rhythm=After(1, "months", gettext_noop("une demande d’information sur l’environnement")),
    doubt=gettext_noop("Texte non relu ici : à vérifier."),
)
