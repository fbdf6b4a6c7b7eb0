"""A command for each capability: its figure on the development data beside the anchor's. `make benchmark` runs all."""
