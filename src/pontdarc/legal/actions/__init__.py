"""What is done in the law: clearances, and what is recorded of duties."""

from pontdarc.legal.actions.answers import answer
from pontdarc.legal.actions.clearance import advise, decide, note_risk, propose, revoke
from pontdarc.legal.actions.duties import record_duty, share_status, stop_sharing
from pontdarc.legal.actions.public_refusals import approve_refusal, word_refusal
from pontdarc.legal.actions.standing import end_standing_opinion, extend_opinion

__all__ = [
    "advise",
    "answer",
    "approve_refusal",
    "decide",
    "end_standing_opinion",
    "extend_opinion",
    "note_risk",
    "propose",
    "record_duty",
    "revoke",
    "share_status",
    "stop_sharing",
    "word_refusal",
]
