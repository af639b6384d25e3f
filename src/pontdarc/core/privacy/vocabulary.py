"""What headers say of a column, as `core.headers.says_one_of` hears them: persons, places, works, counts, secrets."""

PERSON_HEADERS = (
    "bénéficiaire", "nom bénéficiaire", "attributaire", "titulaire", "demandeur", "propriétaire", "exploitant",
    "contact", "responsable", "président", "présidente", "maire", "gérant", "auteur", "rapporteur", "agent", "élu",
    "représentant", "candidat", "signataire", "usager", "locataire", "animateur", "référent", "interlocuteur",
    "directeur", "encadrant", "enseignant", "participant", "client", "nom tiers", "fournisseur", "créancier",
    "intervenant", "guide", "éleveur", "producteur", "médecin",
)  # fmt: skip
PLACE_HEADERS = (
    "voie", "rue", "adresse", "adr", "arrêt", "commune", "ville", "station", "stop", "établissement", "école",
    "collège", "lycée", "équipement", "lieu", "place", "libellé voie", "site", "quartier", "itinéraire", "ligne",
    "route", "parcours", "nom voie", "bureau vote", "salle", "bâtiment", "espece", "genre", "taxon", "bdv",
    "circonscription", "canton",
)  # fmt: skip
SERVICE_HEADERS = ("agency", "agence", "accueil", "standard", "secrétariat", "guichet")
DECISIVE_NAMES = ("nom prénom", "prénom nom", "nom complet", "nom agent", "nom usager", "identité")
ACCOUNTS = ("username", "user name", "nom utilisateur", "identifiant utilisateur", "login", "pseudo", "pseudonyme")
MAKERS = ("auteur", "éditeur", "réalisateur", "compositeur", "isbn", "ean")
TITLES = ("titre", "title", "œuvre", "film", "livre", "album")
COUNTS = (
    "nombre", "nb", "nbre", "effectif", "occurrence", "occurence", "total", "count", "quantité", "naissance",
    "valeur",
)  # fmt: skip
SENSITIVE = (
    "origine ethnique", "opinion politique", "appartenance syndicale", "groupe sanguin", "orientation sexuelle",
    "rqth", "casier judiciaire", "numéro allocataire", "situation médicale", "antécédents médicaux",
    "traitement médical", "dossier mdph", "bénéficiaire rsa",
)  # fmt: skip
SENSITIVE_OF_PERSONS = (
    "santé", "handicap", "syndicat", "origine", "race", "religion", "nationalité", "politique", "rsa", "aah",
    "apa", "invalidité", "incapacité", "native country", "revenu", "allocation", "situation familiale",
    "marital status", "ethnie", "confession", "blood type", "pathologie", "diagnostic", "maladie",
    "quotient familial", "condamnation", "allergie", "médical", "aide sociale", "prestation sociale", "pch", "fsl",
    "minimum social", "minima sociaux", "secours", "surendettement", "tutelle", "curatelle", "gir",
)  # fmt: skip
GRANTOR_HEADERS = (
    "attribuant", "attributeur", "financeur", "collectivité", "payeur", "donneur", "service", "organisme payeur",
    "instructeur", "ccas", "département", "commune",
)  # fmt: skip
BODY_HEADERS = (
    "association", "organisme", "structure", "club", "raison sociale", "dénomination", "bénéficiaire", "tiers", "nom",
    "attributaire", "demandeur", "porteur", "entreprise", "établissement",
)  # fmt: skip
"""Headers of columns that may name a body: what they hold tells."""
ATTRIBUTES = (
    "âge", "sexe", "genre", "profession", "situation familiale", "nationalité", "marital status", "occupation",
    "education", "diplôme", "native country", "csp", "catégorie socioprofessionnelle",
)  # fmt: skip
