"""What the public may leave on a dataset."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pontdarc.web.forms import PublicForm


class Left(PublicForm):
    """The fields that every contribution has."""

    author_name = forms.CharField(label=_("Votre nom"), max_length=100, help_text=_("Il paraîtra avec votre texte."))
    author_email = forms.EmailField(
        label=_("Votre adresse e-mail"), help_text=_("Pour vous répondre. Elle n’est jamais montrée.")
    )


class ReuseForm(Left):
    """Something made with the data."""

    field_order = ("title", "url", "description", "author_name", "author_email")
    title = forms.CharField(
        label=_("Ce que c’est"), max_length=200, help_text=_("Une carte des équipements, un article…")
    )
    url = forms.URLField(label=_("Son adresse"), assume_scheme="https")
    description = forms.CharField(
        label=_("En une ou deux phrases"), required=False, max_length=1000, widget=forms.Textarea
    )


class QuestionForm(Left):
    """A question on the data."""

    field_order = ("text", "author_name", "author_email")
    text = forms.CharField(label=_("Votre question"), max_length=3000, widget=forms.Textarea)
