"""What the law room keeps: clearances and duties, the rights of third parties, the registers that the law asks for."""

from pontdarc.legal.models.clearance import (
    Answer,
    Decision,
    DutyRecord,
    Opinion,
    Outcome,
    Proposal,
    PublicRefusal,
    StandingOpinion,
    StatusSharing,
)
from pontdarc.legal.models.property import Homologation, HouseDelay, SourceUsed
from pontdarc.legal.models.registers import AccessOfficer, Algorithm, RegisterEdition, RegisterLine

__all__ = [
    "AccessOfficer",
    "Algorithm",
    "Answer",
    "Decision",
    "DutyRecord",
    "Homologation",
    "HouseDelay",
    "Opinion",
    "Outcome",
    "Proposal",
    "PublicRefusal",
    "RegisterEdition",
    "RegisterLine",
    "SourceUsed",
    "StandingOpinion",
    "StatusSharing",
]
