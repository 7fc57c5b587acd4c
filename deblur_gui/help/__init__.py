"""The pages of the Help menu: shortcuts, about and licences, debug report."""
