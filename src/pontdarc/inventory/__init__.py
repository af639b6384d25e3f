"""Stage 2: identify the data. A register of what exists before anything is published."""
