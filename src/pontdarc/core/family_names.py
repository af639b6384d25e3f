"""The most common family names in France, folded (lower case, no accents), written by hand.

A column of family names alone shows nothing else that could tell it from a column of any other words.
"""

from pontdarc.core.kind import words

FAMILY_NAMES = words("""
adam andre antoine arnaud aubert aubry bailly barbier baron barre barthelemy benard benoit berger bernard bertin
bertrand besson blanc blanchard bonnet boucher bouchet boulanger bourgeois bouvier boyer breton brun brunet camus
carlier caron carpentier carre charles charpentier chevalier chevallier clement colin collet collin cordier cousin
daniel david delattre delaunay deschamps denis devaux diallo dubois dufour dumas dumont dupont dupuis dupuy durand
duval etienne evrard fabre faure fernandez ferreira fleury fontaine fournier francois gaillard garcia garnier gautier
gauthier gay gerard germain giraud girard gomez gonzalez guerin guichard guillaume guillot guyot hamon henry herve
hubert huet humbert jacob jacquet jean joly julien klein lacroix lambert laurent lebrun leclerc leclercq lecomte
lefebvre lefevre leger legrand lejeune lemaire lemoine lemaitre leroux leroy leveque lopez louis lucas maillard
marchand marechal marie martin martinez martins masson mathieu menard mercier meunier meyer michel millet monnier
moreau morel morin moulin muller navarro nguyen nicolas noel olivier pages paris pascal pereira perez perret perrin
perrot petit philippe picard pierre poirier pons prevost poulain poncet renard renaud rey reynaud richard riviere
robert robin roche rodriguez roger rolland rousseau roussel roussey roux royer sanchez schmitt schneider simon
tessier thomas traore vallet vasseur vernet vidal villard vincent weber
chambon chanal coste dejean deyres fargier fayolle gleyze jouve marcon mazet mounier ozil plantier ranc reboul roure
sabatier serre seignobos terrasse teyssier tourasse valette veyrenc vernhes vialle
""")
