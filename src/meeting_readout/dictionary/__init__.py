"""The data dictionary: what each type, property and value of the standard is, for the site and for `readout explain`."""
