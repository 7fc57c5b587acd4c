"""A batch on many machines, by Dask distributed; queue and files stay with the owner."""
