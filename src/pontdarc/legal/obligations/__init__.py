"""Obligations: one file each, one row of the law base; the registry of legal/catalogue.py finds them."""
