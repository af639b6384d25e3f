"""What is asked about people, roles and organisations."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pontdarc.network.models import Role
from pontdarc.web.forms import SomebodyForm


class PersonForm(SomebodyForm):
    """Somebody, and the role they take."""

    role = forms.ChoiceField(label=_("Son rôle"), choices=Role.Name.choices, initial=Role.Name.REFERENT)
    account = forms.BooleanField(
        label=_("Lui ouvrir un compte"),
        required=False,
        help_text=_("Le mot de passe se choisit à la première connexion, par « mot de passe oublié »."),
    )


class PublicForm(forms.Form):
    """What the public reads of an organisation."""

    description = forms.CharField(label=_("Présentation"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    contact_name = forms.CharField(label=_("Qui aide"), max_length=200, required=False)
    contact_email = forms.EmailField(
        label=_("Adresse de contact"), required=False, help_text=_("Une boîte de service plutôt qu’une personne.")
    )
    contact_phone = forms.CharField(label=_("Téléphone"), max_length=30, required=False)


class TokenForm(forms.Form):
    """A name for a token."""

    label = forms.CharField(label=_("À quoi servira-t-il ?"), max_length=100, help_text=_("Exemple : envoi mensuel"))
