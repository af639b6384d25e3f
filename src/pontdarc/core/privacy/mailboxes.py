"""Whose mailbox an address is: a person's, a service's, or one cannot tell.

A mailbox is a service's when a word before the @ says so (mairie, contact, bibliotheque). It is a person's when that
part holds a first name, or an initial and a name, or when the host gives mailboxes to households.
"""

import polars as pl

from pontdarc.core.first_names import ALSO_ORDINARY, FIRST_NAMES
from pontdarc.core.kind import folded, words
from pontdarc.core.organisations import BODY_WORDS, PUBLIC_PLACE_WORDS
from pontdarc.core.privacy.evidence import EMAIL

_SERVICES = (
    words("""
accueil admin administration adherents adherent ags agence archives asso association billetterie bibli biblio
bonjour boutique bureau ca cabinet cadastre cantine cc ccas centre cdi cinema citoyen clic club com commerce
communication comm compta comptabilite contact contacts courrier courriel csc culture data dechetterie dechets
demarches developpement dg dgs dir direction directeur directrice dpo dsi eau education elections elus emploi
enfance environnement epci equipe etat etatcivil etat-civil enquete espace ferme festival finances foot formation
gestion gites gite gymnase hello hotel habitat info infos informatique information jeunesse judo ludotheque mairie
maire mairies marches mail mdph mediation mediatheque mjc msap multiaccueil musee musique nepasrepondre noreply
no-reply ne-pas-repondre office opendata ot otsi patrimoine pays periscolaire piscine petite-enfance police pole
postmaster prefecture presidence president presidente presse proximite public qualite ram region rh rpe reservation
reservations resa sante salle scolaire secretaire secretariat secretariatgeneral senior service services sg siege
sig social solidarite solidarites sport sports standard stade support support-technique syndicat technique
techniques theatre tourisme transport transports travaux tresorier tresorerie urba urbanisme vieassociative
vie-associative ville village voirie webmaster web creche ecole college lycee ehpad foyer residence maison cias
communaute commune com-com agglo sivom sivu conservatoire
""")
    | PUBLIC_PLACE_WORDS
)
_PARTS_OF_SERVICES = words("""
comcom commun administrat agglo mairie syndic canton office camping ecole pays coeur vallee asso bibli club hotel
gite service tourism intercom sivom contact accueil secretar
""")
_LONG_SERVICES = sorted({word for word in _SERVICES if len(word) >= 6} | _PARTS_OF_SERVICES)
_HOUSEHOLD_HOSTS = (
    r"@(?:gmail|googlemail|orange|wanadoo|free|hotmail|outlook|yahoo|ymail|laposte|sfr|live|msn|icloud|me|mac|aol|neuf|bbox"
    r"|numericable|club-internet|protonmail|proton|gmx|aliceadsl|cegetel|nordnet|voila|9online|tele2|libertysurf)\."
)
_NOT_NAMES = FIRST_NAMES - ALSO_ORDINARY


def _word_among(listed: frozenset[str]) -> str:
    return r"(?:^| )(?:" + "|".join(sorted(listed)) + r")(?:$| )"


_SERVICE, _BODY = _word_among(_SERVICES), _word_among(BODY_WORDS)
_NAME, _SURE_NAME = _word_among(FIRST_NAMES), _word_among(_NOT_NAMES)
_GLUED = "^(?:" + "|".join(sorted(name for name in _NOT_NAMES if len(name) >= 5)) + r")[a-z-]{3,}\d*$"


def judge_mailboxes(texts: pl.Series) -> pl.DataFrame:
    """Return one row per distinct address found in *texts*: address, service, person (booleans; neither: unknown)."""
    found = (
        pl.DataFrame({"text": texts})
        .lazy()
        .select(folded(pl.col("text")).str.extract_all(EMAIL).alias("address"))
        .explode("address")
        .drop_nulls()
        .unique(maintain_order=True)
        .collect()
    )
    address = pl.col("address")
    local = address.str.extract(r"^([^@]+)@")
    parts = local.str.replace_all(r"\d+", " ").str.replace_all(r"[._\-+]+", " ").str.strip_chars()
    first_name = parts.str.contains(_SURE_NAME)
    spelt = parts.str.contains(_NAME) & parts.str.contains(r"^[a-z']+( [a-z']+){1,3}$")
    initial = local.str.contains(r"^[a-z]{1,2}[._-][a-z'-]{3,}\d*$")
    glued = local.str.contains(_GLUED)
    household = address.str.contains(_HOUSEHOLD_HOSTS)
    two_names = parts.str.contains(r"^[a-z']+( [a-z']+){1,3}$") & parts.str.contains(_SURE_NAME)
    strict = parts.str.contains(_SERVICE) | local.str.contains_any(_LONG_SERVICES)
    service = strict | (parts.str.contains(_BODY) & ~two_names)
    code = local.str.contains(r"^(?:cc|cdc|ca|cu|ot|ce)[.-]?[a-z]{0,7}\d*[a-z]?$")
    service = service | code
    sure = first_name | spelt | initial | glued | household
    return found.select(address, service=service, person=sure & ~service)
