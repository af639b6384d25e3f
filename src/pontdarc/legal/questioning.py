"""The way through the questions: what is known beforehand, what is left to ask, and where the answers lead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, Protocol

from pontdarc.core.words import Translate, gettext_noop
from pontdarc.legal.catalogue import obligations
from pontdarc.legal.facts import PUBLIC_KINDS
from pontdarc.legal.hints import hints, hints_on
from pontdarc.legal.places import Place
from pontdarc.legal.property import Source, not_cleared, share_alike, told
from pontdarc.legal.questions import BY_CODE, END, FIRST, Choice, Question

# From what shows everything to what shows nothing: where answers ask for several, the one that shows less.
OPENNESS: Final = (
    "publish",
    "publish_after_redaction",
    "publish_after_anonymisation",
    "publish_restricted",
    "link_only",
    "defer",
    "do_not_publish",
    "out_of_scope",
)
# Publishing the names of the persons these standards are about is what a law asks for.
_NAMED_BY_LAW: Final = {"decp/marches": "CCP L2196-2", "decp/concessions": "CCP L3131-1"}
_SENSITIVE_PLACES: Final = frozenset({"point-eau-incendie", "pontdarc/service-eau"})
_ENVIRONMENT: Final = frozenset({"ENVI", "ENER"})


class Sign(NamedTuple):
    """A column that speaks of people: name, kind, role (direct, indirect)."""

    column: str
    kind: str | None
    role: str


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of a set of data before anybody answers.

    *bound*: whether the general duty binds the body, None when it may. *personal*: what the inventory says (unknown,
    no, yes). *delivered*: whether a file was received and read. *signs*: what the scan found; None when none was made.
    *columns*: headers of the file. *sources*: what people said it is made from. *competes*: whether the body sells a
    service in competition.
    """

    kind: str
    bound: bool | None = None
    standard: str = ""
    theme: str = ""
    licence: str = "lov2"
    personal: str = "unknown"
    delivered: bool = False
    signs: tuple[Sign, ...] | None = None
    columns: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    competes: bool | None = None


class Told(Protocol):
    """What says itself in words: a hint, a source."""

    def sentence(self, translate: Translate = str) -> str:
        """Return it as people read it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """An answer proposed with what it rests on. *settled*: facts answer, and nobody needs to be asked."""

    choice: str
    text: str
    params: Mapping[str, str | Sequence[Told]] = field(default_factory=dict)
    settled: bool = False

    def sentence(self, translate: Translate = str) -> str:
        """Return what it rests on."""
        return translate(self.text) % {name: _words(value, translate) for name, value in self.params.items()}


def _words(value: str | Sequence[Told], translate: Translate) -> str:
    if isinstance(value, str):
        return translate(value)
    return " ; ".join(each.sentence(translate) for each in value)


def evidence(situation: Situation) -> dict[str, Evidence]:
    """Return what the facts, the scan, the standard and the inventory already answer, by code of question."""
    found = {
        "Q1": _mission(situation),
        "Q2": _electronic(situation),
        "Q18": _imposed(situation),
        "Q10": _personal(situation),
        "Q8": _environment(situation),
        **{code: _suggested(code, situation) for code in ("Q5", "Q6", "Q7")},
        "Q11": _named_by_law(situation),
        "Q14": _third_party(situation),
        "Q16": _share_alike(situation),
        "Q19": _bound(situation),
        **_ordinary(situation),
        **_own_right(situation),
    }
    return {code: each for code, each in found.items() if each is not None}


def _mission(situation: Situation) -> Evidence | None:
    if situation.kind in PUBLIC_KINDS:
        return Evidence("yes", gettext_noop("L’organisation est une personne publique."), settled=True)
    return None


def _electronic(situation: Situation) -> Evidence | None:
    return Evidence("yes", gettext_noop("Un fichier a été reçu et lu."), settled=True) if situation.delivered else None


def imposed_place(standard: str) -> Place | None:
    """Return where a text wants data of this standard, when it is not on a portal of the body's choice."""
    laws = [law for law in obligations().values() if standard and standard in law.standards and law.nature == "duty"]
    return next((law.place for law in laws if law.place.online and not law.place.ours), None)


def _imposed(situation: Situation) -> Evidence | None:
    place = imposed_place(situation.standard)
    if place is not None:
        text = gettext_noop("Le standard %(standard)s se dépose là : %(place)s.")
        return Evidence("yes", text, {"standard": situation.standard, "place": place.title}, settled=True)
    if situation.standard:
        text = gettext_noop("Aucun texte connu n’impose d’endroit pour le standard %(standard)s.")
        return Evidence("no", text, {"standard": situation.standard})
    return None


def _personal(situation: Situation) -> Evidence | None:
    if situation.signs:
        names = ", ".join(f"« {sign.column} »" for sign in situation.signs)
        return Evidence("yes", gettext_noop("L’examen a trouvé des indices : %(columns)s."), {"columns": names}, True)
    if situation.personal == "yes":
        return Evidence("yes", gettext_noop("L’inventaire dit que oui."), settled=True)
    if situation.signs is not None:
        return Evidence("no", gettext_noop("Aucun indice trouvé par l’examen de toutes les lignes."))
    return None


def _environment(situation: Situation) -> Evidence | None:
    if situation.theme in _ENVIRONMENT:
        return Evidence("yes", gettext_noop("Le thème du jeu le laisse penser."))
    return None


def _suggested(code: str, situation: Situation) -> Evidence | None:
    """What headers suggest of a secret; none found is said so, and the question is still asked."""
    found = hints_on(code, hints(situation.columns))
    if found:
        text = gettext_noop("Des colonnes y font penser : %(columns)s. À regarder.")
        return Evidence("partly", text, {"columns": found})
    if code == "Q5" and situation.standard in _SENSITIVE_PLACES:
        text = gettext_noop("Le standard %(standard)s décrit des ouvrages parfois sensibles : à regarder.")
        return Evidence("partly", text, {"standard": situation.standard})
    if situation.columns:
        return Evidence("no", gettext_noop("Aucun indice trouvé dans le nom des colonnes."))
    return None


