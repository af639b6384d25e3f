"""What the operator may look at in requests of people and erasures: never who."""

from django.contrib import admin

from pontdarc.approach.models import Attestation, Erasure, PersonRequest
from pontdarc.journal.admin import ReadOnly


@admin.register(PersonRequest)
class PersonRequests(ReadOnly):
    """What was asked and until when it is answered; whoever answers has the rest in the workspace."""

    list_display = ("received_at", "dataset", "right", "due_on", "answered_at", "answer", "forgotten_at")
    list_filter = ("right", "answer")
    list_select_related = ("dataset",)
    exclude = ("name", "email", "text", "extended_why", "answer_why")


@admin.register(Erasure)
class Erasures(ReadOnly):
    """What was proposed, decided and carried out."""

    list_display = ("proposed_at", "dataset", "measure", "article", "accepted", "decided_at", "done_at")
    list_filter = ("measure", "accepted")
    list_select_related = ("dataset",)
    exclude = ("marks",)


@admin.register(Attestation)
class Attestations(ReadOnly):
    """What was proven, when, and for whom."""

    list_display = ("asked_at", "erasure", "asked_by", "done_at", "nothing_found")
    list_filter = ("nothing_found",)
    list_select_related = ("erasure", "asked_by")
    exclude = ("marks",)
