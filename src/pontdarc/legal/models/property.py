"""What data is made from and who holds rights on it, licences that were homologated, the delay given to operators."""

from django.db import models

from pontdarc.inventory.models import Entry
from pontdarc.journal.models import Identified
from pontdarc.network.models import Organisation, Person


class SourceUsed(Identified):
    """Something that went into a set of data, with who holds its rights. One taken back is kept, dated."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="sources_used")
    kind = models.CharField(max_length=20, help_text="slug in legal.property")
    title = models.CharField(max_length=200)
    holder = models.CharField(max_length=200, blank=True, help_text="who holds the rights, told to reusers")
    contact_email = models.EmailField(blank=True, help_text="of the holder, never shown")
    terms = models.CharField(max_length=300, blank=True, help_text="licence or conditions, in words, told to reusers")
    url = models.URLField(max_length=500, blank=True)
    agreed_on = models.DateField(null=True, help_text="day on which the holder agreed to the publication")
    agreement = models.CharField(max_length=300, blank=True, help_text="reference of that agreement, kept on file")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    personal = ("holder",)

    class Meta:
        ordering = ["at"]


class Homologation(Identified):
    """A licence that the law does not list, homologated by the Prime Minister (CRPA L323-2, D323-2-2)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="homologations")
    slug = models.SlugField(max_length=20, unique=True, help_text="as a dataset keeps its licence")
    title = models.CharField(max_length=200)
    url = models.URLField(max_length=500, help_text="text of the licence")
    number = models.CharField(max_length=50, help_text="of the decision")
    decided_on = models.DateField()
    document = models.URLField(max_length=500, help_text="where the decision can be read")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["title"]


class HouseDelay(Identified):
    """Days that an organisation gives to an operator to say what is its trade secret: no text fixes any."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="house_delay")
    days = models.PositiveSmallIntegerField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