def _third_party(situation: Situation) -> Evidence | None:
    held = told(situation.sources)
    waiting = not_cleared(situation.sources)
    if waiting is not None:
        text = gettext_noop("Aucun accord n’est noté pour « %(source)s ».")
        return Evidence("not_cleared", text, {"source": waiting.title}, settled=True)
    if held:
        text = gettext_noop("Droits réglés, titulaires nommés : %(sources)s.")
        return Evidence("cleared", text, {"sources": held}, settled=True)
    if situation.sources:
        return Evidence("no", gettext_noop("Les sources notées sont toutes de l’organisation."))
    return None


def _own_right(situation: Situation) -> dict[str, Evidence]:
    """The body's own right cannot be opposed, unless it sells in competition: then the question is really asked."""
    if situation.competes:
        text = gettext_noop("Ses faits disent qu’elle exerce un service industriel et commercial en concurrence.")
        return {"Q15": Evidence("competition", text)}
    return {}


def _named_by_law(situation: Situation) -> Evidence | None:
    article = _NAMED_BY_LAW.get(situation.standard)
    if article is None:
        return None
    return Evidence("yes", gettext_noop("La publication est prévue par %(article)s."), {"article": article})


def _share_alike(situation: Situation) -> Evidence | None:
    source = share_alike(situation.sources)
    if source is not None:
        text = gettext_noop("La source « %(source)s » se partage à l’identique.")
        return Evidence("yes", text, {"source": source.title}, settled=True)
    if situation.licence == "odc-odbl":
        return Evidence("yes", gettext_noop("La licence proposée est l’ODbL."))
    return None


def _bound(situation: Situation) -> Evidence:
    if situation.bound:
        return Evidence("yes", gettext_noop("Ses faits le disent (obligation G3)."), settled=True)
    if situation.bound is None:
        text = gettext_noop("On ne le sait pas encore : publier est permis dans tous les cas.")
        return Evidence("no", text, settled=True)
    return Evidence("no", gettext_noop("Ses faits disent que non ; elle publie si elle le veut."), settled=True)


def _ordinary(situation: Situation) -> dict[str, Evidence]:
    """A known standard describes data that are published everywhere: the usual answer is proposed, and still asked."""
    if not situation.standard:
        return {}
    text = gettext_noop("Réponse habituelle pour le standard %(standard)s.")
    usual = {"Q3": "yes", "Q4": "no", "Q15": "no"}
    return {code: Evidence(choice, text, {"standard": situation.standard}) for code, choice in usual.items()}


@dataclass(frozen=True, slots=True)
class Stop:
    """A question on the way and the answer that was taken; *given*: somebody gave it, rather than the facts."""

    question: Question
    choice: Choice
    given: bool


@dataclass(frozen=True, slots=True)
class Way:
    """The way so far. *next*: the question to ask, None at the end. *outcome*: where it leads, "" before the end."""

    stops: tuple[Stop, ...]
    next: Question | None
    outcome: str
    article: str = ""

    @property
    def raised(self) -> bool:
        """Whether a question of secrecy or of personal data was answered so that somebody else must look."""
        return any(stop.choice.raises for stop in self.stops)

    @property
    def licence(self) -> str:
        """The licence that the answers ask for."""
        mixed = any(stop.question.code == "Q16" and stop.choice.slug == "yes" for stop in self.stops)
        return "odc-odbl" if mixed else "lov2"


def way(answers: Mapping[str, str], known: Mapping[str, Evidence]) -> Way:
    """Follow the questions with what people answered, else with what the facts settle; stop at the first one left open.

    What facts settle in favour of people stands: an answer « no » does not undo signs that the scan found.
    """
    stops: list[Stop] = []
    code = FIRST
    while code != END:
        question = BY_CODE[code]
        choice, given = _taken(question, answers, known)
        if choice is None:
            return Way(tuple(stops), question, "")
        stops.append(Stop(question, choice, given))
        code = choice.to
    effects = [stop for stop in stops if stop.choice.effect]
    last = max(effects, key=lambda stop: OPENNESS.index(stop.choice.effect))
    return Way(tuple(stops), None, last.choice.effect, last.choice.article or last.question.article)


def _taken(question: Question, answers: Mapping[str, str], known: Mapping[str, Evidence]) -> tuple[Choice | None, bool]:
    fact = known.get(question.code)
    if fact is not None and fact.settled:
        return question.choice(fact.choice), False
    given = question.choice(answers.get(question.code, ""))
    return given, given is not None


def shows_more(outcome: str, than: str) -> bool:
    """Tell whether an outcome shows more than another; taking out and making anonymous both transform."""
    return _rank(outcome) < _rank(than)


def _rank(outcome: str) -> int:
    return OPENNESS.index("publish_after_redaction" if outcome == "publish_after_anonymisation" else outcome)


def raises(code: str, choice: str) -> bool:
    """Tell whether this answer asks for other eyes; one that we do not know does, since doubt protects."""
    question = BY_CODE.get(code)
    known = question.choice(choice) if question else None
    return known is None or known.raises


def concern_of(code: str) -> str:
    """Return what a yes to this question puts at stake; "" when it is none of ours."""
    question = BY_CODE.get(code)
    return question.concern if question else ""


def left_open(known: Mapping[str, Evidence]) -> Sequence[str]:
    """Return the questions that the facts leave open, in order."""
    return [code for code in BY_CODE if not (code in known and known[code].settled)]
