"""Evaluation: protocols, subjects (who is measured), cost, and the report."""
