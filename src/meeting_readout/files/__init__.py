"""The bytes of files, and the patterns by which files are named."""
