"""Tables as values: the same answer for the same bytes and arguments.

No Django, no network, no clock, no settings. Whoever calls passes in the referential and today's date.
"""
