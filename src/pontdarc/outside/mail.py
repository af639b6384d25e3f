"""E-mails: plain text that stands by itself, sent by what the settings say (SMTP, or files in the data folder)."""

import smtplib

from django.core.mail import EmailMessage

from pontdarc.core.refusals import Unavailable
from pontdarc.core.words import gettext_noop


def send(*, to: str, subject: str, text: str) -> None:
    """Send one e-mail to one person.

    :raises Unavailable: the mail server does not take it.
    :raises ValueError: the subject has more than one line.
    """
    if "\n" in subject or "\r" in subject:
        raise ValueError("the subject of an e-mail is one line")
    # Automatic answers (absences) to what a machine wrote help nobody (RFC 3834).
    message = EmailMessage(subject, text.strip() + "\n", to=[to], headers={"Auto-Submitted": "auto-generated"})
    try:
        message.send()
    except (OSError, smtplib.SMTPException) as error:
        raise Unavailable(
            "mail_not_sent",
            gettext_noop("Le message n’a pas pu être envoyé : le serveur de courrier ne l’accepte pas."),
            gettext_noop("Vérifiez l’adresse, ou réessayez plus tard ; l’administrateur peut vérifier PONTDARC_SMTP."),
        ) from error
