"""What is done in the law: clearances, and what is recorded of duties."""

from pontdarc.legal.actions.clearance import advise, decide, propose, revoke
from pontdarc.legal.actions.duties import record_duty, share_status, stop_sharing

__all__ = ["advise", "decide", "propose", "record_duty", "revoke", "share_status", "stop_sharing"]
