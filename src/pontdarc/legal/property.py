"""Rights of third parties on what data is made from, and what they ask of licence and outcome: functions of values."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pontdarc.core.refusals import Unlawful
from pontdarc.core.words import Translate, gettext_noop
from pontdarc.legal.rules import PUBLISHING, Doubt

ODBL: Final = "odc-odbl"


@dataclass(frozen=True, slots=True)
class SourceKind:
    """A kind of thing that goes into data (msgids). *third_party*: somebody else holds rights on it.

    *open*: anybody may reuse it without asking. *share_alike*: what derives from it keeps its licence, the ODbL.
    *holder*: who holds the rights, where that is always the same.
    """

    slug: str
    words: str
    third_party: bool = True
    open: bool = False
    share_alike: bool = False
    holder: str = ""
    terms: str = ""


KINDS: Final = (
    SourceKind("own", gettext_noop("Production de l’organisation"), third_party=False),
    SourceKind(
        "open_base",
        gettext_noop("Base sous Licence Ouverte (IGN, INSEE, cadastre…)"),
        open=True,
        terms="Licence Ouverte 2.0",
    ),
    SourceKind(
        "osm",
        gettext_noop("OpenStreetMap"),
        open=True,
        share_alike=True,
        holder=gettext_noop("Les contributeurs d’OpenStreetMap"),
        terms="ODbL 1.0",
    ),
    SourceKind("odbl", gettext_noop("Autre base sous ODbL"), open=True, share_alike=True, terms="ODbL 1.0"),
    SourceKind("licensed_base", gettext_noop("Base sous licence d’un fournisseur (fond de plan, géométries…)")),
    SourceKind("author", gettext_noop("Texte ou œuvre d’un auteur")),
    SourceKind("photo", gettext_noop("Photographies")),
    SourceKind("software", gettext_noop("Contenu d’un éditeur de logiciel")),
    SourceKind("operator", gettext_noop("Données d’un délégataire ou d’un prestataire")),
)
BY_SLUG: Final = {kind.slug: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Source:
    """Something that went into a set of data. *terms*: its licence in words. *agreed*: its holder said yes."""

    kind: str
    title: str
    holder: str = ""
    terms: str = ""
    url: str = ""
    agreed: bool = False

    @property
    def third_party(self) -> bool:
        """Whether somebody else holds rights on it."""
        return BY_SLUG[self.kind].third_party

    @property
    def share_alike(self) -> bool:
        """Whether what derives from it keeps its licence."""
        return BY_SLUG[self.kind].share_alike

    @property
    def cleared(self) -> bool:
        """Whether it may be published: our own, open to all, or agreed to."""
        return not self.third_party or BY_SLUG[self.kind].open or self.agreed

    def sentence(self, translate: Translate = str) -> str:
        """Return what reusers are told: the source, who holds its rights, its terms (CRPA L322-5)."""
        parts = [self.title, translate(self.holder), translate(self.terms)]
        return ", ".join(dict.fromkeys(part for part in parts if part))


def told(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return the sources whose holders are told to reusers."""
    return tuple(each for each in sources if each.third_party)


def share_alike(sources: Iterable[Source]) -> Source | None:
    """Return the first source that forces the ODbL."""
    return next((each for each in sources if each.share_alike), None)


def not_cleared(sources: Iterable[Source]) -> Source | None:
    """Return the first source whose holder has not agreed."""
    return next((each for each in sources if not each.cleared), None)


def licence_forced(sources: Iterable[Source]) -> str | None:
    """Return the only licence that the sources leave, None when they leave the choice."""
    return ODBL if share_alike(sources) else None


_FORCED: Final = gettext_noop(
    "La source « %(source)s » se partage à l’identique : la seule licence possible est l’ODbL (CRPA, art. D323-2-1)."
)
_FORCED_ADVICE: Final = gettext_noop("Choisissez l’ODbL, ou retirez du jeu ce qui vient de cette source.")
_RIGHTS: Final = gettext_noop(
    "Un tiers a des droits sur « %(source)s » et n’a pas donné son accord (CRPA, art. L321-2 c)."
)
_RIGHTS_ADVICE: Final = gettext_noop(
    "Notez son accord, retirez ce qui vient de lui, ou proposez de publier sous conditions, en le nommant."
)


def check_licence(licence: str, sources: Iterable[Source]) -> None:
    """Pass when the sources allow this licence.

    :raises Unlawful: one of them is share-alike and the licence is not the ODbL.
    """
    source = share_alike(sources)
    if source is not None and licence != ODBL:
        raise Unlawful("share_alike_source", _FORCED, _FORCED_ADVICE, {"source": source.title})


def check_outcome(outcome: str, sources: Iterable[Source]) -> None:
    """Pass when the sources allow to make public what this outcome makes public.

    :raises Unlawful: somebody holds rights on one of them and has not agreed.
    """
    source = not_cleared(sources)
    if source is not None and outcome in PUBLISHING:
        raise Unlawful("rights_not_cleared", _RIGHTS, _RIGHTS_ADVICE, {"source": source.title})


def doubts_on(licence: str, sources: Iterable[Source]) -> tuple[Doubt, ...]:
    """Return why what is about to be public goes beyond what its sources allow."""
    found = list(sources)
    forced, held = share_alike(found), not_cleared(found)
    doubts = []
    if forced is not None and licence != ODBL:
        doubts.append(Doubt("share_alike_source", *_HELD_BY_LICENCE))
    if held is not None:
        doubts.append(Doubt("rights_not_cleared", *_HELD_BY_RIGHTS))
    return tuple(doubts)


_HELD_BY_LICENCE: Final = (
    gettext_noop("Une source se partage à l’identique : la seule licence possible est l’ODbL (CRPA, art. D323-2-1)."),
    gettext_noop("Voyez les sources et les droits de la fiche, puis proposez de nouveau sous l’ODbL."),
)
_HELD_BY_RIGHTS: Final = (
    gettext_noop("Un tiers a des droits sur une source et n’a pas donné son accord (CRPA, art. L321-2 c)."),
    gettext_noop("Voyez les sources et les droits de la fiche : notez son accord, ou retirez ce qui vient de lui."),
)


def check_own_right(competes: bool | None) -> None:
    """Pass when the body may invoke its own database right: it runs a commercial service facing competition.

    :raises Unlawful: nothing says that it does.
    """
    if not competes:
        raise Unlawful(
            "own_right_not_opposable",
            gettext_noop("L’organisation ne peut pas opposer son propre droit sur la base (CRPA, art. L321-3)."),
            gettext_noop(
                "Si elle exerce un service industriel et commercial en concurrence, dites-le d’abord dans ses faits."
            ),
        )
