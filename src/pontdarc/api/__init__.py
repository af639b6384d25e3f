"""Dialects: one file each, all over the same queries."""
