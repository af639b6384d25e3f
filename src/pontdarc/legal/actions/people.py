"""Who answers for a deed of the law: always a person."""

from uuid import UUID

from pontdarc.core.refusals import Forbidden
from pontdarc.core.words import gettext_noop
from pontdarc.network.rules import Actor


def person_of(by: Actor) -> UUID:
    """Return the person who acts.

    :raises Forbidden: the operator or the machine acts.
    """
    if by.person is None:
        raise Forbidden(
            "needs_a_person",
            gettext_noop("Seule une personne peut noter ce qui est fait."),
            gettext_noop("Connectez-vous avec votre compte."),
        )
    return by.person
