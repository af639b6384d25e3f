"""What happened: audit events, the outbox of events, runs with their state."""
