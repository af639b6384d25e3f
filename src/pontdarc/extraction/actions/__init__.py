"""What is done to raw deliveries, deposit links, sources and contracts of operators."""

from pontdarc.extraction.actions.contracts import add_contract, ask_for, remind_operators, stop_asking
from pontdarc.extraction.actions.deliveries import (
    destroy,
    destroy_expired,
    forget_destroyed,
    hand_over,
    keep_corrected,
    keep_rectified,
    receive,
    require_delivery,
)
from pontdarc.extraction.actions.drafts import discard_draft, discard_expired_drafts, save_draft
from pontdarc.extraction.actions.identifiers import ask_identifiers, give_identifiers, settle_identifiers
from pontdarc.extraction.actions.links import guest, invite, invite_operator, revoke_link
from pontdarc.extraction.actions.secrets import decide_secret, flag_secret, reply_secret
from pontdarc.extraction.actions.sources import add_source, fetch, fetcher, stop_source
from pontdarc.extraction.actions.waivers import end_waiver, waive

__all__ = [
    "add_contract",
    "add_source",
    "ask_for",
    "ask_identifiers",
    "decide_secret",
    "destroy",
    "destroy_expired",
    "discard_draft",
    "discard_expired_drafts",
    "end_waiver",
    "fetch",
    "fetcher",
    "flag_secret",
    "forget_destroyed",
    "give_identifiers",
    "guest",
    "hand_over",
    "invite",
    "invite_operator",
    "keep_corrected",
    "keep_rectified",
    "receive",
    "remind_operators",
    "reply_secret",
    "require_delivery",
    "revoke_link",
    "save_draft",
    "settle_identifiers",
    "stop_asking",
    "stop_source",
    "waive",
]
