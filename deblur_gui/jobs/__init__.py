"""Background jobs: threads and child processes. Nothing else in the window knows of them."""
