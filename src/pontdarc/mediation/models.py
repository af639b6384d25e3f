"""What the public leaves on a dataset: reuses and questions, moderated, answered."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pontdarc.journal.models import Identified
from pontdarc.network.models import Person
from pontdarc.publication.models import Dataset


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
