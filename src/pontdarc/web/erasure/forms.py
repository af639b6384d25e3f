"""What is asked of people who recognise themselves, and of those who answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pontdarc.approach.erasure.rules import ARTICLES
from pontdarc.approach.models import Erasure, PersonRequest
from pontdarc.publication.models import Dataset
from pontdarc.web.forms import DateInput


class AskForm(forms.Form):
    """The least that lets an organisation find somebody and answer them. *site* must stay empty: robots fill it."""

    right = forms.ChoiceField(label=_("Ce que vous demandez"), choices=PersonRequest.Right.choices)
    name = forms.CharField(
        label=_("Votre nom, tel qu’il figure dans les données"),
        max_length=200,
        help_text=_("Aucune pièce d’identité n’est demandée ici."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Votre adresse e-mail"),
        help_text=_("Pour vous répondre. Elle n’est jamais montrée."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    text = forms.CharField(
        label=_("Où vous êtes-vous reconnu ?"),
        required=False,
        max_length=2000,
        help_text=_("Une ligne, une colonne, une version : ce qui aide à vous retrouver."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    site = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))

    def is_robot(self) -> bool:
        """Say whether the field that nobody sees was filled."""
        return bool(self.data.get("site"))


class RegisterForm(forms.Form):
    """A request that came another way."""

    dataset = forms.ModelChoiceField(label=_("Jeu de données"), queryset=Dataset.objects.none())
    right = forms.ChoiceField(label=_("Ce qu’elle demande"), choices=PersonRequest.Right.choices)
    name = forms.CharField(label=_("Nom de la personne"), max_length=200)
    email = forms.EmailField(label=_("Son adresse e-mail"), required=False)
    received_on = forms.DateField(label=_("Demande reçue le"), widget=DateInput)
    text = forms.CharField(
        label=_("Ce qu’elle dit"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class TermsForm(forms.Form):
    """What names somebody: used at once, kept nowhere."""

    terms = forms.CharField(
        label=_("Ce qui désigne la personne, un terme par ligne"),
        max_length=1000,
        help_text=_(
            "« Prénom Nom », une adresse, un numéro. Plusieurs termes doivent être tous sur la même ligne. "
            "Ce que vous écrivez ici n’est gardé nulle part."
        ),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "spellcheck": "false"}),
    )

    @property
    def lines(self) -> list[str]:
        """The terms."""
        return [line.strip() for line in self.cleaned_data["terms"].splitlines() if line.strip()]


class ProposeErasureForm(TermsForm):
    """What the DPO proposes, for the terms that were just sought."""

    terms = forms.CharField(max_length=1000, widget=forms.HiddenInput)
    measure = forms.ChoiceField(label=_("Vous proposez de"), choices=Erasure.Measure.choices)
    article = forms.ChoiceField(label=_("Au titre de"), choices=[(each, each) for each in ARTICLES])


class AnswerForm(forms.Form):
    """The answer to a person."""

    answer = forms.ChoiceField(label=_("Votre réponse"), choices=PersonRequest.Answer.choices, widget=forms.RadioSelect)
    why = forms.CharField(
        label=_("Ce que vous lui dites"),
        required=False,
        max_length=2000,
        help_text=_(
            "L’article et la raison d’un refus ; ce qui manque pour la reconnaître. N’y recopiez pas ses données."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ReasonForm(forms.Form):
    """A reason."""

    why = forms.CharField(label=_("Pourquoi"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
