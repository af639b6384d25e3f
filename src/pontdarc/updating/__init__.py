"""Stage 7: update. Promises of freshness, drift, reminders."""
