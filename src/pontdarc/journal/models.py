"""Audit events, the outbox and runs. None of them ever holds a cell of a file or a personal value."""

import uuid

from django.db import models


class Identified(models.Model):
    """A thing with an opaque identity that never changes and can stand in a public address."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class AuditEvent(Identified):
    """Who did what to what, when: written in the same transaction as the deed, never changed."""

    at = models.DateTimeField(db_index=True)
    actor = models.UUIDField(null=True, help_text="network.Person, null for the operator or the machine")
    actor_kind = models.CharField(max_length=10, choices=[(k, k) for k in ("person", "operator", "machine")])
    verb = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=40)
    subject = models.UUIDField(db_index=True)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at"]


class OutboxEvent(models.Model):
    """An event announced by a stage, waiting for the reactions of the approach."""

    name = models.CharField(max_length=60)
    payload = models.JSONField()
    announced_at = models.DateTimeField(auto_now_add=True)
    handled_at = models.DateTimeField(null=True, db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    failure = models.CharField(max_length=200, blank=True, help_text="class of the last exception, never its text")


class Run(Identified):
    """A piece of background work as people see it: state, progress, heartbeat, cancel."""

    class State(models.TextChoices):
        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    kind = models.CharField(max_length=40)
    subject = models.UUIDField(db_index=True)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    queued_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(null=True)
    stage = models.CharField(max_length=20, blank=True, help_text="what is being done, in the words of who does it")
    refusal = models.JSONField(null=True, help_text="code, sentence and advice of what stopped it")
    cancel_asked = models.BooleanField(default=False)
