"""What is asked of people who recognise themselves, and of those who answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pontdarc.approach.erasure.rules import ARTICLES
from pontdarc.approach.models import Erasure, PersonRequest
from pontdarc.publication.models import Dataset
from pontdarc.web.forms import DateInput, PublicForm


class AskForm(PublicForm):
    """The least that lets an organisation find somebody and answer them."""

    field_order = ("right", "name", "email", "text")

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


class RegisterForm(forms.Form):
    """A request that came another way."""

    dataset = forms.ModelChoiceField(
        label=_("Jeu de données"), queryset=Dataset.objects.none(), empty_label=_("Choisissez")
    )
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


class AttestForm(TermsForm):
    """Another form of what names somebody, where the one of the erasure is not enough."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["terms"].required = False
        self.fields["terms"].help_text = _("Seules ses empreintes sont gardées, le temps de la recherche.")


class SearchForm(TermsForm):
    """What names somebody, or the place where they were seen."""

    field_order = ("terms", "line", "columns", "number")
    line = forms.IntegerField(
        label=_("Numéro de sa ligne"), required=False, min_value=1, help_text=_("Compté depuis 1, sans les titres.")
    )
    columns = forms.CharField(
        label=_("Colonnes qui la désignent sur cette ligne"),
        required=False,
        max_length=300,
        help_text=_("Leurs noms, séparés par des virgules."),
    )
    number = forms.IntegerField(
        label=_("Version"), required=False, min_value=1, help_text=_("Celle en ligne si vous ne dites rien.")
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["terms"].required = False

    def clean(self) -> dict[str, object]:
        """Ask for terms, or for a line and its columns."""
        given = super().clean() or {}
        if not given.get("terms") and not (given.get("line") and given.get("columns")):
            self.add_error("terms", _("Écrivez un terme, ou donnez une ligne et ses colonnes."))
        return given

    @property
    def place(self) -> dict[str, Any]:
        """The place, where no term is given."""
        names = [name.strip() for name in self.cleaned_data["columns"].split(",") if name.strip()]
        return {"line": self.cleaned_data["line"], "columns": names, "number": self.cleaned_data["number"]}


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
