"""What is asked of who requests a document, and of who answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pontdarc.mediation.models import DocumentRequest
from pontdarc.mediation.queries import answering
from pontdarc.network.models import Organisation
from pontdarc.outside import clock
from pontdarc.publication.models import Dataset
from pontdarc.publication.queries import public_datasets
from pontdarc.web.mediation.forms import Left


class RequestForm(Left):
    """A document or data, and how to receive it."""

    field_order = ("subject", "text", "mode", "author_name", "author_email")
    subject = forms.CharField(
        label=_("Que demandez-vous ?"),
        max_length=200,
        help_text=_("Un document ou des données. Exemple : les comptages routiers de 2025"),
    )
    text = forms.CharField(
        label=_("Précisez"),
        max_length=5000,
        help_text=_("De quelle période, de quel lieu, sous quelle forme. Inutile de dire pourquoi."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    mode = forms.ChoiceField(
        label=_("Comment souhaitez-vous le recevoir ?"),
        choices=DocumentRequest.Mode.choices,
        initial=DocumentRequest.Mode.ONLINE,
        help_text=_("Publié en ligne, il sert à tout le monde. La loi vous laisse le choix (L311-9)."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["author_name"].help_text = _("Il n’est montré qu’à l’organisation qui vous répond.")


class AnswerForm(forms.Form):
    """The answer: published, sent, already public, refused, abusive."""

    outcome = forms.ChoiceField(
        label=_("Votre réponse"), choices=DocumentRequest.Outcome.choices, widget=forms.RadioSelect
    )
    dataset = forms.ModelChoiceField(
        label=_("Jeu de données qui répond"),
        queryset=Dataset.objects.none(),
        required=False,
        empty_label=_("Aucun"),
        help_text=_("S’il est publié, ou s’il l’était déjà."),
    )
    url = forms.URLField(
        label=_("Ou l’adresse où c’est déjà public"), required=False, max_length=200, assume_scheme="https"
    )
    article = forms.CharField(
        label=_("Article"),
        required=False,
        max_length=100,
        help_text=_("Pour un refus. Exemple : CRPA L311-6 1°, vie privée"),
    )
    reason = forms.CharField(
        label=_("Votre message"),
        required=False,
        max_length=5000,
        help_text=_("Il part tel quel à la personne. Un refus dit pourquoi ; les voies de recours sont ajoutées."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, request: DocumentRequest, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        found = public_datasets().filter(organisation=request.organisation_id).order_by("title")
        field = self.fields["dataset"]
        field.queryset = found  # type: ignore[attr-defined]
        field.label_from_instance = lambda each: each.title  # type: ignore[attr-defined]


class TransmitForm(forms.Form):
    """Who holds the document."""

    to = forms.ModelChoiceField(
        label=_("Qui détient le document ?"), queryset=Organisation.objects.none(), empty_label=_("Choisissez")
    )

    def __init__(self, request: DocumentRequest, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        others = Organisation.objects.exclude(pk=request.organisation_id)
        self.fields["to"].queryset = answering(others, clock.today())  # type: ignore[attr-defined]


class InscribeForm(forms.Form):
    """Words for the inventory."""

    title = forms.CharField(
        label=_("Titre de la fiche"), max_length=200, help_text=_("Il reste à l’inventaire : ne nommez personne.")
    )
