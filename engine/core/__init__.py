"""What everything else stands on: paths, atomic files and locks, the memory budget, the SQLite
store, resources, quiet OpenCV.

Standard library only (OpenCV apart), and no knowledge of pictures, models or batches.
"""
