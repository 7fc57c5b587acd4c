"""The command line `deblur`: `main` parses, one module a command, `display` shows a job."""
