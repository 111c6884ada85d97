"""The YAML form: one document of YAML 1.2 in UTF-8; the schema decides what plain scalars are.

There are no anchors, aliases, tags, directives or merge keys; comments are not content.
"""
