"""The questions of a clearance, one after another: what is known already, then the one that is left."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pontdarc.approach.questioning import Questioning, questioning
from pontdarc.inventory.queries import entry as entry_seen
from pontdarc.legal import actions
from pontdarc.legal.models import Answer, Outcome
from pontdarc.legal.questioning import Evidence, Stop, left_open
from pontdarc.legal.questions import BY_CODE, Question
from pontdarc.legal.rights import house_delay
from pontdarc.network.queries import may
from pontdarc.outside import clock
from pontdarc.web.forms import DateInput
from pontdarc.web.session import actor, workspace


class AnswerForm(forms.Form):
    """One answer, and what goes with it."""

    choice = forms.ChoiceField(label=gettext_lazy("Votre réponse"), widget=forms.RadioSelect)
    justification = forms.CharField(
        label=gettext_lazy("Pourquoi, en une phrase"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("Sans recopier de donnée : la phrase est gardée au dossier."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    document_on = forms.DateField(
        label=gettext_lazy("Date du document"),
        required=False,
        widget=DateInput,
        help_text=gettext_lazy("Elle sert à calculer le jour où le secret prend fin."),
    )
    consulted_on = forms.DateField(
        label=gettext_lazy("Entreprise interrogée le"),
        required=False,
        widget=DateInput,
    )
    review_on = forms.DateField(label=gettext_lazy("À revoir le"), required=False, widget=DateInput)

    def __init__(self, question: Question, delay: int, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        said = ngettext(
            "Vous lui laissez un jour : c’est votre usage, aucun texte ne fixe de délai. Son silence n’empêche rien.",
            "Vous lui laissez %(days)s jours : c’est votre usage, aucun texte ne fixe de délai. "
            "Son silence n’empêche rien.",
            delay,
        )
        self.fields["consulted_on"].help_text = said % {"days": delay}
        self.fields["choice"].choices = [(each.slug, gettext(each.words)) for each in question.choices]  # type: ignore[attr-defined]
        if not question.protects:
            del self.fields["document_on"]
        if question.protects != "trade":
            del self.fields["consulted_on"]
        if not question.protects and all(each.effect != "defer" for each in question.choices):
            del self.fields["review_on"]


@dataclass(frozen=True, slots=True)
class Line:
    """A question as the page shows it: its answer so far, what it rests on, and whether it can be answered again."""

    question: Question
    choice: str
    evidence: Evidence | None
    answer: Answer | None
    again: bool

    @property
    def because(self) -> str:
        """What the facts, the scan or the standard say."""
        return self.evidence.sentence(gettext) if self.evidence else ""


@require_safe
@workspace
def questions(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the questions of an entry; *q* is one to answer again."""
    by = actor(request)
    entry = entry_seen(by, pk)
    state = questioning(entry, clock.today())
    asked = _asked(state, request.GET.get("q", ""))
    answers = may(by, "propose", entry.organisation_id, clock.today()) and by.person is not None
    suggested = state.known.get(asked.code) if asked else None
    initial = {"choice": suggested.choice} if suggested and not _about_people(asked) else {}
    context = {
        "entry": entry,
        "lines": list(_lines(state, state.way.stops)),
        "asked": asked,
        "because": suggested.sentence(gettext) if suggested else "",
        "form": AnswerForm(asked, house_delay(entry.organisation_id), initial=initial) if asked and answers else None,
        "outcome": Outcome(state.way.outcome).label if state.way.outcome else "",
        "state": state,
        "left": len(left_open(state.known)),
        "here": "inventory",
    }
    return render(request, "legal/questions.html", context)


def _about_people(question: Question | None) -> bool:
    """Nothing is chosen beforehand where people or a secret are at stake."""
    return question is not None and bool(question.concern)


def _asked(state: Questioning, wanted: str) -> Question | None:
    """The question wanted when people may answer it on this way, else the next one."""
    on_the_way = {stop.question.code for stop in state.way.stops if stop.given}
    return BY_CODE[wanted] if wanted in on_the_way else state.way.next


def _lines(state: Questioning, stops: Iterable[Stop]) -> Iterable[Line]:
    for stop in stops:
        code = stop.question.code
        given = state.answers.get(code) if stop.given else None
        yield Line(stop.question, stop.choice.words, state.known.get(code), given, stop.given)


@require_POST
@workspace
def answer(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Keep an answer."""
    by = actor(request)
    entry = entry_seen(by, pk)
    question = BY_CODE.get(code)
    form = AnswerForm(question, house_delay(entry.organisation_id), request.POST) if question else None
    if form is None or not form.is_valid():
        messages.error(request, _("Il manque une réponse, ou une date n’a pas la bonne forme."))
        return redirect("questions", entry.pk)
    actions.answer(by=by, entry=entry, code=code, now=clock.now(), **form.cleaned_data)
    return redirect("questions", entry.pk)
