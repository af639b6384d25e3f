"""What who knows the trade may ask of the search besides: a column not to be guessed, rows, levels not to be used."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pontdarc.core.privacy.ladders import AS_IS, HIDDEN_RUNG
from pontdarc.core.privacy.plan import write_step
from pontdarc.core.privacy.plan_words import step_in_words
from pontdarc.core.step import Call

ENDS: Final = ((AS_IS, _("telle quelle")), (HIDDEN_RUNG, _("laissée de côté")))
"""The levels that every column has."""


@dataclass(frozen=True, slots=True)
class ColumnChoices:
    """A column, the usual *ways* to make it less precise, and the *role* that the scan proposes for it."""

    name: str
    ways: tuple[Call, ...] = ()
    role: str = "harmless"

    @property
    def levels(self) -> list[tuple[str, str]]:
        """Every level of detail at which it may be shown, the finest first, and its words."""
        first, last = ENDS
        ways = [(write_step(call), step_in_words(call, gettext)) for call in self.ways]
        return [(first[0], str(first[1])), *ways, (last[0], str(last[1]))]


class AdvancedForm(forms.Form):
    """The settings that stay folded. Fields of a column are named after its rank, names may hold anything."""

    left_out = forms.DecimalField(
        label=_("Part des lignes qu’on accepte d’ôter, en %"),
        min_value=0,
        max_value=50,
        required=False,
        help_text=_("À chaque livraison. Au-delà, la livraison attend et vous êtes prévenu."),
    )
    sensitive = forms.ChoiceField(
        label=_("Colonne à ne pas laisser deviner"),
        required=False,
        help_text=_(
            "Elle reste publique : ce sont les groupes qui changent pour qu’elle n’y ait pas une seule valeur."
        ),
    )
    diverse = forms.IntegerField(
        label=_("Valeurs différentes par groupe, au moins"),
        min_value=2,
        max_value=1000,
        required=False,
        help_text=_("Si tout un groupe a la même valeur, on la devine sans reconnaître personne (l-diversité)."),
    )
    closeness = forms.DecimalField(
        label=_("Écart d’un groupe avec l’ensemble, au plus, en %"),
        min_value=0,
        max_value=100,
        required=False,
        help_text=_("Plus il est petit, moins un groupe apprend sur ceux qui y sont (t-proximité)."),
    )

    def __init__(self, columns: Sequence[ColumnChoices], *args: Any, **kwargs: Any) -> None:
        """Take the *columns*."""
        super().__init__(*args, **kwargs)
        self.columns = columns
        names = [(each.name, each.name) for each in columns]
        self.fields["sensitive"].choices = [("", gettext("aucune colonne")), *names]  # type: ignore[attr-defined]
        for rank, each in enumerate(columns):
            self.fields[f"forbid-{rank}"] = forms.MultipleChoiceField(choices=each.levels, required=False)

    def check_advanced(self, cleaned: dict[str, Any], dropped: Iterable[str]) -> None:
        """Refuse what cannot hold together; *dropped*: the columns left out."""
        secret = cleaned.get("sensitive")
        if not secret and (cleaned.get("diverse") or cleaned.get("closeness") is not None):
            self.add_error("sensitive", gettext("Choisissez la colonne à ne pas laisser deviner."))
        if secret and secret in dropped:
            self.add_error("sensitive", gettext("Cette colonne est laissée de côté : personne ne peut la deviner."))
        if cleaned.get("closeness") is not None and cleaned.get("left_out"):
            self.add_error(
                "closeness",
                gettext(
                    "Ôter des lignes change l’ensemble auquel on compare : mettez 0 % de lignes à ôter, ou rien ici."
                ),
            )
        for rank, each in enumerate(self.columns):
            if len(cleaned.get(f"forbid-{rank}") or ()) == len(each.levels):
                self.add_error(f"forbid-{rank}", gettext("Laissez au moins un niveau."))

    @property
    def sensitive_column(self) -> str:
        """The column that must not be guessed, empty when there is none."""
        return str(self.cleaned_data["sensitive"] or "")

    @property
    def diverse_values(self) -> int:
        """How many values of it each group must leave."""
        return int(self.cleaned_data["diverse"] or 1)

    @property
    def closest(self) -> float | None:
        """How far from the whole a group may be, from 0 to 1."""
        said = self.cleaned_data["closeness"]
        return None if said is None else float(said) / 100

    @property
    def share_left_out(self) -> float:
        """The share of rows that may go."""
        return float(self.cleaned_data["left_out"] or 0) / 100

    @property
    def forbidden(self) -> dict[str, list[str]]:
        """The levels that may not be used, by column."""
        ranked = enumerate(self.columns)
        return {each.name: found for rank, each in ranked if (found := list(self.cleaned_data[f"forbid-{rank}"]))}

    @property
    def advanced_errors(self) -> bool:
        """Whether the fold must be open to show what is wrong."""
        mine = ("left_out", "sensitive", "diverse", "closeness")
        return any(name in mine or name.startswith("forbid-") for name in self.errors)
