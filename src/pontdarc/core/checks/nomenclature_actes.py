"""A subject of the ACTES nomenclature in words: level 1, a slash without spaces around it, then level 2."""

import polars as pl

from pontdarc.core.check import Cells, Check, Rule, Told
from pontdarc.core.findings import declare
from pontdarc.core.schema import RowCheck
from pontdarc.core.words import gettext_noop

NOMENCLATURE_ACTES = declare(
    "nomenclature_actes",
    "error",
    gettext_noop("« %(value)s » ne suit pas la nomenclature ACTES dans la colonne « %(column)s »."),
    gettext_noop(
        "Écrivez la matière de niveau 1, une barre oblique sans espace, puis celle de niveau 2 : "
        "« finances locales/subventions ». Niveau 1 : %(expected)s."
    ),
)
LEVEL_1 = (
    "commande publique",
    "urbanisme",
    "domaine et patrimoine",
    "fonction publique",
    "institutions et vie politique",
    "libertés publiques et pouvoirs de police",
    "finances locales",
    "domaines de compétences par thèmes",
    "autres domaines de compétences",
)


def _plain(text: pl.Expr) -> pl.Expr:
    return text.str.to_lowercase().str.normalize("NFD").str.replace_all(r"\p{Mn}", "")


def _rules(spec: RowCheck, cells: Cells) -> tuple[Rule, ...]:
    (name,) = spec.columns
    text = cells.text(name)
    known = pl.select(_plain(pl.lit(pl.Series(LEVEL_1)))).to_series().to_list()
    # The prefix keeps its trailing space: « finances locales /… » is then none of the known ones.
    prefix = _plain(text.str.extract(r"^([^/]*)/", 1))
    sound = prefix.is_in(known).fill_null(False) & ~text.str.contains("/ ", literal=True)

    def explain(values: tuple[str | None, ...]) -> Told:
        return NOMENCLATURE_ACTES, {"expected": ", ".join(LEVEL_1)}

    return (Rule(NOMENCLATURE_ACTES, spec.columns, text.is_not_null() & ~sound, explain),)


CHECK = Check(
    "nomenclature_actes", "nomenclature-actes-value", gettext_noop("matière de la nomenclature ACTES"), _rules
)
