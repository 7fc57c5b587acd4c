"""The durable queue: what was asked for, what is done, and what is left after a crash.

One SQLite file for each user; knows nothing of pictures or models.
"""
