"""Forms about duties: facts of an organisation, what was seen, the bulk sheet."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pontdarc.legal.compliance import exemption_of
from pontdarc.legal.facts import ASKED, ASKED_BY_NAME, FactAsked, Facts
from pontdarc.legal.models import DutyRecord
from pontdarc.legal.obligation import Obligation
from pontdarc.web.forms import DateInput


class FactsForm(forms.Form):
    """The facts that would change an answer, then the others; an empty field means that nobody knows."""

    def __init__(self, facts: Facts, names: list[str], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name in names:
            asked = ASKED_BY_NAME[name]
            self.fields[name] = _field(asked)
            self.fields[name].initial = _initial(asked, getattr(facts, name))

    def declared(self) -> dict[str, int | float | str | bool | None]:
        """Return the facts as the network keeps them; None for what nobody knows."""
        return {name: _value(ASKED_BY_NAME[name], self.cleaned_data[name]) for name in self.fields}


def _field(asked: FactAsked) -> forms.Field:
    label, help_text = _(asked.label), _(asked.help)
    if asked.type == "boolean":
        choices = [("", _("On ne sait pas")), ("yes", _("Oui")), ("no", _("Non"))]
        return forms.ChoiceField(label=label, help_text=help_text, choices=choices, required=False)
    if asked.type == "choice":
        sides = [("", _("On ne sait pas")), ("municipale", _("Municipale")), ("totale", _("Totale"))]
        return forms.ChoiceField(label=label, help_text=help_text, choices=sides, required=False)
    number = forms.FloatField if asked.type == "number" else forms.IntegerField
    return number(label=label, help_text=help_text, required=False, min_value=0, max_value=999_999_999, localize=False)


def _initial(asked: FactAsked, value: object) -> object:
    return {True: "yes", False: "no", None: ""}[value] if asked.type == "boolean" else value  # type: ignore[index]


def _value(asked: FactAsked, value: object) -> int | float | str | bool | None:
    if asked.type == "boolean":
        return {"yes": True, "no": False}.get(str(value))
    return value if isinstance(value, int | float | str) and value != "" else None


def all_names() -> list[str]:
    """Return the names of the facts, in the order in which they are asked."""
    return [each.name for each in ASKED]


class DutyForm(forms.Form):
    """What somebody notes about one duty."""

    kind = forms.ChoiceField(label=gettext_lazy("Ce que vous notez"), choices=DutyRecord.Kind.choices)
    url = forms.CharField(label=gettext_lazy("Adresse où on peut le voir"), max_length=500, required=False)
    receipt = forms.CharField(label=gettext_lazy("Numéro du récépissé"), max_length=100, required=False)
    exemption = forms.ChoiceField(label=gettext_lazy("Dispense"), required=False)
    reason = forms.CharField(label=gettext_lazy("Pourquoi ce n’est pas fait"), max_length=500, required=False)
    on = forms.DateField(label=gettext_lazy("Vu ou fait le"), required=False, widget=DateInput)

    def __init__(self, law: Obligation, *args: object) -> None:
        super().__init__(*args, auto_id=f"id_{law.code}_%s")  # type: ignore[arg-type,misc]
        if not law.exemptions:
            del self.fields["exemption"]
            kept = [choice for choice in DutyRecord.Kind.choices if choice[0] != DutyRecord.Kind.EXEMPT]
            self.fields["kind"].choices = kept  # type: ignore[attr-defined]
        else:
            words = [(each.slug, f"{_(each.words)} ({each.article})") for each in law.exemptions]
            self.fields["exemption"].choices = [("", "—"), *words]  # type: ignore[attr-defined]
        if not law.place.online:
            del self.fields["url"], self.fields["receipt"]

    def given(self, law: Obligation) -> dict[str, object]:
        """Return the arguments of legal.actions.record_duty."""
        given = dict(self.cleaned_data)
        if given.get("exemption") and exemption_of(law, given["exemption"]) is None:
            given["exemption"] = ""
        return given


class SheetForm(forms.Form):
    """A filled sheet."""

    file = forms.FileField(label=gettext_lazy("Le tableau rempli"), allow_empty_file=True)
