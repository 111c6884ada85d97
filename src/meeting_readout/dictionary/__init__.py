"""The data dictionary: what the types, properties and values of the standard are, for the site and the terminal."""
