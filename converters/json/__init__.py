"""The JSON form: RFC 8259 in UTF-8, without duplicate keys, null, or numbers that are not whole."""
