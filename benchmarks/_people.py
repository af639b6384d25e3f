"""Invented French records for detecting.py: nobody exists, and no name is in the lists of the detector.

Every table is a list of columns: header, cells, and the class of what the cells hold (None: nothing personal). Headers,
spellings and how many cells are empty change from one table to the next, by the seed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random


def _listed(text: str) -> list[str]:
    return text.split()


FIRST_NAMES = _listed("""
Maialen Eneko Xabina Peio Amets Ihintza Oihan Bixente Gwilherm Nolwennig Tristana Aodren Gwendal Riwanon Azilis
Brendan Erwanig Katell Loeva Maelann Tifenn Solveig Ysoline Thibauld Aliénor Gauvain Perceval Guenièvre Priscillien
Ombeline Quitterie Foulques Aymard Hermance Philippine Cunégonde Zéphyrin Anthelme Placide Honorat Kimberly Thierno
Sékou Nguyet Thuy Minh Phuong Linh Bogdan Svetlana Zbigniew Agnieszka Iryna Oleksandr Desislava Vasco Joaquim Graça
Manoela
""")
FAMILY_NAMES = _listed("""
Oyhénart Etcheverry Iriberry Haristoy Duhalde Le-Goff Kerloc'h Guivarc'h Le-Bihan Quéméneur Troadec Riou Cariou
Abgrall Bourdarias Chabrolin Peyrachon Vernet-Blachère Sabatéry Chalvet Dugradey Escoulent Fayolle-Roux Gascuel
Imbertèche Jouffrelle Labeaumelle Mazoyard Nogarède Ozilieux Pradeilhes Quercioux Rouveyrac Sarméjanne Tauleigne
Ughettoni Valcroze Wojciechowski Kowalewska Dąbrowski Popescu-Ionescu Traorélenko Coulibalyn Diarrasouba N'Guessan
Zerrouki Benmansour Hadjadj Boukhalfa Tran-Quang Phanthavong Vasconcelos Albuquerqueiro Brandãozinho
""")
_TOWNS = _listed("""
Privas Aubenas Annonay Lussas Vogüé Ruoms Largentière Joyeuse Viviers Cruas Lamastre Vernoux Jaujac
""")
_STREETS = ("rue des Lilas", "chemin de la Fontaine", "avenue du Vivarais", "impasse du Moulin", "route de Vesseaux",
    "place du Champ de Mars", "lotissement les Oliviers", "allée des Tilleuls")  # fmt: skip
_SERVICES = ("Voirie", "État civil", "Enfance", "Eau et assainissement", "Culture", "Finances")
_BODIES = ("Comité des fêtes de {town}", "Judo club de {town}", "Amicale laïque de {town}", "ADMR de {town}",
    "Les amis du château de {town}", "SARL Charpentes {town}", "EUROVIA DALA {town}", "Office de tourisme de {town}",
    "Syndicat des eaux de {town}", "Association Familles rurales {town}", "Foyer rural de {town}",
    "SAS Terrassement du Coiron")  # fmt: skip
_PLACES = (
    "Salle des fêtes",
    "Gymnase Jean Moulin",
    "École Marie Curie",
    "Médiathèque",
    "Piscine Simone Veil",
    "Mairie",
)
_HOSTS = ("orange.fr", "gmail.com", "laposte.net", "free.fr", "wanadoo.fr")
_OBJECTS = ("Réfection de la toiture", "Achat de mobilier", "Fonctionnement 2024", "Fête de la musique",
    "Travaux d’éclairage", "Curage du ruisseau", "Location de nacelle", "Entretien des chemins")  # fmt: skip
_ILLNESSES = ("asthme", "diabète", "aucune", "polyarthrite", "épilepsie")
_LETTERS = "ABCDEFGHJKLMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True)
class Column:
    """*truth*: the class of the cells, None for nothing personal. *direct*: the cells name people by themselves."""

    header: str
    cells: list[str]
    truth: str | None = None
    direct: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who does not exist."""

    first: str
    last: str
    woman: bool
    day: tuple[int, int, int]


