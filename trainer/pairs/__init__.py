"""Training pairs on disk: folder layouts, the dataset, the pair doctor, alignment and repair."""
