"""What the public leaves on a dataset, moderated, answered; and the requests for documents, with their clock."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from pontdarc.inventory.models import Entry
from pontdarc.journal.models import Identified
from pontdarc.network.models import Organisation, Person
from pontdarc.publication.models import Dataset

NOBODY: Final = "efface@invalid"
"""In the place of the address of whoever was forgotten: nothing is sent there."""


class Moderated(Identified):
    """Something the public left: nothing shows before somebody accepted it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("À relire")
        ACCEPTED = "accepted", _("Accepté")
        REFUSED = "refused", _("Refusé")

    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    author_name = models.CharField(max_length=100)
    author_email = models.EmailField(help_text="never shown")
    left_at = models.DateTimeField()
    moderated_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    moderated_at = models.DateTimeField(null=True)

    personal = ("author_name", "author_email")

    class Meta:
        abstract = True
        ordering = ["-left_at"]


class Reuse(Moderated):
    """Something made with a dataset."""

    dataset = models.ForeignKey(Dataset, on_delete=models.CASCADE, related_name="reuses")
    title = models.CharField(max_length=200)
    url = models.URLField()
    description = models.TextField(blank=True)


class Question(Moderated):
    """A question on a dataset, and its answer."""

    dataset = models.ForeignKey(Dataset, on_delete=models.CASCADE, related_name="questions")
    text = models.TextField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True)


class DocumentRequest(Identified):
    """A request for a document or data (CRPA L311-1), and its answer.

    *received_at*: at the body that was asked first: sending it on does not stop the month. *article*, *reason*: of a
    refusal.
    """

    class Mode(models.TextChoices):
        ONLINE = "online", _("Publication en ligne")
        EMAIL = "email", _("Envoi par e-mail")
        COPY = "copy", _("Copie papier")
        ON_SITE = "on_site", _("Consultation sur place")

    class Outcome(models.TextChoices):
        PUBLISHED = "published", _("Publié en ligne")
        SENT = "sent", _("Communiqué à la personne")
        ALREADY = "already_public", _("Déjà public : un lien suffit")
        REFUSED = "refused", _("Refusé")
        ABUSIVE = "abusive", _("Demande abusive")

    personal = ("author_name", "author_email", "subject", "text")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="requests")
    subject = models.CharField(max_length=200)
    text = models.TextField()
    mode = models.CharField(max_length=10, choices=Mode)
    author_name = models.CharField(max_length=100)
    author_email = models.EmailField()
    received_at = models.DateTimeField()
    transmitted_from = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="sent_on")
    transmitted_at = models.DateTimeField(null=True)
    entry = models.ForeignKey(Entry, null=True, on_delete=models.SET_NULL, related_name="requests")
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    reason = models.TextField(blank=True)
    article = models.CharField(max_length=100, blank=True)
    dataset = models.ForeignKey(Dataset, null=True, on_delete=models.SET_NULL, related_name="requests")
    url = models.URLField(max_length=500, blank=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True)
    silence_told_at = models.DateTimeField(null=True)
    forgotten_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["received_at"]

    @property
    def reference(self) -> str:
        """What both sides call it in letters."""
        return f"{self.received_at:%Y}-{str(self.pk)[:8]}"
