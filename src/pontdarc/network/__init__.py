"""Stage 1: organise the network of référents. Organisations, people, roles, who may do what."""
