"""The name of a group of professions in the PCS of INSEE."""

import polars as pl

from pontdarc.core.kind import Kind, folded, trimmed, words
from pontdarc.core.words import gettext_noop

_BEGINS = "|".join(sorted(words("""
agriculteur artisan commercant cadre profession technicien contremaitre employe ouvrier retraite chomeur
""")))  # fmt: skip
_GROUPS = (
    r"agriculteurs?(?: exploitants?)?|agriculteurs? sur .*exploitation|artisans?|commercants?(?: et assimiles)?"
    r"|artisans?,? commercants?,? (?:et )?chefs? d'entreprises?|chefs? d'entreprises? de .*salaries.*"
    r"|cadres?(?: et professions? intellectuelles? superieures?)?|professions? (?:liberales?|intermediaires?.*)"
    r"|cadres? (?:de la fonction publique|administratifs? .*|d'entreprise)|professeurs?,? professions? scientifiques?"
    r"|techniciens?|contremaitres?,? agents? de maitrise"
    r"|employes? (?:de la poste|civils? .*|administratifs? .*|de commerce)"
    r"|policiers? et militaires?|personnels? des services? directs? aux particuliers|employes?"
    r"|ouvriers?(?: .*qualifies?.*)?"
    r"|ouvriers? agricoles?|chauffeurs?|retraites?|anciens? (?:agriculteurs?|artisans?|cadres?|employes?|ouvriers?).*"
    r"|chomeurs? n'ayant jamais travaille|(?:autres? )?(?:personnes? )?(?:sans activite professionnelle|inactifs?).*"
    r"|eleves?,? etudiants?"
)


def _recognise(cell: pl.Expr) -> pl.Expr:
    return folded(cell).str.contains(rf"^(?:{_GROUPS})$")


KIND = Kind(
    slug="pcs_name",
    title=gettext_noop("Catégorie socioprofessionnelle"),
    description=gettext_noop("Groupe de professions de l’INSEE, en toutes lettres."),
    example="Professions intermédiaires",
    recognise=_recognise,
    normalise=trimmed,
    looks=lambda cell: _recognise(cell) | folded(cell).str.contains(rf"^(?:{_BEGINS})"),
    alone=0.8,
    header_words=("csp", "pcs", "catégorie socioprofessionnelle", "catégorie socio professionnelle", "libellé csp"),
    other_words=("code", "nombre", "nb"),
)
