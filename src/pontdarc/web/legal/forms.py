"""What is asked to propose, to advise, to decide."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pontdarc.legal.articles import ARTICLES
from pontdarc.legal.models import Opinion, Outcome
from pontdarc.web.forms import DateInput


def article_choices() -> list[tuple[str, str]]:
    """Return the articles offered, each with what it says."""
    known = [(one.reference, f"{one.reference} – {gettext(one.words)}") for one in ARTICLES]
    return [("", gettext("Choisissez")), *known]


class ProposeForm(forms.Form):
    """What the référent proposes, and on what ground."""

    outcome = forms.ChoiceField(label=_("Vous proposez de"), choices=Outcome.choices)
    article = forms.ChoiceField(label=_("Au titre de"), choices=article_choices)
    note = forms.CharField(
        label=_("Pourquoi, en une phrase"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    raw = forms.BooleanField(
        label=_("Publier aussi le fichier tel qu’il a été reçu"),
        required=False,
        help_text=_("Possible tant qu’il ne contient rien de plus que ce qui est public."),
    )


class OpinionForm(forms.Form):
    """An opinion: no answer is chosen beforehand."""

    verdict = forms.ChoiceField(label=_("Votre avis"), choices=Opinion.Verdict.choices, widget=forms.RadioSelect)
    article = forms.ChoiceField(label=_("Article"), choices=article_choices, required=False)
    note = forms.CharField(
        label=_("Vos conditions, vos raisons ou votre question"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class DecisionForm(forms.Form):
    """The decision of the person who signs."""

    outcome = forms.ChoiceField(label=_("Vous décidez de"), choices=Outcome.choices, widget=forms.RadioSelect)
    article = forms.ChoiceField(label=_("Au titre de"), choices=article_choices)
    justification = forms.CharField(
        label=_("Motifs"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    against_opinion = forms.CharField(
        label=_("Pourquoi vous ne suivez pas l’avis"),
        required=False,
        max_length=4000,
        help_text=_("À remplir si votre décision va contre un avis rendu."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    review_on = forms.DateField(
        label=_("À revoir au plus tard le"),
        required=False,
        widget=DateInput,
        help_text=_("Après ce jour, rien n’est plus public sans nouvelle décision."),
    )


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label=_("Pourquoi"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
