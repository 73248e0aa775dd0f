"""Files in and out: one module per format, none of which knows another.

Whoever reads or writes a file asks `FORMATS` for the format by its name.
"""
