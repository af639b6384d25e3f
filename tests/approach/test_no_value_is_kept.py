"""Whatever a file holds, nothing but the raw file and the tables keep its cells: not the catalogue, mails or logs."""

import io
import logging

import pytest
from django.apps import apps
from django.core import serializers
from django.core.mail import EmailMessage

from pontdarc.approach.dispatch import drain
from pontdarc.approach.journeys import deliver
from pontdarc.journal.models import OutboxEvent
from pontdarc.legal.actions import revoke
from pontdarc.network.rules import OPERATOR
from pontdarc.standardisation.models import Preparation
from tests.world.territory import NOW, Network, actor
from tests.world.way import clear, drop, later, register

SECRET = "zqxw"  # stands in every cell, and in nothing of ours
PEOPLE = (
    "nom;prenom;courriel;telephone;date;montant;siret;note\n"
    + "".join(
        f"Durand{SECRET}{n};Camille{SECRET};camille.{SECRET}{n}@exemple.fr;06 11 22 33 4{n} {SECRET};"
        f"3{n}/02/2024 {SECRET};{n} {SECRET} €;1234567890001{n} {SECRET};{SECRET} Ã©tÃ© {n}\n"
        for n in range(9)
    )
    + f"Total;{SECRET};;;;;;\n"
)
GRANTS = (
    "nomAttribuant;idAttribuant;dateConvention;referenceDecision;nomBeneficiaire;idBeneficiaire;objet;montant;nature;"
    "conditionsVersement;datesPeriodeVersement;notificationUE\n"
    + "".join(
        f"Commune {SECRET};12 {SECRET};32/13/2024 {SECRET};{SECRET}{n};Association {SECRET};999 {SECRET};"
        f"Aide à {SECRET};douze {SECRET};en nature {SECRET};unique {SECRET};{SECRET};peut-être {SECRET}\n"
        for n in range(9)
    )
)
BROKEN = f"%PDF-1.7 {SECRET}\n".encode() * 40


def _everything_kept(mails: list[EmailMessage]) -> str:
    stream = io.StringIO()
    for model in apps.get_models():
        serializers.serialize("json", model._base_manager.order_by("pk"), stream=stream)
    return stream.getvalue() + "".join(f"{mail.subject}\n{mail.body}" for mail in mails)


@pytest.mark.parametrize(
    ("content", "standard"), [(PEOPLE, ""), (GRANTS, "scdl-subventions")], ids=["people", "grants"]
)
def test_a_delivery_leaves_none_of_its_cells_in_the_catalogue_the_mails_or_the_log(
    network: Network, mailoutbox: list, caplog: pytest.LogCaptureFixture, content: str, standard: str
) -> None:
    caplog.set_level(logging.DEBUG)
    entry = register(network, standard=standard)
    drop(network, entry, content)
    decision = clear(network, entry)
    drop(
        network,
        entry,
        content.replace(";", ",").replace("\n", f",{SECRET}\n").replace(f",{SECRET}", ",autre", 1),
        hours=1,
    )
    revoke(by=actor(network.mayor), decision=decision, why="Erreur.", now=later(2))
    drain(later(2))
    assert Preparation.objects.get(delivery__received_at=NOW).report["findings"], "there was something to say"
    assert not OutboxEvent.objects.exclude(failure="").exists()
    assert len(mailoutbox) > 3
    _check_absent(_everything_kept(mailoutbox) + caplog.text)


def test_a_file_that_is_refused_leaves_none_of_its_bytes(
    network: Network, mailoutbox: list, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    entry = register(network)
    delivery = deliver(by=OPERATOR, entry=entry, file=[BROKEN], filename="export.csv", now=NOW)
    drain(NOW)
    delivery.refresh_from_db()
    assert delivery.refusal
    assert mailoutbox
    _check_absent(_everything_kept(mailoutbox) + caplog.text)


def _check_absent(text: str) -> None:
    at = text.lower().find(SECRET)
    assert at < 0, text[max(0, at - 300) : at + 60]
