"""The name of an account on a social network: @departement07. It may be someone's."""

import polars as pl

from pontdarc.core.kind import Kind, shaped, trimmed
from pontdarc.core.words import gettext_noop

_ACCOUNT = shaped(r"@\w(?:[\w.]*\w)?(?:@[a-z0-9-]+(?:\.[a-z0-9-]+)+)?")
_LONGEST = 30


def _recognise(cell: pl.Expr) -> pl.Expr:
    return _ACCOUNT(cell) & (trimmed(cell).str.extract("^@([^@]*)").str.len_chars() <= _LONGEST)


KIND = Kind(
    slug="social_handle",
    title=gettext_noop("Compte de réseau social"),
    description=gettext_noop("Nom d’un compte précédé d’une arobase ; ce peut être celui de quelqu’un."),
    example="@departement07",
    recognise=_recognise,
    alone=0.9,
    personal="indirect",
    header_words=("twitter", "compte twitter", "mastodon", "instagram", "pseudo", "compte x", "bluesky"),
)
