"""Sources, signed links, raw deliveries, contracts of operators. A delivery's bytes are never altered."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pontdarc.inventory.models import Entry
from pontdarc.journal.models import Identified
from pontdarc.network.models import Organisation, Person


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


class Contract(Identified):
    """What a public body entrusts to an operator, with the references that both know."""

    class Kind(models.TextChoices):
        CONCESSION = "concession", _("Concession ou délégation de service public")
        PROCUREMENT = "procurement", _("Marché avec une clause sur les données")

    authority = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="contracts")
    operator = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="contracts_held")
    kind = models.CharField(max_length=20, choices=Kind)
    subject = models.CharField(max_length=300, help_text="object of the contract, public")
    reference = models.CharField(max_length=100, blank=True)
    consulted_on = models.DateField(null=True, help_text="start of the consultation: CCP L3131-2 holds from 9/10/2016")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    created_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["subject"]

    def __str__(self) -> str:
        return self.subject


class Asked(Identified):
    """One thing that a contract asks of its operator, received in an entry of the authority's inventory."""

    class Ground(models.TextChoices):
        SERVICE = "service", _("Données indispensables à l’exécution du service (CCP L3131-2)")
        REPORT = "report", _("Rapport annuel du concessionnaire (CCP L3131-5)")
        CLAUSE = "clause", _("Clause du marché")

    class Rhythm(models.TextChoices):
        ONCE = "once", _("Une fois")
        MONTHLY = "monthly", _("Chaque mois")
        QUARTERLY = "quarterly", _("Chaque trimestre")
        YEARLY = "yearly", _("Chaque année")

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="asked")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="asked")
    ground = models.CharField(max_length=10, choices=Ground)
    why = models.CharField(max_length=500, help_text="why the service cannot be performed without it, or the clause")
    format = models.CharField(max_length=100, help_text="open format, in words")
    rhythm = models.CharField(max_length=10, choices=Rhythm)
    first_due_on = models.DateField()
    reminded_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["first_due_on"]


class SecretFlag(Identified):
    """A column that an operator says is a trade secret, why, and what the authority decided (CRPA L311-6 1°).

    *applies_on*: first day on which a decision to publish the column holds: the operator may answer until then.
    """

    class Decision(models.TextChoices):
        REDACT = "redact", _("Retirer la colonne avant toute publication")
        KEEP = "keep", _("La publier : un texte l’impose malgré le secret")
        NOT_SECRET = "not_secret", _("La publier : ce n’est pas un secret des affaires")

    asked = models.ForeignKey(Asked, on_delete=models.CASCADE, related_name="flags")
    column = models.CharField(max_length=200)
    reason = models.CharField(max_length=1000)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="secret_flags")
    at = models.DateTimeField()
    decision = models.CharField(max_length=10, choices=Decision, blank=True)
    why = models.CharField(max_length=1000, blank=True)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="secrets_decided")
    decided_at = models.DateTimeField(null=True)
    applies_on = models.DateField(null=True)
    reply = models.CharField(max_length=1000, blank=True, help_text="of the operator to a decision to publish")
    replied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["asked", "column"], name="one_flag_per_column")]


class Waiver(Identified):
    """A reasoned decision that exempts an operator, published (CCP L3131-3); *asked*: empty when it exempts fully."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="waivers")
    asked = models.ManyToManyField(Asked, related_name="waivers")
    reason = models.TextField(help_text="ground of general interest, public")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="waivers")
    signed_on = models.DateField()
    published_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-published_at"]


class DepositLink(Identified):
    """A signed link by which a person without an account drops files; only its digest is kept.

    It opens one entry, or all that one contract asks for.
    """

    entry = models.ForeignKey(Entry, null=True, on_delete=models.CASCADE, related_name="links")
    contract = models.ForeignKey(Contract, null=True, on_delete=models.CASCADE, related_name="links")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(entry__isnull=False, contract__isnull=True)
                | models.Q(entry__isnull=True, contract__isnull=False),
                name="a_link_opens_one_thing",
            )
        ]

    @property
    def organisation(self) -> Organisation:
        """The body that asks for the files."""
        return self.contract.authority if self.contract else self.entry.organisation  # type: ignore[union-attr]


class Delivery(Identified):
    """A raw file as it came: fingerprint, size, date, origin. Kept unmodified for a stated term.

    *corrects*, *workbook*: of a delivery that we made, the one whose rows were corrected or from which somebody was
    taken out, and the workbook that came back with them.
    """

    class Origin(models.TextChoices):
        WORKSPACE = "workspace", _("Déposé dans l’espace de travail")
        LINK = "link", _("Déposé par lien")
        SOURCE = "source", _("Relevé à la source")
        COMMAND = "command", _("Ligne de commande")
        CORRECTED = "corrected", _("Dépôt complété par un classeur corrigé")
        ENTERED = "entered", _("Saisi dans l’espace de travail")
        DERIVED = "derived", _("Réuni à partir d’autres jeux")
        RECTIFIED = "rectified", _("Refait sans une personne effacée")

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


class IdentifierRequest(Identified):
    """A grantor asks one beneficiary for its identifiers by a signed link: the grantor publishes, they owe no data.

    *stated*: the identifier that the grantor's table holds, as it is written there.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("En attente de réponse")
        ANSWERED = "answered", _("Réponse reçue, à reprendre")
        TAKEN = "taken", _("Repris dans le tableau")
        REFUSED = "refused", _("Laissé de côté")

    personal = ("beneficiary",)

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="identifier_requests")
    beneficiary = models.CharField(max_length=200, help_text="name as the grantor's table has it")
    stated = models.CharField(max_length=40, blank=True)
    email = models.EmailField()
    digest = models.CharField(max_length=64, unique=True)
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    siret = models.CharField(max_length=14, blank=True)
    rna = models.CharField(max_length=10, blank=True)
    answered_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_at"]


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
