"""The names of the 101 départements, and those that were theirs before."""

from typing import Final

DEPARTEMENT_NAMES: Final = tuple(
    name.strip()
    for line in """
Ain; Aisne; Allier; Alpes-de-Haute-Provence; Hautes-Alpes; Alpes-Maritimes; Ardèche; Ardennes; Ariège; Aube; Aude
Aveyron; Bouches-du-Rhône; Calvados; Cantal; Charente; Charente-Maritime; Cher; Corrèze; Corse-du-Sud; Haute-Corse
Côte-d’Or; Côtes-d’Armor; Creuse; Dordogne; Doubs; Drôme; Eure; Eure-et-Loir; Finistère; Gard; Haute-Garonne; Gers
Gironde; Hérault; Ille-et-Vilaine; Indre; Indre-et-Loire; Isère; Jura; Landes; Loir-et-Cher; Loire; Haute-Loire
Loire-Atlantique; Loiret; Lot; Lot-et-Garonne; Lozère; Maine-et-Loire; Manche; Marne; Haute-Marne; Mayenne
Meurthe-et-Moselle; Meuse; Morbihan; Moselle; Nièvre; Nord; Oise; Orne; Pas-de-Calais; Puy-de-Dôme
Pyrénées-Atlantiques; Hautes-Pyrénées; Pyrénées-Orientales; Bas-Rhin; Haut-Rhin; Rhône; Haute-Saône; Saône-et-Loire
Sarthe; Savoie; Haute-Savoie; Paris; Seine-Maritime; Seine-et-Marne; Yvelines; Deux-Sèvres; Somme; Tarn
Tarn-et-Garonne; Var; Vaucluse; Vendée; Vienne; Haute-Vienne; Vosges; Yonne; Territoire de Belfort; Essonne
Hauts-de-Seine; Seine-Saint-Denis; Val-de-Marne; Val-d’Oise; Guadeloupe; Martinique; Guyane; La Réunion; Mayotte
Réunion; Belfort (Territoire de); Alpes de Haute Provence; Nouveau Rhône; Rhône (métropole de Lyon)
""".strip().splitlines()
    for name in line.split(";")
)
