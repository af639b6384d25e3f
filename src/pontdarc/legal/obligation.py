"""An obligation: one row of the law that a platform can know. Values only; the files of obligations/ give them."""

from dataclasses import dataclass, field
from typing import Final, Literal

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import Condition
from pontdarc.legal.places import SITE, Place
from pontdarc.legal.rhythms import Rhythm

Nature = Literal["duty", "exception", "recommendation", "past"]
Certainty = Literal["read", "stated", "to_verify"]

CERTAINTIES: Final[dict[str, str]] = {
    "read": gettext_noop("lu dans le texte"),
    "stated": gettext_noop("dit par une source publique"),
    "to_verify": gettext_noop("à vérifier"),
}
DIVERGES: Final = gettext_noop("doctrine divergente")
NATURES: Final[dict[str, str]] = {
    "duty": gettext_noop("obligation"),
    "exception": gettext_noop("exception"),
    "recommendation": gettext_noop("recommandation"),
    "past": gettext_noop("n’est plus en vigueur"),
}
# The day of the codes that were read, and the month of what public pages say.
READ_ON: Final[dict[str, str]] = {"read": "2026-04-03", "stated": "2026-11", "to_verify": "2026-11"}
FAMILIES: Final = "GPSAUETWIHRD"


@dataclass(frozen=True, slots=True)
class Also:
    """What more is due when a condition holds (msgid); it is told as possible when nobody knows."""

    when: Condition
    due: str


@dataclass(frozen=True, slots=True)
class Divergence:
    """Where those who explain the law do not read it as it is written. *words*: who says what (msgid).

    *agrees*: where both readings give the same answer, which is then said.
    """

    when: Condition
    words: str
    agrees: Condition | None = None


@dataclass(frozen=True, slots=True)
class Exemption:
    """A case in which a text itself says that the duty is not due (msgid), and that text."""

    slug: str
    words: str
    article: str


@dataclass(frozen=True, slots=True)
class Obligation:
    """One obligation. Texts are msgids.

    *code*: its name in the law base (G1, P1…). *trigger*: whom it binds. *due*: what is to be done. *article*: the
    texts, with their dates. *certainty*: read in the code, stated by a public page, or to be verified; *doubt* says
    what is to be verified. *standards*: slugs, the main one first. *rhythm*: for the calendar; *deadline* for people.
    *since*: the day from which it is due, where that still matters.
    """

    code: str
    nature: Nature
    title: str
    trigger: Condition
    due: str
    article: str
    certainty: Certainty
    standards: tuple[str, ...] = ()
    place: Place = SITE
    deadline: str = gettext_noop("sans délai dans le texte")
    rhythm: Rhythm | None = None
    exceptions: tuple[str, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    divergence: Divergence | None = None
    doubt: str = ""
    also: tuple[Also, ...] = field(default=())

    @property
    def slug(self) -> str:
        """The name by which the registry knows it."""
        return self.code

    @property
    def read_on(self) -> str:
        """The state of the law that it describes: a day, or a month."""
        return READ_ON[self.certainty]

    @property
    def rank(self) -> tuple[int, int]:
        """Its place in the order of the law base: general duties first."""
        return FAMILIES.index(self.code[0]), int(self.code[1:])
