"""What is done in the law: clearances, what is recorded of duties, rights of third parties, registers."""

from pontdarc.legal.actions.access import designate, end_designation, tell_authority
from pontdarc.legal.actions.algorithms import approve_algorithm, describe_algorithm, hide_algorithm
from pontdarc.legal.actions.answers import answer
from pontdarc.legal.actions.clearance import advise, decide, note_risk, propose, revoke
from pontdarc.legal.actions.duties import record_duty, share_status, stop_sharing
from pontdarc.legal.actions.property import record_homologation, record_source, set_house_delay, take_source_back
from pontdarc.legal.actions.public_refusals import approve_refusal, word_refusal
from pontdarc.legal.actions.register import (
    approve_line,
    publish_edition,
    strike_from_edition,
    strike_line,
    word_line,
)
from pontdarc.legal.actions.standing import end_standing_opinion, extend_opinion

__all__ = [
    "advise",
    "answer",
    "approve_algorithm",
    "approve_line",
    "approve_refusal",
    "decide",
    "describe_algorithm",
    "designate",
    "end_designation",
    "end_standing_opinion",
    "extend_opinion",
    "hide_algorithm",
    "note_risk",
    "propose",
    "publish_edition",
    "record_duty",
    "record_homologation",
    "record_source",
    "revoke",
    "set_house_delay",
    "share_status",
    "stop_sharing",
    "strike_from_edition",
    "strike_line",
    "take_source_back",
    "tell_authority",
    "word_line",
    "word_refusal",
]
