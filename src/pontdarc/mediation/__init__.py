"""Stage 6: animate. Reuses, questions, answers."""
