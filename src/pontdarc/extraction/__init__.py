"""Stage 3: extract. Sources, runs, raw deliveries kept unmodified."""
