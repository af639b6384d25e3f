"""What is asked about a contract, what it asks for, a flagged column, a waiver."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pontdarc.extraction.contracts import operators
from pontdarc.extraction.models import Asked, Contract, SecretFlag
from pontdarc.inventory.models import Entry
from pontdarc.network.models import Organisation
from pontdarc.network.queries import organisations_where
from pontdarc.network.rules import Actor
from pontdarc.web.forms import DateInput, SomebodyForm
from pontdarc.web.inventory.forms import standard_choices


class ContractForm(forms.Form):
    """A contract: who entrusts what to whom, from when to when."""

    authority = forms.ModelChoiceField(
        label=_("Qui confie le service ?"), queryset=Organisation.objects.none(), empty_label=_("Choisissez")
    )
    operator = forms.ModelChoiceField(
        label=_("À qui ?"),
        queryset=Organisation.objects.none(),
        empty_label=_("Choisissez"),
        help_text=_("Absent de la liste ? Votre chef de projet open data ajoute l’organisation."),
    )
    kind = forms.ChoiceField(label=_("Sorte de contrat"), choices=Contract.Kind.choices)
    subject = forms.CharField(label=_("Objet du contrat"), max_length=300)
    reference = forms.CharField(label=_("Référence"), max_length=100, required=False)
    starts_on = forms.DateField(label=_("Début"), widget=DateInput)
    ends_on = forms.DateField(label=_("Fin"), required=False, widget=DateInput)
    consulted_on = forms.DateField(
        label=_("Consultation lancée le"),
        required=False,
        widget=DateInput,
        help_text=_("Après le 9 octobre 2016, la loi oblige le concessionnaire à remettre ses données (CCP L3131-2)."),
    )

    def __init__(self, by: Actor, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["authority"].queryset = organisations_where(by, "describe")  # type: ignore[attr-defined]
        self.fields["operator"].queryset = operators()  # type: ignore[attr-defined]


class AskedForm(forms.Form):
    """One thing that the contract asks for: an entry of the inventory, new or not, why, in what format, when."""

    entry = forms.ModelChoiceField(
        label=_("Fiche d’inventaire"),
        queryset=Entry.objects.none(),
        required=False,
        empty_label=_("Une nouvelle fiche"),
    )
    title = forms.CharField(
        label=_("De quoi s’agit-il ?"),
        max_length=200,
        required=False,
        help_text=_("Pour une nouvelle fiche. Exemple : Indicateurs du service d’eau potable"),
    )
    standard = forms.ChoiceField(label=_("Standard"), required=False, choices=standard_choices)
    ground = forms.ChoiceField(label=_("Sur quel fondement ?"))
    why = forms.CharField(
        label=_("En quoi est-ce indispensable ?"),
        max_length=500,
        help_text=_("L’exploitant le lit. Pour un marché, recopiez la clause."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    format = forms.CharField(
        label=_("Format"), max_length=100, help_text=_("Un format ouvert, lisible par une machine. Exemple : CSV")
    )
    rhythm = forms.ChoiceField(label=_("Rythme"), choices=Asked.Rhythm.choices, initial=Asked.Rhythm.YEARLY)
    first_due_on = forms.DateField(label=_("Première échéance"), widget=DateInput)

    def __init__(self, contract: Contract, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        free = Entry.objects.filter(organisation=contract.authority_id, asked=None)
        self.fields["entry"].queryset = free  # type: ignore[attr-defined]
        clause = contract.kind == Contract.Kind.PROCUREMENT
        grounds = [(value, label) for value, label in Asked.Ground.choices if (value == Asked.Ground.CLAUSE) == clause]
        self.fields["ground"].choices = grounds  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        """Ask for a title where no entry was chosen."""
        given = super().clean() or {}
        if not given.get("entry") and not given.get("title"):
            self.add_error("title", gettext("Choisissez une fiche, ou donnez un titre à la nouvelle."))
        return given


class OperatorForm(SomebodyForm):
    """Who receives the link of the contract."""

    email = forms.EmailField(label=_("Son adresse e-mail"), help_text=_("Le lien y est envoyé ; il vaut un an."))


class WaiverForm(forms.Form):
    """A reasoned decision."""

    asked = forms.ModelMultipleChoiceField(
        label=_("Données dispensées"),
        queryset=Asked.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Rien de coché : la dispense est totale. Le rapport annuel reste dû."),
    )
    reason = forms.CharField(
        label=_("Motif d’intérêt général"),
        min_length=30,
        max_length=4000,
        help_text=_("Il est publié tel quel, avec votre nom et la date."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    signed_on = forms.DateField(label=_("Signée le"), widget=DateInput)

    def __init__(self, contract: Contract, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["asked"]
        field.queryset = contract.asked.filter(ended_at=None, ground=Asked.Ground.SERVICE)  # type: ignore[attr-defined]
        field.label_from_instance = lambda each: each.entry.title  # type: ignore[attr-defined]


class FlagForm(forms.Form):
    """A column that is a trade secret, and why."""

    column = forms.ChoiceField(label=_("Colonne"))
    reason = forms.CharField(
        label=_("Pourquoi c’est un secret des affaires"),
        max_length=1000,
        help_text=_("Ce que la colonne révèle à un concurrent. Ne recopiez aucune donnée."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, columns: list[tuple[str, str]], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["column"].choices = [("", gettext("Choisissez")), *columns]  # type: ignore[attr-defined]


class SecretForm(forms.Form):
    """The decision of the authority on one column: nothing is chosen beforehand."""

    decision = forms.ChoiceField(
        label=_("Vous décidez de"), choices=SecretFlag.Decision.choices, widget=forms.RadioSelect
    )
    why = forms.CharField(
        label=_("Pourquoi"),
        max_length=1000,
        help_text=_("L’exploitant le lit."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ReplyForm(forms.Form):
    """The answer of the operator to a decision to publish."""

    reply = forms.CharField(label=_("Votre réponse"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
