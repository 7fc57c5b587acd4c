"""The models dialog, and what a card says in words."""
