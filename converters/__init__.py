"""Reading and writing the forms of a readout: JSON, XML and YAML, as twins.

Each form is a module with the same three functions: `read` (bytes to data, or `Unreadable`), `write` (data to bytes)
and `trace` (bytes to data with the place of every node and the faults of the form itself). `read` is the fast way of a
faultless file; `trace` is the careful way, taken when there is something to report.
"""
