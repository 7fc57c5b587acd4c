"""One tuning, from the user's folders to an adopted model; the window reads `record`."""
