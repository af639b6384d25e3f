"""An e-mail address, or several in one cell."""

from pontdarc.core.kind import Kind, shaped, trimmed
from pontdarc.core.words import gettext_noop

_ONE = r"(?:mailto:)?[^\s@<>,;:()]+@[\p{L}0-9-]+(?:\.[\p{L}0-9-]+)*\.[A-Za-z]{2,}"

KIND = Kind(
    slug="email",
    title=gettext_noop("Adresse électronique"),
    description=gettext_noop("Adresse de courriel ; elle est personnelle dès qu’elle porte le nom de quelqu’un."),
    example="claire.martin@example.fr",
    recognise=shaped(rf"{_ONE}(?: ?[,;/ ] ?{_ONE})*"),
    normalise=lambda cell: trimmed(cell).str.replace(r"^(?i)mailto:", "").str.to_lowercase(),
    alone=0.98,
    minimum=0.3,
    personal="direct",
    header_words=(
        "email", "e mail", "mail", "courriel", "adresse mail", "adresse électronique", "adresse courriel", "mél",
        "messagerie", "email address", "contact mail", "adresse email",
    ),
)  # fmt: skip
