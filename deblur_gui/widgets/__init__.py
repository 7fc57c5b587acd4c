"""Widgets that know pictures and lists, but no engine and no session."""
