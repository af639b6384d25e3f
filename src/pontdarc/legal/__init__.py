"""The law, through all the stages: proposals, opinions, decisions, clearance."""
