"""The parts of the Explore dialect: parameters, refusals, catalogue, records, exports, description."""
