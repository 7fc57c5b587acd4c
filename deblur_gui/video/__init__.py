"""The video dialog and its controller."""
