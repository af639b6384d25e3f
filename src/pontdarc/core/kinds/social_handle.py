"""The name of an account on a social network: @departement07. It may be someone's."""

from pontdarc.core.kind import Kind, shaped
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="social_handle",
    title=gettext_noop("Compte de réseau social"),
    description=gettext_noop("Nom d’un compte précédé d’une arobase ; ce peut être celui de quelqu’un."),
    example="@departement07",
    recognise=shaped(r"@[\w](?:[\w.]{0,28}[\w])?(?:@[a-z0-9-]+(?:\.[a-z0-9-]+)+)?"),
    alone=0.9,
    personal="indirect",
    header_words=("twitter", "compte twitter", "mastodon", "instagram", "pseudo", "compte x", "bluesky"),
)
