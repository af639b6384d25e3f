"""Clearance: the référent proposes, the DPO and the lawyer advise, the signatory decides."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pontdarc.inventory.models import Entry
from pontdarc.journal.models import Identified
from pontdarc.network.models import Organisation, Person


class Outcome(models.TextChoices):
    """The eight outcomes of a clearance (CRPA, book III)."""

    PUBLISH = "publish", _("Publier")
    REDACTED = "publish_after_redaction", _("Publier après occultation")
    ANONYMISED = "publish_after_anonymisation", _("Publier après anonymisation")
    RESTRICTED = "publish_restricted", _("Publier sous conditions")
    LINK = "link_only", _("Renvoyer vers la publication existante")
    DEFER = "defer", _("Différer")
    DO_NOT_PUBLISH = "do_not_publish", _("Ne pas publier")
    OUT_OF_SCOPE = "out_of_scope", _("Hors du champ de la loi")


class Proposal(Identified):
    """What the référent proposes for an entry, and exactly for what.

    *scope*: the JSON form of legal.rules.Scope: columns with their kinds, recipe digest and privacy steps,
    licence, purpose. It holds names of columns, never values.
    """

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="proposals")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="proposals")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=40, choices=Outcome)
    article = models.CharField(max_length=100)
    justification = models.TextField(blank=True)
    scope = models.JSONField()
    signs = models.JSONField(default=list, help_text="what the scan found: column, kind, role, share; no value")
    delivery = models.UUIDField(null=True, help_text="extraction.Delivery that was looked at")
    answers = models.JSONField(default=list, help_text="answers to the questions when it was made, who, when, why")
    risk = models.JSONField(default=dict, help_text="what was to be measured, then its figures (legal.risk); no value")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at"]


class Opinion(Identified):
    """A dated opinion of the DPO or of a lawyer; it advises, it does not decide (GDPR 38 and 39)."""

    class Verdict(models.TextChoices):
        FAVOURABLE = "favourable", _("Favorable")
        CONDITIONS = "conditions", _("Favorable sous conditions")
        UNFAVOURABLE = "unfavourable", _("Défavorable")
        ASK = "ask", _("Demande un complément")

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="opinions")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="opinions")
    role = models.CharField(max_length=20, choices=[("dpo", _("DPO")), ("lawyer", _("Juriste"))])
    at = models.DateTimeField()
    verdict = models.CharField(max_length=20, choices=Verdict)
    article = models.CharField(max_length=100, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["at"]


class Decision(Identified):
    """What the person who signs for the public body decided. A positive one in force is a clearance."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="decision")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="decisions")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=40, choices=Outcome)
    article = models.CharField(max_length=100)
    justification = models.TextField(blank=True)
    against_opinion = models.TextField(blank=True, help_text="why, when it goes against an opinion")
    scope = models.JSONField()
    review_on = models.DateField(null=True, help_text="last day on which it covers anything")
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="revocations")
    revoked_why = models.TextField(blank=True)

    class Meta:
        ordering = ["-at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(revoked_at__isnull=True) | models.Q(revoked_by__isnull=False),
                name="a_revocation_names_who",
            )
        ]


class DutyRecord(Identified):
    """What a person recorded about a duty of an organisation; the last of each kind counts (legal.compliance)."""

    class Kind(models.TextChoices):
        SEEN = "seen", _("Fait : je l’ai vu, ou fait")
        EXEMPT = "exempt", _("Dispensé par un texte")
        REASON = "reason", _("Non fait, et pourquoi")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="duty_records")
    code = models.CharField(max_length=10, help_text="of the obligation: G1, P1…")
    kind = models.CharField(max_length=10, choices=Kind)
    on = models.DateField(help_text="day on which it was seen, or from which it holds")
    url = models.URLField(max_length=500, blank=True, help_text="where it can be seen")
    receipt = models.CharField(max_length=100, blank=True, help_text="number of the deposit")
    exemption = models.CharField(max_length=50, blank=True, help_text="which exemption of the obligation")
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="duty_records")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]


class StatusSharing(Identified):
    """The agreement of an organisation that its coordinator sees what it has not done; it can be taken back."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="status_sharings")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="status_sharings")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="ended_sharings")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation"], condition=models.Q(ended_at__isnull=True), name="one_sharing_at_a_time"
            )
        ]


class Answer(Identified):
    """An answer to one question of the clearance of an entry; the last one to each question counts."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="answers")
    code = models.CharField(max_length=5, help_text="of the question: Q1…")
    choice = models.CharField(max_length=20)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="answers")
    role = models.CharField(max_length=20)
    at = models.DateTimeField()
    article = models.CharField(max_length=100)
    justification = models.CharField(max_length=1000, blank=True)
    review_on = models.DateField(null=True, help_text="day on which it is to be asked again, or on which a secret ends")
    consulted_on = models.DateField(null=True, help_text="day on which the operator was asked about its trade secret")

    class Meta:
        ordering = ["at"]


class StandingOpinion(Identified):
    """An opinion that holds for a standard in every body that its giver serves, exactly for what was looked at."""

    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="extensions")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="standing_opinions")
    standard = models.CharField(max_length=100)
    at = models.DateTimeField()
    until = models.DateField(help_text="last day on which it is applied")
    ended_at = models.DateTimeField(null=True)


class PublicRefusal(Identified):
    """The public line of what is not published: words that disclose nothing, approved by another person."""

    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="public_refusal")
    wording = models.CharField(max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="worded_refusals")
    at = models.DateTimeField()
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="approved_refusals")
    approved_at = models.DateTimeField(null=True)
