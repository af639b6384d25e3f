"""Who acts from the command line: the owner of PONTDARC_TOKEN, else the operator of the installation."""

import os

from pontdarc.core.refusals import Forbidden
from pontdarc.core.words import gettext_noop
from pontdarc.network.queries import actor_of_token
from pontdarc.network.rules import OPERATOR, Actor

VARIABLE = "PONTDARC_TOKEN"


def asker() -> Actor:
    """Return who acts.

    :raises Forbidden: there is a token and it is not valid.
    """
    token = os.environ.get(VARIABLE, "").strip()
    return actor_of_token(token) if token else OPERATOR


def person_asking() -> Actor:
    """Return the person who acts: never the operator, never somebody named on the command line.

    :raises Forbidden: there is no token, or it is not valid.
    """
    token = os.environ.get(VARIABLE, "").strip()
    if not token:
        raise Forbidden(
            "token_missing",
            gettext_noop("Cette commande agit au nom d’une personne, et PONTDARC_TOKEN est vide."),
            gettext_noop("Créez un jeton dans votre espace, page « Jetons » (/espace/jetons/), et placez-le dedans."),
        )
    return actor_of_token(token)
