"""The check of one document: form, schema, rules; findings as values, and the reports made of them."""
