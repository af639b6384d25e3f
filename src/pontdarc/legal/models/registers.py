"""The registers that the law asks for: public information, the person in charge of access, algorithms."""

from typing import ClassVar

from django.db import models

from pontdarc.inventory.models import Entry
from pontdarc.journal.models import Identified
from pontdarc.legal.algorithms import Automation
from pontdarc.network.models import Organisation, Person, Role


class RegisterLine(Identified):
    """What the register of public information says of an entry, once these words are approved (CRPA R322-7).

    The words of an entry are not its title: a title may itself disclose what is protected.
    """

    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, related_name="register_line")
    title = models.CharField(max_length=200)
    object = models.CharField(max_length=500)
    created_on = models.DateField(null=True, help_text="day on which the document was made, when somebody knows it")
    updates = models.CharField(max_length=300, blank=True, help_text="object of its updates")
    conditions = models.CharField(max_length=300, blank=True, help_text="of reuse, when it is not published here")
    fees = models.CharField(max_length=200, blank=True)
    fees_basis = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)


class RegisterEdition(Identified):
    """The register as it stood one day of a year: frozen, dated, kept. *lines*: legal.register.Line in JSON."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="register_editions")
    year = models.PositiveSmallIntegerField()
    lines = models.JSONField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "year"], name="one_edition_of_the_register_a_year")
        ]


class AccessOfficer(Identified):
    """The designation of the person in charge of access to documents and of reuse (CRPA L330-1, R330-3).

    Who, where, from when to when: the role says it. What is here is what the act and the public page add.
    """

    role = models.OneToOneField(Role, on_delete=models.CASCADE, related_name="designation")
    profession = models.CharField(max_length=200)
    contact_email = models.EmailField()
    contact_phone = models.CharField(max_length=30, blank=True)
    contact_address = models.CharField(max_length=300, blank=True)
    act = models.CharField(max_length=200, help_text="the act that designates: arrêté n° 2026-12…")
    authority_told_on = models.DateField(null=True, help_text="day on which the CADA was told")
    authority_receipt = models.CharField(max_length=100, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Algorithm(Identified):
    """A treatment on which individual decisions rest, as the body describes it (CRPA L312-1-3, R311-3-1-2).

    *published*: what the public reads, as it was when somebody else than its author approved it; None before.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="algorithms")
    title = models.CharField(max_length=200)
    decision = models.CharField(max_length=300, help_text="the individual decision that it grounds")
    legal_basis = models.CharField(max_length=300)
    purpose = models.CharField(max_length=500)
    automation = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Automation])
    contribution = models.TextField(help_text="how far and in what way it takes part in the decision")
    data_used = models.TextField(help_text="data treated, and where it comes from")
    parameters = models.TextField(help_text="parameters and their weights")
    operations = models.TextField(help_text="what the treatment does")
    run_by = models.CharField(max_length=200, help_text="who runs it: a service, an operator")
    code_url = models.URLField(max_length=500, blank=True)
    contact_name = models.CharField(max_length=200)
    contact_email = models.EmailField()
    notice_since = models.DateField(null=True, help_text="day from which decisions carry the notice")
    used_until = models.DateField(null=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    published = models.JSONField(null=True)
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["title"]
