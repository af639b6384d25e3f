"""A language: its code (ISO 639, BCP 47) or its usual name in French."""

from pontdarc.core.kind import Kind, among, shaped, trimmed, words
from pontdarc.core.words import gettext_noop

_CODES = words("""
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es
et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj
kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv
ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti
tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
fra fre eng deu ger spa ita por nld dut cat eus baq bre oci cos gsw ara rus zho chi jpn kor pol ron rum tur ukr lat gre
ell heb hin frp gcf rcf mul und zxx
""")
_NAMES = words("""
francais anglais allemand espagnol italien portugais neerlandais catalan basque breton occitan corse alsacien arabe
russe chinois japonais coreen polonais roumain turc ukrainien latin grec hebreu hindi francoprovencal creole danois
suedois norvegien finnois hongrois tcheque slovaque slovene croate serbe bulgare albanais armenien persan vietnamien
thai lituanien letton estonien irlandais gallois islandais tamoul bengali kurde esperanto luxembourgeois flamand
mandarin lsf
""")

KIND = Kind(
    slug="language",
    title=gettext_noop("Langue"),
    description=gettext_noop("Langue, par son code (fr, fra, fr-FR) ou par son nom en français."),
    example="français",
    recognise=lambda cell: among(_NAMES)(cell) | shaped(r"[a-z]{2}[-_][A-Z]{2}")(cell),
    normalise=trimmed,
    looks=lambda cell: among(_NAMES | _CODES)(cell) | shaped(r"(?i)[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*")(cell),
    alone=0.75,
    minimum=0.9,
    header_words=("langue", "langues", "language", "lang", "code langue", "agency lang", "feed lang"),
)
