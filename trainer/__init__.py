"""The trainer: pairs, synthetic blur, the training loop, export. A program of its own."""