def person(rng: Random) -> Person:
    """Return somebody who does not exist."""
    day = (rng.randint(1932, 2019), rng.randint(1, 12), rng.randint(1, 28))
    last = rng.choice(FAMILY_NAMES).replace("Le-", "Le ")
    return Person(rng.choice(FIRST_NAMES), last, rng.random() < 0.5, day)


def nir(rng: Random, one: Person) -> str:
    """Return a NIR with its key, as it would be written."""
    place = rng.choice(("07", "26", "69", "2A", "99"))
    body = f"{2 if one.woman else 1}{one.day[0] % 100:02d}{one.day[1]:02d}{place}{rng.randint(1, 350):03d}"
    body += f"{rng.randint(1, 400):03d}"
    key = 97 - int(body.replace("2A", "19")) % 97
    spaced = f"{body[0]} {body[1:3]} {body[3:5]} {body[5:7]} {body[7:10]} {body[10:]} {key:02d}"
    return spaced if rng.random() < 0.5 else spaced.replace(" ", "")


def iban(rng: Random) -> str:
    """Return a French IBAN with its key."""
    account = "".join(rng.choice("0123456789") for _ in range(23))
    key = 98 - int(account + "152700") % 97
    text = f"FR{key:02d}{account}"
    return text if rng.random() < 0.5 else " ".join(text[at : at + 4] for at in range(0, 27, 4))


def phone(rng: Random, first: str = "67") -> str:
    """Return a number, in one of the ways people write it."""
    digits = f"{rng.choice(first)}{rng.randint(0, 99_999_999):08d}"
    pairs = [digits[at : at + 2] for at in range(1, 9, 2)]
    return rng.choice(("0{0}{1}{2}{3}{4}", "0{0} {1} {2} {3} {4}", "0{0}.{1}.{2}.{3}.{4}", "+33 {0} {1} {2} {3} {4}",
        "+33{0}{1}{2}{3}{4}"))  .format(digits[0], *pairs)  # fmt: skip


def mailbox(rng: Random, one: Person) -> str:
    """Return the address of a person."""
    first, last = _plain(one.first), _plain(one.last)
    form = rng.choice(("{f}.{l}", "{i}.{l}", "{l}.{f}", "{f}{l}", "{l}{n}"))
    return f"{form.format(f=first, l=last, i=first[0], n=rng.randint(1, 99))}@{rng.choice(_HOSTS)}"


def _plain(text: str) -> str:
    kept = text.lower().translate(str.maketrans("éèêàâäïîôöüûçãąñ", "eeeaaaiioouucaan", " '-"))
    return "".join(letter for letter in kept if letter.isascii() and letter.isalpha())


def _address(rng: Random) -> str:
    return f"{rng.randint(1, 190)} {rng.choice(_STREETS)}"


def _day(one: Person, form: int) -> str:
    year, month, day = one.day
    return f"{year}-{month:02d}-{day:02d}" if form else f"{day:02d}/{month:02d}/{year}"


def _full(rng: Random, one: Person) -> str:
    title = "Mme" if one.woman else "M."
    return rng.choice((f"{one.last.upper()} {one.first}", f"{one.first} {one.last.upper()}",
        f"{title} {one.last.upper()}", f"{title} {one.first} {one.last}"))  # fmt: skip


def _body(rng: Random) -> str:
    return rng.choice(_BODIES).format(town=rng.choice(_TOWNS))


def _column(rng: Random, headers: str, cells: list[str], truth: str | None = None, direct: bool = False) -> Column:
    empty = rng.choice((0.0, 0.0, 0.1, 0.6))
    kept = ["" if rng.random() < empty else cell for cell in cells]
    return Column(rng.choice(headers.split("|")), kept, truth, direct)


