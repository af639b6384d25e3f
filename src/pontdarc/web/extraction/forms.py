"""What is asked when a file comes, or is to come."""

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from pontdarc.web.forms import DateInput, SomebodyForm


class DepositForm(forms.Form):
    """A file, and the date of its data when it is known."""

    file = forms.FileField(label=_("Votre fichier"), allow_empty_file=True)
    data_date = forms.DateField(label=_("Date des données"), required=False, widget=DateInput)


class InviteForm(SomebodyForm):
    """Who will drop the file without an account."""

    email = forms.EmailField(label=_("Son adresse e-mail"), help_text=_("Le lien y est envoyé ; il vaut 30 jours."))


class SourceForm(forms.Form):
    """A web address where the file is renewed by itself."""

    url = forms.URLField(
        label=_("Adresse du fichier"),
        validators=[URLValidator(schemes=["http", "https"])],
        assume_scheme="https",
        help_text=_("Elle doit répondre sans mot de passe. Les adresses du réseau interne sont refusées."),
    )
    every_hours = forms.TypedChoiceField(
        label=_("La relever"),
        coerce=int,
        choices=[(1, _("Chaque heure")), (24, _("Chaque jour")), (168, _("Chaque semaine"))],
        initial=24,
    )
