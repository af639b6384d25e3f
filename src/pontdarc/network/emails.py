"""The form of an e-mail address."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from pontdarc.core.refusals import Invalid
from pontdarc.core.words import gettext_noop


def check_email(email: str) -> None:
    """Pass when the text has the form of an e-mail address.

    :raises Invalid: it has not.
    """
    try:
        validate_email(email)
    except ValidationError as error:
        raise Invalid(
            "email_invalid",
            gettext_noop("L’adresse électronique n’a pas la forme d’une adresse."),
            gettext_noop("Vérifiez-la. Exemple : prenom.nom@commune.fr."),
        ) from error