def _agents(rng: Random, people: list[Person]) -> list[Column]:
    upper, form = rng.random() < 0.5, rng.randint(0, 1)
    return [
        _column(rng, "Matricule|id_agent", [str(10_000 + rank) for rank in range(len(people))]),
        _column(rng, "Nom|NOM|nom_usage|Nom de l'agent|NOM_NAISSANCE",
            [each.last.upper() if upper else each.last for each in people], "person_name", True),
        _column(rng, "Prénom|PRENOM|prenom_usuel", [each.first for each in people], "person_first_name", True),
        _column(rng, "Courriel|email|Adresse mail|MEL", [mailbox(rng, each) for each in people], "email", True),
        _column(rng, "Téléphone|portable|Tél. mobile|tel", [phone(rng) for _ in people], "phone_fr", True),
        _column(rng, "Date de naissance|ddn|né(e) le|date_naiss", [_day(each, form) for each in people], "birth_date"),
        _column(rng, "NIR|N° sécurité sociale|num_secu", [nir(rng, each) for each in people], "nir", True),
        _column(rng, "Sexe|genre", ["F" if each.woman else "M" for each in people], "gender"),
        _column(rng, "Service|direction", [rng.choice(_SERVICES) for _ in people]),
        _column(rng, "Quotité|taux", [rng.choice(("100", "80", "50")) for _ in people]),
    ]  # fmt: skip


def _grants(rng: Random, people: list[Person]) -> list[Column]:
    share = rng.choice((0.03, 0.2, 0.7))
    named = [_full(rng, each) if rng.random() < share else _body(rng) for each in people]
    return [
        _column(rng, "nomBeneficiaire|Nom du bénéficiaire|bénéficiaire|Attributaire|Tiers",
            named, "person_full_name", True),
        _column(rng, "objet|Objet de la subvention", [rng.choice(_OBJECTS) for _ in people]),
        _column(rng, "montant|Montant accordé", [f"{rng.randint(1, 90) * 100},00" for _ in people]),
        _column(rng, "dateConvention|date", [f"2024-{rng.randint(1, 12):02d}-11" for _ in people]),
        _column(rng, "nature|type", [rng.choice(("aide en numéraire", "aide en nature")) for _ in people]),
    ]  # fmt: skip


def _bodies(rng: Random, people: list[Person]) -> list[Column]:
    return [
        _column(rng, "nomBeneficiaire|Nom du bénéficiaire|Titulaire|Association|Fournisseur",
            [_body(rng) for _ in people]),
        _column(rng, "Commune|ville", [rng.choice(_TOWNS) for _ in people]),
        _column(rng, "objet|libellé", [rng.choice(_OBJECTS) for _ in people]),
        _column(rng, "montant|total TTC", [f"{rng.randint(1, 9999)}.{rng.randint(0, 99):02d}" for _ in people]),
        _column(rng, "référence|num_mandat", [f"{rng.randint(10**9, 10**10 - 1)}" for _ in people]),
        _column(rng, "numéro_interne|clé", [f"{rng.randint(10**14, 2 * 10**14)}" for _ in people]),
    ]  # fmt: skip


def _dossiers(rng: Random, people: list[Person]) -> list[Column]:
    form = rng.randint(0, 1)
    return [
        _column(rng, "Nom et prénom|usager|Bénéficiaire|identité|Allocataire", [_full(rng, each) for each in people],
            "person_full_name", True),
        _column(rng, "Date naissance|Né le", [_day(each, form) for each in people], "birth_date"),
        _column(rng, "Adresse|adresse_domicile|ADR", [_address(rng) for _ in people], "address"),
        _column(rng, "Code postal|CP", [f"07{rng.randint(0, 9)}{rng.randint(0, 9)}0" for _ in people]),
        _column(rng, "pathologie|Handicap|diagnostic", [rng.choice(_ILLNESSES) for _ in people], "sensitive"),
        _column(rng, "IBAN|RIB|compte", [iban(rng) for _ in people], "iban", True),
        _column(rng, "mobile|Tél|contact", [phone(rng) for _ in people], "phone_fr", True),
        _column(rng, "mel|e-mail|contact_mail", [mailbox(rng, each) for each in people], "email", True),
    ]  # fmt: skip


