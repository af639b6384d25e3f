"""The questions of a clearance, as data, in the order in which they are asked (CRPA, book III).

What is already published elsewhere and what has an imposed place come first; environmental information before the
secrets, since they yield more often there and never cover emissions. The codes are those of the law base, for ever.
"""

from dataclasses import dataclass
from typing import Final, Literal

from pontdarc.core.words import gettext_noop

Concern = Literal["", "secrecy", "personal"]
END: Final = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer. *to*: the next question, END when the way stops here. *effect*: what it asks of the outcome.

    *article*: on what it rests. *raises*: whether somebody else than the proposer must look.
    """

    slug: str
    words: str
    to: str
    effect: str = ""
    article: str = ""
    raises: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One question. *text*, *help*: msgids. *concern*: what a yes puts at stake. *protects*: slug in legal.secrets."""

    code: str
    text: str
    help: str
    article: str
    choices: tuple[Choice, ...]
    concern: Concern = ""
    protects: str = ""

    def choice(self, slug: str) -> Choice | None:
        """Return the answer of that name."""
        return next((each for each in self.choices if each.slug == slug), None)


_YES, _NO = gettext_noop("Oui"), gettext_noop("Non")
_PARTLY = gettext_noop("Oui, mais on peut retirer ce qui pose problème")
_WHOLLY = gettext_noop("Oui, et rien ne peut en être séparé")


def _yes(to: str, effect: str = "", article: str = "", *, raises: bool = False) -> Choice:
    return Choice("yes", _YES, to, effect, article, raises)


def _no(to: str, effect: str = "", article: str = "", *, raises: bool = False) -> Choice:
    return Choice("no", _NO, to, effect, article, raises)


def _secret(to: str, article: str) -> tuple[Choice, ...]:
    """No, yes but it can be taken out, yes wholly: CRPA L311-7 asks to release what remains."""
    return (
        _no(to),
        Choice("partly", _PARTLY, to, "publish_after_redaction", f"{article} et L311-7", True),
        Choice("wholly", _WHOLLY, END, "do_not_publish", article, True),
    )


