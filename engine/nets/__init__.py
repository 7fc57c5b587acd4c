"""Torch architectures: students and teachers, shared by the torch backend and the trainer."""
