"""Stage 5: publish. Datasets, versions that never change, the catalogue record, the index."""
