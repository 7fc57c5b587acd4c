"""Reports.

`report` writes a batch as a web page, a table and JSON. `html` makes web pages from the templates
in resources/templates, for other reports, too.
"""
