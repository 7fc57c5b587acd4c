"""A batch of photos: request, plan, tiling, pipeline, files.

    folder -> plan -> [ImageJob] -> pipeline (read, tile, model, blend, guard, write) -> files

`batch` drives all of it and records it in the queue; `image_io` reads ahead and writes behind.
"""
