"""Requests of people who recognise themselves in published data, and the erasures that are decided.

Here and not in a stage: an erasure reaches what every stage holds (docs/decisions/0061).
"""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pontdarc.journal.models import Identified
from pontdarc.network.models import Person
from pontdarc.publication.models import Dataset


class PersonRequest(Identified):
    """What somebody asks about themselves in a dataset (GDPR 12, 15 to 17, 21), and until when it is answered.

    *name*, *email*, *text*: the least that lets us answer; blanked at the end of the term that follows the answer.
    """

    class Right(models.TextChoices):
        ACCESS = "access", _("Savoir ce qui me concerne (art. 15)")
        RECTIFY = "rectify", _("Corriger une erreur (art. 16)")
        ERASE = "erase", _("Effacer ce qui me concerne (art. 17)")
        OBJECT = "object", _("M’opposer à cette publication (art. 21)")

    class Way(models.TextChoices):
        FORM = "form", _("Formulaire du portail")
        LETTER = "letter", _("Courrier, courriel ou guichet")

    class Answer(models.TextChoices):
        GRANTED = "granted", _("Il a été fait droit à la demande")
        NOTHING = "nothing", _("Rien n’a été trouvé sur cette personne")
        REFUSED = "refused", _("La demande est refusée, et la réponse dit pourquoi")
        UNKNOWN = "unknown", _("La personne n’a pas pu être reconnue avec certitude")

    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="person_requests")
    right = models.CharField(max_length=10, choices=Right)
    way = models.CharField(max_length=10, choices=Way)
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    text = models.TextField(blank=True, help_text="where they saw themselves, in their words")
    received_at = models.DateTimeField()
    due_on = models.DateField(help_text="one month after it was received (GDPR 12.3), two more once extended")
    extended_at = models.DateTimeField(null=True)
    extended_why = models.CharField(max_length=300, blank=True)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answer_why = models.TextField(blank=True, help_text="told to the person; the article of a refusal")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    forgotten_at = models.DateTimeField(null=True, help_text="when who asked was blanked")

    personal = ("name", "email", "text")

    class Meta:
        ordering = ["due_on"]


class Erasure(Identified):
    """What the DPO proposes to take out of a dataset, what the signatory decided, what was destroyed.

    *marks*: fingerprints of what names the person, made with a key of this erasure alone (core.privacy.marks); they
    find the person again in the next deliveries and in a backup that is restored. *places*: counts, when it was
    proposed; *trace*: what was destroyed, by kind, with counts; neither holds a value.
    """

    class Measure(models.TextChoices):
        ROWS = "rows", _("Retirer ses lignes")
        CELLS = "cells", _("Vider les cellules qui la nomment")
        WITHDRAW = "withdraw", _("Retirer le jeu de données entier")

    request = models.ForeignKey(PersonRequest, null=True, on_delete=models.PROTECT, related_name="erasures")
    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="erasures")
    measure = models.CharField(max_length=10, choices=Measure)
    article = models.CharField(max_length=100)
    marks = models.JSONField()
    places = models.JSONField(default=dict)
    proposed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True)
    accepted = models.BooleanField(null=True)
    decided_why = models.CharField(max_length=300, blank=True)
    done_at = models.DateTimeField(null=True)
    trace = models.JSONField(default=list)

    class Meta:
        ordering = ["-proposed_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(done_at__isnull=True) | models.Q(accepted=True), name="what_is_erased_was_decided"
            )
        ]


class Attestation(Identified):
    """The proof, made at a moment, that somebody who was erased is found nowhere: who asked for it, what was found.

    *marks*: fingerprints of the terms that were typed, as long as the search runs; without them, those of the erasure
    are sought. *found*: what was asked, opened and found (erasure.proof.Proof): places and counts, no value.
    """

    erasure = models.ForeignKey(Erasure, on_delete=models.PROTECT, related_name="attestations")
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField()
    marks = models.JSONField(default=list)
    done_at = models.DateTimeField(null=True)
    nothing_found = models.BooleanField(null=True, help_text="and everything could be looked into")
    found = models.JSONField(default=dict)

    class Meta:
        ordering = ["-asked_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(done_at__isnull=True, nothing_found__isnull=True)
                | models.Q(done_at__isnull=False, nothing_found__isnull=False),
                name="what_is_attested_was_sought",
            )
        ]