QUESTIONS: Final = (
    Question(
        "Q17",
        gettext_noop("Ces données sont-elles déjà diffusées publiquement ailleurs ?"),
        gettext_noop("Par exemple dans une base nationale. Alors un lien suffit."),
        "CRPA L312-1-1 3°",
        (_no("Q18"), _yes(END, "link_only", "CRPA L312-1-1 3°")),
    ),
    Question(
        "Q18",
        gettext_noop("Un texte impose-t-il un autre endroit pour les publier ?"),
        gettext_noop("Marchés, adresses, urbanisme, transports, eau… On y publie ; notre portail y renvoie."),
        "CRPA L312-1-1",
        (_no("Q1"), _yes("Q1")),
    ),
    Question(
        "Q1",
        gettext_noop("Ont-elles été produites ou reçues dans une mission de service public ?"),
        gettext_noop("La gestion du domaine privé d’une collectivité en fait partie (L300-3)."),
        "CRPA L300-2",
        (_yes("Q2"), _no(END, "out_of_scope", "CRPA L300-2")),
    ),
    Question(
        "Q2",
        gettext_noop("Existent-elles sous forme électronique, ou peut-on les extraire sans travail particulier ?"),
        gettext_noop("Sinon, elles se consultent sur place."),
        "CRPA L311-1",
        (_yes("Q3"), _no(END, "out_of_scope", "CRPA L311-1")),
    ),
    Question(
        "Q3",
        gettext_noop("Sont-elles achevées, et sans lien avec une décision encore à prendre ?"),
        gettext_noop("Un brouillon ou un document préparatoire se publie après la décision."),
        "CRPA L311-2",
        (_yes("Q4"), _no(END, "defer", "CRPA L311-2")),
    ),
    Question(
        "Q4",
        gettext_noop("Sont-elles dans la liste des documents qui ne se communiquent jamais ?"),
        gettext_noop("Avis du Conseil d’État, travaux des chambres des comptes, de la HATVP… (L311-5 1°)."),
        "CRPA L311-5 1°",
        (_no("Q8"), _yes(END, "do_not_publish", "CRPA L311-5 1°", raises=True)),
        "secrecy",
    ),
    Question(
        "Q8",
        gettext_noop("S’agit-il d’informations sur l’environnement ?"),
        gettext_noop(
            "Eau, air, sol, déchets, bruit, énergie. Les secrets y cèdent souvent ; les émissions se publient toujours."
        ),
        "C. env. L124-1 à L124-5",
        (
            _no("Q5"),
            Choice("yes", gettext_noop("Oui"), "Q5"),
            Choice("emissions", gettext_noop("Oui, et ce sont des émissions dans l’environnement"), "Q5"),
        ),
    ),
    Question(
        "Q5",
        gettext_noop(
            "Leur publication nuirait-elle à la sécurité de personnes, du public ou de systèmes informatiques ?"
        ),
        gettext_noop(
            "Plans de réseaux, captages d’eau, alarmes, caméras, stocks de crise ; défense, procédures en cours."
        ),
        "CRPA L311-5 2° a à g",
        _secret("Q6", "CRPA L311-5 2°"),
        "secrecy",
        "security",
    ),
    Question(
        "Q6",
        gettext_noop("Un autre secret prévu par une loi les couvre-t-il ?"),
        gettext_noop("Secret statistique, fiscal, médical, social, de l’instruction."),
        "CRPA L311-5 2° h",
        _secret("Q7", "CRPA L311-5 2° h"),
        "secrecy",
        "statistics",
    ),
    Question(
        "Q7",
        gettext_noop("Contiennent-elles un secret des affaires d’une entreprise que l’on peut nommer ?"),
        gettext_noop(
            "Détail des prix, méthodes, clients. Montants totaux, tarifs publics et subventions n’en sont pas."
        ),
        "CRPA L311-6 1°",
        (_no("Q9"), Choice("partly", _PARTLY, "Q9", "publish_after_redaction", "CRPA L311-6 1° et L311-7", True)),
        "secrecy",
        "trade",
    ),
    Question(
        "Q9",
        gettext_noop(
            "Portent-elles un jugement sur une personne, ou montrent-elles son comportement à son désavantage ?"
        ),
        gettext_noop("Une personne physique, ou une personne morale quand il s’agit de son comportement."),
        "CRPA L311-6 2° et 3°",
        _secret("Q10", "CRPA L311-6"),
        "secrecy",
        "behaviour",
    ),
    Question(
        "Q10",
        gettext_noop("Contiennent-elles des données personnelles, directes ou par recoupement ?"),
        gettext_noop("Un nom, une adresse, un numéro, ou ce qui permet de reconnaître quelqu’un."),
        "RGPD, art. 4",
        (_no("Q14"), _yes("Q11", raises=True)),
        "personal",
    ),
    Question(
        "Q11",
        gettext_noop(
            "Une loi permet-elle de les publier avec les noms, ou chaque personne a-t-elle donné son accord ?"
        ),
        gettext_noop("Par exemple les élus. L’accord est conservé au dossier ; on ne publie que le nécessaire."),
        "CRPA L312-1-2",
        (_no("Q12"), _yes("Q14", article="CRPA L312-1-2", raises=True)),
        "personal",
    ),
    Question(
        "Q12",
        gettext_noop(
            "Sont-elles dans une catégorie de l’article D312-1-3, communicables à tous et sans donnée sensible ?"
        ),
        gettext_noop(
            "Organisation de l’administration, vie économique et associative, professions réglementées, enseignement, "
            "sport, vie politique, tourisme, autorisations d’urbanisme, archives."
        ),
        "CRPA D312-1-3",
        (_no("Q13"), _yes("Q14", article="CRPA D312-1-3", raises=True)),
        "personal",
    ),
    Question(
        "Q13",
        gettext_noop("Peut-on les anonymiser sans effort démesuré et sans les vider de leur sens ?"),
        gettext_noop(
            "On ne doit pouvoir ni isoler une personne, ni relier ses données, ni en déduire quelque chose sur elle."
        ),
        "CRPA L312-1-2",
        (
            _yes("Q14", "publish_after_anonymisation", "CRPA L312-1-2", raises=True),
            _no(END, "do_not_publish", "CRPA L312-1-2", raises=True),
        ),
        "personal",
        "privacy",
    ),
    Question(
        "Q14",
        gettext_noop("Un tiers a-t-il des droits dessus : auteur, photographe, éditeur, base sous licence ?"),
        gettext_noop("Le nom de ce tiers est indiqué à qui réutilise (L322-5)."),
        "CRPA L321-2 c et L322-5",
        (
            _no("Q15"),
            Choice("cleared", gettext_noop("Oui, et il a donné son accord"), "Q15", article="CRPA L322-5"),
            Choice("not_cleared", gettext_noop("Oui, sans accord"), "Q15", "publish_restricted", "CRPA L321-2 c"),
        ),
    ),
    Question(
        "Q15",
        gettext_noop("L’organisation n’oppose-t-elle que son propre droit sur la base de données ?"),
        gettext_noop("Elle ne le peut pas, sauf pour un service industriel et commercial soumis à la concurrence."),
        "CRPA L321-3",
        (
            _no("Q16"),
            Choice("yes", gettext_noop("Oui"), "Q16", article="CRPA L321-3"),
            Choice(
                "competition",
                gettext_noop("Oui, et c’est un service industriel et commercial en concurrence"),
                "Q16",
                "publish_restricted",
                "CRPA L321-3",
            ),
        ),
    ),
    Question(
        "Q16",
        gettext_noop("Une source à partager à l’identique y est-elle mêlée, comme OpenStreetMap ?"),
        gettext_noop("Alors la licence est l’ODbL ; sinon, la Licence Ouverte."),
        "CRPA D323-2-1",
        (_no("Q19"), _yes("Q19")),
    ),
    Question(
        "Q19",
        gettext_noop("L’organisation est-elle tenue de publier ces données ?"),
        gettext_noop("Si elle ne l’est pas, elle les publie parce qu’elle le veut."),
        "CRPA L312-1-1",
        (_yes(END, "publish", "CRPA L312-1-1"), _no(END, "publish", "CRPA L312-1")),
    ),
)
BY_CODE: Final = {question.code: question for question in QUESTIONS}
FIRST: Final = QUESTIONS[0].code
