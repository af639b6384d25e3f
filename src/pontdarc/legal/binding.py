"""What binds an organisation: each obligation judged on its facts, with the words that go with the answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from pontdarc.core.words import Translate, gettext_noop, going_on
from pontdarc.legal.catalogue import obligations
from pontdarc.legal.conditions import Answer, Reason
from pontdarc.legal.facts import ASKED_BY_NAME, Facts
from pontdarc.legal.obligation import CERTAINTIES, DIVERGES, Obligation

_SAME = gettext_noop("Ici, les deux lectures donnent la même réponse.")
_PERHAPS = gettext_noop("Peut-être aussi : %(due)s")


@dataclass(frozen=True, slots=True)
class Bound:
    """An obligation and whether it binds: True, False, or None when it may.

    *missing*: names of the facts that would settle it. *more*: what else is due, and whether that is certain.
    *diverges*: whether those who explain the law read it otherwise, *agreeing*: to the same answer here.
    """

    obligation: Obligation
    value: bool | None
    because: tuple[Reason, ...]
    missing: tuple[str, ...]
    more: tuple[tuple[str, bool], ...] = ()
    diverges: bool = False
    agreeing: bool = False

    def to_json(self, translate: Translate = str) -> dict[str, object]:
        """Return what the command line says of it; *status* is added by who knows what was done."""
        law = self.obligation
        return {
            "id": law.code,
            "title": translate(law.title),
            "binding": "unknown" if self.value is None else self.value,
            "due": self.due(translate),
            "standard": law.standards[0] if law.standards else None,
            "place": translate(law.place.title),
            "deadline": translate(law.deadline),
            "article": law.article,
            "certainty": self.certainty(translate),
            "status": None,
            "date": law.read_on,
            "nature": law.nature,
            "why": self.why(translate),
            "missing": list(self.missing),
            "note": self.note(translate),
            "exceptions": [translate(each) for each in law.exceptions],
        }

    def due(self, translate: Translate = str) -> str:
        """Return what is due, in one or two sentences."""
        more = (
            translate(text) if certain else translate(_PERHAPS) % {"due": going_on(translate(text))}
            for text, certain in self.more
        )
        return " ".join([translate(self.obligation.due), *more])

    def certainty(self, translate: Translate = str) -> str:
        """Return how sure we are of the rule."""
        sure = translate(CERTAINTIES[self.obligation.certainty])
        return f"{translate(DIVERGES)}, {sure}" if self.diverges else sure

    def why(self, translate: Translate = str) -> str:
        """Return why it binds, does not, or may."""
        return " ".join(reason.sentence(translate) for reason in self.because)

    def note(self, translate: Translate = str) -> str:
        """Return what is to be verified, and how others read the law; empty when all is plain."""
        said = [self.obligation.doubt] if self.obligation.doubt else []
        if self.diverges and self.obligation.divergence:
            said += [self.obligation.divergence.words, *([_SAME] if self.agreeing else [])]
        return " ".join(translate(each) for each in said)


def judge(obligation: Obligation, facts: Facts) -> Bound:
    """Judge one obligation on the facts."""
    answer = obligation.trigger(facts)
    divergence = obligation.divergence
    diverges = answer.value is not False and divergence is not None and bool(divergence.when(facts).value)
    agreeing = bool(diverges and divergence and divergence.agrees and divergence.agrees(facts).value)
    return Bound(obligation, answer.value, answer.because, answer.missing, _more(obligation, facts), diverges, agreeing)


def _more(obligation: Obligation, facts: Facts) -> tuple[tuple[str, bool], ...]:
    judged: list[tuple[str, Answer]] = [(also.due, also.when(facts)) for also in obligation.also]
    return tuple((due, bool(answer.value)) for due, answer in judged if answer.value is not False)


def judged(facts: Facts) -> tuple[Bound, ...]:
    """Judge every obligation, in the order of the law base."""
    return tuple(judge(obligation, facts) for obligation in obligations().values())


def binding(facts: Facts) -> tuple[Bound, ...]:
    """Return the duties that bind or may bind: only duties are binding."""
    return tuple(each for each in judged(facts) if each.obligation.nature == "duty" and each.value is not False)


def facts_to_ask(bound: Iterable[Bound]) -> dict[str, tuple[str, ...]]:
    """Return the facts that would change an answer, each with the codes that wait for it, in the order to ask."""
    waiting: dict[str, list[str]] = {}
    for each in bound:
        for name in each.missing:
            waiting.setdefault(name, []).append(each.obligation.code)
    return {name: tuple(waiting[name]) for name in ASKED_BY_NAME if name in waiting}


def label_of(name: str, translate: Translate = str) -> str:
    """Return how a fact is called."""
    return translate(ASKED_BY_NAME[name].label)
