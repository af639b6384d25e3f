"""The parts of our own API: how it answers, its parameters, its description."""
