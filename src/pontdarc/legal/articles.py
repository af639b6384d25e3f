"""The articles on which a decision can rest, with plain words. CRPA: code des relations entre le public et
l'administration."""

from dataclasses import dataclass

from pontdarc.core.words import gettext_noop


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its reference as it is written in a decision, and what it says in plain French (msgid).

    *secrecy*: it protects a secret, so that somebody else than the proposer must look.
    """

    reference: str
    words: str
    secrecy: bool = False


ARTICLES = (
    Article(
        "CRPA L312-1-1",
        gettext_noop(
            "Publication obligatoire des bases de données des administrations "
            "(collectivités de 3 500 habitants et 50 agents ou plus)."
        ),
    ),
    Article(
        "CRPA L312-1",
        gettext_noop("Publication volontaire de documents administratifs, même par une petite collectivité."),
    ),
    Article(
        "CRPA L312-1-2",
        gettext_noop(
            "Pas de donnée personnelle en ligne sans loi qui le prévoit, accord de la personne ou anonymisation."
        ),
    ),
    Article(
        "CRPA D312-1-3",
        gettext_noop("Documents nominatifs publiables sans anonymisation, par catégories fixées par décret."),
    ),
    Article(
        "CRPA L311-5",
        gettext_noop("Documents qui ne se communiquent à personne : défense, sécurité, procédures, secrets protégés."),
        secrecy=True,
    ),
    Article(
        "CRPA L311-6",
        gettext_noop("Vie privée, secret médical, secret des affaires, jugement sur une personne."),
        secrecy=True,
    ),
    Article(
        "CRPA L311-7",
        gettext_noop("Ce qui ne peut pas être communiqué est occulté ou séparé ; le reste l’est."),
        secrecy=True,
    ),
    Article("CRPA L311-2", gettext_noop("Documents inachevés ou préparatoires à une décision qui n’est pas prise.")),
    Article(
        "Loi 2000-321, art. 10",
        gettext_noop("Publication des conventions de subvention au-delà du seuil fixé par décret."),
    ),
    Article("CGCT L2121-26", gettext_noop("Délibérations et arrêtés : toute personne peut en demander communication.")),
)

_BY_REFERENCE = {article.reference: article for article in ARTICLES}


def article(reference: str) -> Article | None:
    """Return the article with this reference; None when somebody wrote another one, which is allowed."""
    return _BY_REFERENCE.get(" ".join(reference.split()))


def protects_a_secret(reference: str) -> bool:
    """Tell whether the reference is an article that protects a secret."""
    plain = reference.upper().replace(" ", "").replace(".", "")
    return any(
        known.secrecy and known.reference.upper().replace(" ", "").removeprefix("CRPA") in plain for known in ARTICLES
    )
