"""How people are protected, as a form: plain choices by column, small groups, then the rest for who wants it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pontdarc.core.privacy.plan import ENTIRELY, PrivacyPlan, read_step, write_step
from pontdarc.core.privacy.plan_words import step_in_words
from pontdarc.core.step import Call
from pontdarc.core.steps.registry import registry
from pontdarc.core.words import gettext_noop
from pontdarc.legal.risk import Asked
from pontdarc.legal.thresholds import HOUSE_CELL
from pontdarc.web.legal.proposing.advanced import AdvancedForm, ColumnChoices

MORE: Final = 3
_MASK: Final = "mask"
# The rest: a step on one column, the parameter that a person sets, and what it is called.
_AMOUNTS: Final[Mapping[str, tuple[str, str]]] = {
    "round_number": ("to", gettext_noop("arrondir à ce nombre près")),
    "generalise_band": ("width", gettext_noop("ranger par tranches de cette largeur")),
    "limit_extremes": ("high", gettext_noop("regrouper au-delà de ce plafond")),
    "microaggregate": ("k", gettext_noop("remplacer par la moyenne d’autant de voisins")),
    "add_noise": ("epsilon", gettext_noop("brouiller, avec ce budget de confidentialité (epsilon)")),
    "sample_rows": ("share", gettext_noop("ne garder que cette part des lignes, tirées au sort (0,5 : la moitié)")),
    "pseudonymise": ("", gettext_noop("pseudonymiser : ce n’est pas une anonymisation")),
}
_WHOLE: Final = frozenset({"sample_rows"})
ROLE_WORDS: Final = (
    ("direct", _("désigne une personne")),
    ("quasi", _("aide à la retrouver")),
    ("sensitive", _("ne doit pas se deviner")),
    ("harmless", _("rien de cela")),
)


class ProtectForm(AdvancedForm):
    """A plan and what is measured of its risk. Fields of a column are named after its rank, names may hold anything."""

    drop = forms.MultipleChoiceField(required=False)
    lock = forms.MultipleChoiceField(required=False)
    groups = forms.BooleanField(
        label=_("Laisser de côté les lignes auxquelles trop peu d’autres ressemblent"), required=False
    )
    k = forms.IntegerField(label=_("Lignes semblables au moins"), min_value=2, max_value=100_000)
    population = forms.IntegerField(
        label=_("Population d’où viennent ces personnes"),
        min_value=1,
        max_value=100_000_000,
        required=False,
        help_text=_("Elle sert à estimer combien seraient seules de leur espèce sur le territoire."),
    )
    cells = forms.ChoiceField(label=_("Masquer les petits effectifs de"), required=False)
    cells_row = forms.ChoiceField(label=_("Tableau selon"), required=False)
    cells_column = forms.ChoiceField(label=_("et selon"), required=False)
    cells_least = forms.IntegerField(label=_("Effectif le plus petit montré"), min_value=2, required=False)

    def __init__(self, columns: Sequence[ColumnChoices], *args: Any, kept: Iterable[Call] = (), **kwargs: Any) -> None:
        """Take the *columns*, and the steps *kept* whatever is chosen: what the standard asks for."""
        super().__init__(columns, *args, **kwargs)
        self.kept = tuple(kept)
        names = [(each.name, each.name) for each in columns]
        for name in ("drop", "lock"):
            self.fields[name].choices = names  # type: ignore[attr-defined]
        for name in ("cells", "cells_row", "cells_column"):
            self.fields[name].choices = [("", gettext("aucune colonne")), *names]  # type: ignore[attr-defined]
        for rank, each in enumerate(columns):
            self.fields[f"less-{rank}"] = forms.ChoiceField(choices=self._ways(rank, each), required=False)
            self.fields[f"role-{rank}"] = forms.ChoiceField(choices=ROLE_WORDS, required=False, initial=each.role)
        steps = [("", gettext("aucune"))] + [(slug, gettext(words)) for slug, (_name, words) in _AMOUNTS.items()]
        for rank in range(MORE):
            self.fields[f"more-{rank}-step"] = forms.ChoiceField(label=_("Protection"), choices=steps, required=False)
            self.fields[f"more-{rank}-column"] = forms.ChoiceField(
                label=_("Colonne"), choices=[("", gettext("toutes les lignes")), *names], required=False
            )
            self.fields[f"more-{rank}-amount"] = forms.DecimalField(
                label=_("Nombre"), min_value=0, required=False, localize=True
            )

    def _ways(self, rank: int, column: ColumnChoices) -> list[tuple[str, str]]:
        known = [(write_step(call), step_in_words(call, gettext)) for call in column.ways]
        present = str(self.data.get(f"less-{rank}", "") or self.initial.get(f"less-{rank}", ""))
        call = read_step(present) if present.startswith("{") else None
        if call is not None and call.column == column.name and present not in dict(known):
            known.append((present, step_in_words(call, gettext)))
        return [("", gettext("telle quelle")), *known, (_MASK, gettext("valeurs masquées"))]

    def clean(self) -> dict[str, Any]:
        """Refuse half a protection."""
        cleaned: dict[str, Any] = super().clean() or {}
        self.check_advanced(cleaned, cleaned.get("drop") or ())
        table = [cleaned.get(name) for name in ("cells", "cells_row", "cells_column")]
        if any(table) and len({name for name in table if name}) < 3:
            self.add_error("cells", gettext("Choisissez trois colonnes différentes : l’effectif, et les deux titres."))
        for rank in range(MORE):
            step, column = cleaned.get(f"more-{rank}-step"), cleaned.get(f"more-{rank}-column")
            if not step:
                continue
            if not column and step not in _WHOLE:
                self.add_error(f"more-{rank}-column", gettext("Choisissez la colonne à protéger."))
            if _AMOUNTS[step][0] and not cleaned.get(f"more-{rank}-amount"):
                self.add_error(f"more-{rank}-amount", gettext("Donnez un nombre plus grand que zéro."))
        return cleaned

    @property
    def more_rows(self) -> list[tuple[forms.BoundField, ...]]:
        """The rows of the other protections: step, column, number."""
        return [tuple(self[f"more-{rank}-{part}"] for part in ("step", "column", "amount")) for rank in range(MORE)]

    @property
    def roles(self) -> dict[str, str]:
        """The role of each column, as the person left it; what must not be guessed is sensitive."""
        said = {each.name: self.cleaned_data.get(f"role-{rank}") or each.role for rank, each in enumerate(self.columns)}
        return said | ({self.sensitive_column: "sensitive"} if self.sensitive_column else {})

    @property
    def quasi(self) -> list[str]:
        """The columns that stay and by which somebody could be found."""
        gone = {*self.cleaned_data["drop"], *self._masked()}
        return [name for name, role in self.roles.items() if role in ("direct", "quasi") and name not in gone]

    def _masked(self) -> list[str]:
        ranked = enumerate(self.columns)
        return [each.name for rank, each in ranked if self.cleaned_data.get(f"less-{rank}") == _MASK]

    @property
    def plan(self) -> PrivacyPlan:
        """The plan that is chosen."""
        return PrivacyPlan([*self.kept, *self._calls()])

    def _calls(self) -> Iterator[Call]:
        said = self.cleaned_data
        yield from (Call("drop_column", name) for name in said["drop"])
        yield from (Call("mask_column", name, ENTIRELY) for name in self._masked() if name not in said["drop"])
        for rank, each in enumerate(self.columns):
            call = read_step(said.get(f"less-{rank}") or "")
            if call is not None and each.name not in said["drop"]:
                yield call
        if said["groups"] and self.quasi:
            yield Call("suppress_small_classes", None, {"columns": self.quasi, "k": said["k"], **self._diverse()})
        if said["cells"]:
            params = {"by": [said["cells_row"], said["cells_column"]]}
            yield Call(
                "suppress_small_cells",
                said["cells"],
                params | {"threshold": said["cells_least"] or HOUSE_CELL.least},
            )
        yield from self._more()

    def _diverse(self) -> dict[str, Any]:
        many = self.diverse_values
        return {"sensitive": self.sensitive_column, "diverse": many} if self.sensitive_column and many > 1 else {}

    def _more(self) -> Iterator[Call]:
        for rank in range(MORE):
            step = self.cleaned_data.get(f"more-{rank}-step")
            if step:
                name, _words = _AMOUNTS[step]
                amount = self.cleaned_data.get(f"more-{rank}-amount")
                column = None if step in _WHOLE else self.cleaned_data[f"more-{rank}-column"]
                yield Call(step, column, {name: _plain(amount)} if name else {})

    @property
    def asked(self) -> Asked:
        """What is to be measured; roles where they differ from what the scan proposes."""
        changed = {
            each.name: role for each, role in zip(self.columns, self.roles.values(), strict=True) if role != each.role
        }
        return Asked(
            self.cleaned_data["k"],
            changed,
            self.cleaned_data["population"],
            self.share_left_out,
            self.sensitive_column,
            self.diverse_values,
            self.closest,
            self.forbidden,
        )


def _plain(amount: Any) -> int | float:
    return int(amount) if amount == int(amount) else float(amount)


def initial_of(plan: PrivacyPlan, columns: Sequence[ColumnChoices], k: int) -> dict[str, Any]:
    """Return what the form says of a plan that exists."""
    ranks = {each.name: rank for rank, each in enumerate(columns)}
    said: dict[str, Any] = {"drop": list(plan.drop), "k": k, "cells_least": HOUSE_CELL.least}
    more = 0
    for call in plan.calls:
        amount = _AMOUNTS.get(call.step)
        if call.step == "mask_column" and call.column in ranks:
            said[f"less-{ranks[call.column]}"] = _MASK
        elif call.step == "suppress_small_classes":
            said |= {"groups": True, "k": call.params.get("k", k)}
            if call.params.get("sensitive"):
                said |= {"sensitive": call.params["sensitive"], "diverse": call.params.get("diverse")}
        elif call.step == "suppress_small_cells" and len(call.params.get("by", ())) == 2:
            by = call.params["by"]
            said |= {"cells": call.column, "cells_row": by[0], "cells_column": by[1]}
            said["cells_least"] = call.params.get("threshold", HOUSE_CELL.least)
        elif call.column in ranks and registry()[call.step].mend is not None and call.step not in _WITH_AMOUNT_ONLY:
            said[f"less-{ranks[call.column]}"] = write_step(call)
        elif amount is not None and more < MORE:
            said |= {f"more-{more}-step": call.step, f"more-{more}-column": call.column or ""}
            said[f"more-{more}-amount"] = call.params.get(amount[0])
            more += 1
    return said


_WITH_AMOUNT_ONLY: Final = frozenset({"limit_extremes", "pseudonymise", "round_number"})
