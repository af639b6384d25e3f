"""A few masked values, for who gives an opinion. Nothing of it is kept."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from pontdarc.core.privacy.masking import mask
from pontdarc.extraction.storage import blobs
from pontdarc.legal.models import Proposal
from pontdarc.network.rules import Actor
from pontdarc.standardisation.models import Preparation
from pontdarc.standardisation.queries import preparations_seen_by

SHOWN = 3


def masked_samples(by: Actor, proposal: Proposal) -> dict[str, list[str]]:
    """Return up to three masked values by column, for the columns that the standardised table holds."""
    preparation = preparations_seen_by(by).filter(delivery=proposal.delivery).first()
    if preparation is None or not proposal.signs:
        return {}
    return _samples(preparation, proposal.signs)


def _samples(preparation: Preparation, signs: Sequence[dict[str, Any]]) -> dict[str, list[str]]:
    path = blobs().path(preparation.table)
    if not path.exists():  # destroyed to protect somebody
        return {}
    table = pl.scan_parquet(path)
    names = table.collect_schema().names()
    kinds = {str(sign["column"]): sign.get("kind") for sign in signs if sign["column"] in names}
    if not kinds:
        return {}
    frame = table.select(pl.col(name).cast(pl.String) for name in kinds).head(500).collect()
    return {
        name: [mask(text, kind) for text in frame[name].drop_nulls().unique(maintain_order=True).head(SHOWN)]
        for name, kind in kinds.items()
    }
