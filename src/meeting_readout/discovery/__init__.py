"""Which documents a run is about: files, folders, and the records of collections."""
