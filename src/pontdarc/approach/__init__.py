"""What crosses stages: journeys, and the page of reactions."""
