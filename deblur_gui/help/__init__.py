"""The pages of the Help menu.

`pages` shows keyboard shortcuts, the About dialog and the debug report; `licences` collects the
components of the program and their licences.
"""
