"""SIREN and full names of the départements, which the official package does not hold.

Source: identifiants_collTerr, 2022 (Datactivist, Licence Ouverte), itself from the Sirene base. Those that are no
body of their own today are left out: Paris, both in Alsace, both in Corse, Martinique, Guyane, Mayotte.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Departement:
    """A département as a public body: INSEE code, SIREN, full name with its article."""

    code: str
    siren: str
    name: str


_TABLE: Final = """
01 220100010 de l’Ain
02 220200026 de l’Aisne
03 220300016 de l’Allier
04 220400014 des Alpes-de-Haute-Provence
05 220500011 des Hautes-Alpes
06 220600019 des Alpes-Maritimes
07 220700017 de l’Ardèche
08 220800049 des Ardennes
09 220900013 de l’Ariège
10 221000052 de l’Aube
11 221100019 de l’Aude
12 221200017 de l’Aveyron
13 221300015 des Bouches-du-Rhône
14 221401185 du Calvados
15 221500010 du Cantal
16 221600018 de la Charente
17 221700016 de la Charente-Maritime
18 221800014 du Cher
19 221927205 de la Corrèze
21 222100018 de la Côte-d’Or
22 222200016 des Côtes-d’Armor
23 222309627 de la Creuse
24 222400012 de la Dordogne
25 222500019 du Doubs
26 222600017 de la Drôme
27 222702292 de l’Eure
28 222800013 d’Eure-et-Loir
29 222900011 du Finistère
30 223000019 du Gard
31 223100017 de la Haute-Garonne
32 223200015 du Gers
33 223300013 de la Gironde
34 223400011 de l’Hérault
35 223500018 d’Ille-et-Vilaine
36 223600016 de l’Indre
37 223700014 d’Indre-et-Loire
38 223800012 de l’Isère
39 223900010 du Jura
40 224000018 des Landes
41 224100016 de Loir-et-Cher
42 224200014 de la Loire
43 224300012 de la Haute-Loire
44 224400028 de la Loire-Atlantique
45 224500017 du Loiret
46 224600015 du Lot
47 224700013 de Lot-et-Garonne
48 224800011 de la Lozère
49 224900019 de Maine-et-Loire
50 225005024 de la Manche
51 225100015 de la Marne
52 225200013 de la Haute-Marne
53 225300011 de la Mayenne
54 225400019 de Meurthe-et-Moselle
55 225500016 de la Meuse
56 225600014 du Morbihan
57 225700012 de la Moselle
58 225800010 de la Nièvre
59 225900018 du Nord
60 226000016 de l’Oise
61 226100014 de l’Orne
62 226200012 du Pas-de-Calais
63 226300010 du Puy-de-Dôme
64 226400018 des Pyrénées-Atlantiques
65 226500015 des Hautes-Pyrénées
66 226600013 des Pyrénées-Orientales
69 226900017 du Rhône
70 227000015 de la Haute-Saône
71 227100013 de Saône-et-Loire
72 227200029 de la Sarthe
73 227300019 de la Savoie
74 227400017 de la Haute-Savoie
76 227605409 de la Seine-Maritime
77 227700010 de Seine-et-Marne
78 227806460 des Yvelines
79 227900016 des Deux-Sèvres
80 228000014 de la Somme
81 228100012 du Tarn
82 228200010 de Tarn-et-Garonne
83 228300018 du Var
84 228400016 de Vaucluse
85 228500013 de la Vendée
86 228600011 de la Vienne
87 228708517 de la Haute-Vienne
88 228800017 des Vosges
89 228900015 de l’Yonne
90 229000013 du Territoire de Belfort
91 229102280 de l’Essonne
92 229200506 des Hauts-de-Seine
93 229300082 de la Seine-Saint-Denis
94 229400288 du Val-de-Marne
95 229501275 du Val-d’Oise
971 229710017 de la Guadeloupe
974 229740014 de La Réunion
"""


def _read(table: str) -> Mapping[str, Departement]:
    lines = (line.split(" ", 2) for line in table.strip().splitlines())
    return {code: Departement(code, siren, f"Département {rest}") for code, siren, rest in lines}


DEPARTEMENTS: Final = _read(_TABLE)
