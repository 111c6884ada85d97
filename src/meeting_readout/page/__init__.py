"""A readout as people look at it: in a terminal, as a page, and an archive as a site."""
