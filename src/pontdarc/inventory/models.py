"""The register of what exists: one entry per set of data, with its stage in the approach."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pontdarc.journal.models import Identified
from pontdarc.network.models import Organisation, Person


class Entry(Identified):
    """What, where, who, target standard; published or not. The dataset, if any, hangs on it."""

    class Stage(models.TextChoices):
        IDENTIFIED = "identified", _("Identifié")
        EXTRACTED = "extracted", _("Extrait")
        STANDARDISED = "standardised", _("Mis au standard")
        CLEARED = "cleared", _("Autorisé")
        PUBLISHED = "published", _("Publié")
        UPDATED = "updated", _("Tenu à jour")
        REFUSED = "refused", _("Non publiable")

    class Personal(models.TextChoices):
        UNKNOWN = "unknown", _("On ne sait pas")
        NO = "no", _("Non")
        YES = "yes", _("Oui")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="entries")
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    service = models.CharField(max_length=200, blank=True, help_text="service that holds it")
    software = models.CharField(max_length=200, blank=True, help_text="business software it lives in")
    holder = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="held_entries")
    volume = models.CharField(max_length=100, blank=True)
    personal_data = models.CharField(max_length=10, choices=Personal, default=Personal.UNKNOWN)
    standard = models.CharField(max_length=100, blank=True, help_text="slug of the target standard")
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.IDENTIFIED)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title
