"""A batch on many machines, with Dask distributed.

`client` describes and connects to a cluster, `batch` coordinates and publishes the results,
`worker` is what runs on the other machines.
"""
