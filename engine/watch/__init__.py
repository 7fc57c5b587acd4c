"""A watched folder: new photos are deblurred as they arrive."""
