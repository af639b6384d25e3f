"""What the public leaves and asks for, and what those who keep the data do with it."""

from pontdarc.mediation.actions.contributions import answer, ask, leave_reuse, moderate
from pontdarc.mediation.actions.requests import (
    answer_request,
    forget_requests,
    inscribe_request,
    request_document,
    tell_silences,
    transmit_request,
)

__all__ = [
    "answer",
    "answer_request",
    "ask",
    "forget_requests",
    "inscribe_request",
    "leave_reuse",
    "moderate",
    "request_document",
    "tell_silences",
    "transmit_request",
]
