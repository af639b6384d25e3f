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
