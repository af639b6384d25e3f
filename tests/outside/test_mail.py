import pytest
from django.core import mail

from pontdarc.core.refusals import Unavailable
from pontdarc.outside.mail import send


def test_an_email_is_plain_text_to_one_person() -> None:
    send(to="a@b.example", subject="Déposez votre fichier", text="Bonjour,\n\nVoici.\n\n")
    (message,) = mail.outbox
    assert (message.to, message.subject, message.body) == (
        ["a@b.example"],
        "Déposez votre fichier",
        "Bonjour,\n\nVoici.\n",
    )
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    assert not getattr(message, "alternatives", [])


def test_a_subject_of_two_lines_is_a_bug_not_a_header() -> None:
    with pytest.raises(ValueError, match="one line"):
        send(to="a@b.example", subject="Bonjour\nBcc: tous@exemple.test", text="x")


def test_a_mail_server_that_refuses_is_unavailable_in_french(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> int:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    with pytest.raises(Unavailable) as refused:
        send(to="a@b.example", subject="x", text="y")
    assert "a@b.example" not in str(refused.value)