def _vehicles(rng: Random, people: list[Person]) -> list[Column]:
    letters = lambda count: "".join(rng.choice(_LETTERS) for _ in range(count))  # noqa: E731
    passport = lambda: f"{rng.randint(10, 24)}{letters(2)}{rng.randint(10_000, 99_999)}"  # noqa: E731
    return [
        _column(rng, "conducteur|Nom Prénom|titulaire",
            [_full(rng, each) for each in people], "person_full_name", True),
        _column(rng, "immatriculation|plaque|véhicule",
            [f"{letters(2)}-{rng.randint(100, 999)}-{letters(2)}" for _ in people], "licence_plate"),
        _column(rng, "n° passeport|passeport|numéro de passeport",
            [passport() for _ in people], "identity_document", True),
        _column(rng, "permis de conduire|n° permis", [passport() for _ in people], "identity_document", True),
        _column(rng, "carte d'identité|n° CNI|num_cni",
            [f"{rng.choice('DFX')}{rng.randint(10, 99)}{letters(2)}{rng.randint(1000, 9999)}" for _ in people],
            "identity_document", True),
        _column(rng, "kilométrage|km", [str(rng.randint(1000, 250_000)) for _ in people]),
    ]  # fmt: skip


def _places(rng: Random, people: list[Person]) -> list[Column]:
    mail = lambda: f"{rng.choice(('mairie', 'contact', 'accueil', 'bibliotheque'))}@{_plain(rng.choice(_TOWNS))}.fr"  # noqa: E731
    return [
        _column(rng, "nom|équipement", [f"{rng.choice(_PLACES)}" for _ in people]),
        _column(rng, "adresse", [_address(rng) for _ in people]),
        _column(rng, "téléphone|tel", [phone(rng, "4") for _ in people], "phone_of_service"),
        _column(rng, "courriel|mail", [mail() for _ in people], "email_of_service"),
        _column(rng, "latitude|lat", [f"44.{rng.randint(10_000, 99_999)}" for _ in people]),
        _column(rng, "longitude|lon", [f"4.{rng.randint(10_000, 99_999)}" for _ in people]),
    ]  # fmt: skip


def _vague(rng: Random, people: list[Person]) -> list[Column]:
    return [
        _column(rng, "col1|champ_3|valeur", [mailbox(rng, each) for each in people], "email", True),
        _column(rng, "col2|ref|champ_7", [nir(rng, each) for each in people], "nir", True),
        _column(rng, "col3|code|x", [iban(rng) for _ in people], "iban", True),
        _column(rng, "col4|n°|y", [phone(rng) for _ in people], "phone_fr", True),
        _column(rng, "col5|z|libre", [_full(rng, each) for each in people], "person_full_name", True),
        _column(rng, "col6|divers", [rng.choice(_OBJECTS) for _ in people]),
        _column(rng, "col7|hote",
            [f"{rng.randint(11, 220)}.{rng.randint(0, 255)}.{rng.randint(0, 255)}.7" for _ in people],
            "ip_address"),
    ]  # fmt: skip


def _homes(rng: Random, people: list[Person]) -> list[Column]:
    return [
        _column(rng, "abonné|nom occupant", [_full(rng, each) for each in people], "person_full_name", True),
        _column(rng, "latitude|y_wgs84", [f"44.{rng.randint(100_000, 999_999)}" for _ in people], "home_coordinates"),
        _column(rng, "longitude|x_wgs84", [f"4.{rng.randint(100_000, 999_999)}" for _ in people], "home_coordinates"),
        _column(rng, "consommation m3|volume", [str(rng.randint(10, 400)) for _ in people]),
    ]


def _remarks(rng: Random, people: list[Person]) -> list[Column]:
    said = (
        "vu avec {who} le 12",
        "courrier adressé à {who}",
        "{who} conteste la facture",
        "dossier complet",
        "à rappeler",
    )
    named = [rng.choice(said).format(who=f"{'Mme' if each.woman else 'M.'} {each.last}") for each in people]
    return [
        _column(rng, "remarque|observations|commentaire", named, "free_text"),
        _column(rng, "n° dossier", [f"D{rng.randint(1000, 9999)}" for _ in people]),
        _column(rng, "état", [rng.choice(("clos", "ouvert")) for _ in people]),
    ]


MAKERS: tuple[Callable[[Random, list[Person]], list[Column]], ...] = (
    _agents, _grants, _bodies, _dossiers, _vehicles, _places, _vague, _homes, _remarks,
)  # fmt: skip


def tables(seeds: int, rows: int) -> list[list[Column]]:
    """Return so many tables of each sort."""
    made: list[list[Column]] = []
    for seed in range(seeds):
        rng = Random(seed)
        made += [make(rng, [person(rng) for _ in range(rows)]) for make in MAKERS]
    return made
