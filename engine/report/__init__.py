"""The report of a batch: an HTML page for people, CSV and JSON for programs."""
