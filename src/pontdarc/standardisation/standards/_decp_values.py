"""Values and shapes that public contracts and concessions share (139bercy/format-commande-publique 2.0.3)."""

DAY = r"\d{4}-\d{2}-\d{2}"
AMOUNT = r"\d+(\.\d+)?"
IDENTIFIERS = ("SIRET", "TVA", "TAHITI", "RIDET", "FRWF", "IREP", "HORS-UE")
NO_SOCIAL = "Pas de considération sociale"
GREEN = ("Clause environnementale", "Critère environnemental", "Pas de considération environnementale")
