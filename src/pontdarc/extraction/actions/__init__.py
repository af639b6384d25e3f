"""What is done to raw deliveries, deposit links and sources."""

from pontdarc.extraction.actions.deliveries import (
    destroy,
    destroy_expired,
    hand_over,
    keep_corrected,
    receive,
    require_delivery,
)
from pontdarc.extraction.actions.drafts import discard_draft, save_draft
from pontdarc.extraction.actions.links import invite, revoke_link
from pontdarc.extraction.actions.sources import add_source, fetch, fetcher, stop_source

__all__ = [
    "add_source",
    "destroy",
    "destroy_expired",
    "discard_draft",
    "fetch",
    "fetcher",
    "hand_over",
    "invite",
    "keep_corrected",
    "receive",
    "require_delivery",
    "revoke_link",
    "save_draft",
    "stop_source",
]
