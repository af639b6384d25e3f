"""Mail: plain text, one message per person, so that nobody reads the address of another."""

import smtplib
from collections.abc import Iterable

from django.core.mail import EmailMessage

from pontdarc.core.refusals import Unavailable
from pontdarc.core.words import gettext_noop


def send(to: Iterable[str], subject: str, body: str) -> None:
    """Send the same plain text to each address.

    :raises Unavailable: the mail server does not take it; worth trying again.
    """
    for address in dict.fromkeys(to):
        try:
            EmailMessage(" ".join(subject.split()), body, to=[address]).send()
        except (smtplib.SMTPException, OSError) as error:
            raise Unavailable(
                "mail_unavailable",
                gettext_noop("Le serveur de messagerie ne répond pas."),
                gettext_noop("Le message partira plus tard. Si cela dure, vérifiez PONTDARC_SMTP."),
            ) from error
