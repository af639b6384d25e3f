"""What is asked of an entry."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pontdarc.inventory.models import Entry
from pontdarc.network.models import Organisation
from pontdarc.network.queries import organisations_where
from pontdarc.network.rules import Actor
from pontdarc.standardisation.catalogue import standards


def standard_choices() -> list[tuple[str, str]]:
    """Return the standards as a menu, « find out » first."""
    known = [(slug, f"{gettext(standard.title)} ({slug})") for slug, standard in standards().items()]
    return [("", gettext("À reconnaître dans le fichier")), *known]


class EntryForm(forms.Form):
    """What is known of a set of data."""

    title = forms.CharField(
        label=_("De quoi s’agit-il ?"), max_length=200, help_text=_("Exemple : Subventions aux associations")
    )
    description = forms.CharField(
        label=_("En deux phrases"),
        required=False,
        help_text=_("Ce que contient le fichier, pour qui ne le connaît pas."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    standard = forms.ChoiceField(label=_("Standard national"), required=False, choices=standard_choices)
    service = forms.CharField(label=_("Service qui tient ces données"), max_length=200, required=False)
    software = forms.CharField(label=_("Logiciel d’où vient le fichier"), max_length=200, required=False)
    personal_data = forms.ChoiceField(
        label=_("Parle-t-il de personnes ?"),
        choices=Entry.Personal.choices,
        initial=Entry.Personal.UNKNOWN,
        help_text=_("Le contenu est contrôlé à chaque dépôt, quelle que soit la réponse."),
    )


class NewEntryForm(EntryForm):
    """A new entry: whose it is, then what it is."""

    field_order = ("organisation", "title")
    organisation = forms.ModelChoiceField(
        label=_("Pour quelle organisation ?"), queryset=Organisation.objects.none(), empty_label=_("Choisissez")
    )

    def __init__(self, by: Actor, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        mine = organisations_where(by, "describe")
        field = self.fields["organisation"]
        field.queryset = mine  # type: ignore[attr-defined]
        if mine.count() == 1:
            field.initial = mine.first()
