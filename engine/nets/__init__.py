"""Torch architectures: students and teachers, shared by the torch backend and the trainer.

Room: engine/nets, torch.
"""
