"""Images attached to a delivery, wherever it keeps them, and whether they say where they were taken."""
