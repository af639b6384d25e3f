"""Sources, signed links, raw deliveries. A delivery's bytes are never altered."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pontdarc.inventory.models import Entry
from pontdarc.journal.models import Identified
from pontdarc.network.models import Person


class Source(Identified):
    """Where deliveries come from by themselves: a connector, its parameters, a rhythm."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="sources")
    connector = models.CharField(max_length=40)
    parameters = models.JSONField(default=dict, help_text="no secret in it")
    every_hours = models.PositiveIntegerField(default=24)
    enabled = models.BooleanField(default=True)
    next_run_at = models.DateTimeField(null=True, db_index=True)
    last_run_at = models.DateTimeField(null=True)
    last_success_at = models.DateTimeField(null=True)
    last_refusal = models.JSONField(null=True, help_text="code, sentence, advice")
    failures = models.PositiveSmallIntegerField(default=0, help_text="in a row: the more, the longer we wait")
    etag = models.CharField(max_length=200, blank=True)
    last_modified = models.CharField(max_length=60, blank=True, help_text="as the server wrote it")


class DepositLink(Identified):
    """A signed link by which a person without an account drops files for one entry; only its digest is kept."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="links")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)


class Delivery(Identified):
    """A raw file as it came: fingerprint, size, date, origin. Kept unmodified for a stated term.

    *corrects*, *workbook*: of a delivery that we made, the one whose rows were corrected, and the workbook that came
    back with them.
    """

    class Origin(models.TextChoices):
        WORKSPACE = "workspace", _("Déposé dans l’espace de travail")
        LINK = "link", _("Déposé par lien")
        SOURCE = "source", _("Relevé à la source")
        COMMAND = "command", _("Ligne de commande")
        CORRECTED = "corrected", _("Dépôt complété par un classeur corrigé")
        ENTERED = "entered", _("Saisi dans l’espace de travail")
        DERIVED = "derived", _("Réuni à partir d’autres jeux")

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="deliveries")
    origin = models.CharField(max_length=10, choices=Origin)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="deliveries")
    source = models.ForeignKey(Source, null=True, on_delete=models.SET_NULL, related_name="deliveries")
    filename = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    received_at = models.DateTimeField()
    data_date = models.DateField(null=True, help_text="date of the data, when the deliverer says it")
    keep_until = models.DateField()
    destroyed_at = models.DateTimeField(null=True)
    destroyed_why = models.CharField(max_length=200, blank=True)
    refusal = models.JSONField(null=True, help_text="why it cannot be read: code, sentence, advice")
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="corrections")
    workbook = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="merged")

    class Meta:
        ordering = ["-received_at"]


class Draft(Identified):
    """Rows typed for an entry, not deposited yet: one draft for each entry, gone once it is deposited.

    *rows*: list of {field: text}, empty cells left out; what was typed may say something of people.
    *standard*: slug and version that the form was made from.
    """

    personal = ("rows",)

    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, related_name="draft")
    standard = models.CharField(max_length=120)
    rows = models.JSONField(default=list)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField()
