"""The XML form: XML 1.0 in UTF-8 or UTF-16, without a DOCTYPE; an element or attribute for every property."""
