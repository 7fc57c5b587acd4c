"""The desktop app: the window around the engine."""
