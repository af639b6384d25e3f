"""What the public left, and what became of it, announced to the approach."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ContributionLeft:
    """A reuse or a question waits to be read; *kind*: reuse or question."""

    name: ClassVar[str] = "mediation.contribution_left"
    item: UUID
    kind: str
    dataset: UUID


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    """A question has its answer: its author is told."""

    name: ClassVar[str] = "mediation.question_answered"
    question: UUID
    dataset: UUID


@dataclass(frozen=True, slots=True)
class RequestReceived:
    """Somebody asks for a document: they get a receipt, and the body is told."""

    name: ClassVar[str] = "mediation.request_received"
    request: UUID


@dataclass(frozen=True, slots=True)
class RequestTransmitted:
    """A request was sent on to the body that holds the document."""

    name: ClassVar[str] = "mediation.request_transmitted"
    request: UUID


@dataclass(frozen=True, slots=True)
class RequestAnswered:
    """A request has its answer: the requester gets the letter."""

    name: ClassVar[str] = "mediation.request_answered"
    request: UUID


@dataclass(frozen=True, slots=True)
class RequestSilent:
    """A month passed without an answer: it is a refusal, and both sides are told."""

    name: ClassVar[str] = "mediation.request_silent"
    request: UUID
