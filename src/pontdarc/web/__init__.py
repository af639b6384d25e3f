"""Portal and workspace."""
