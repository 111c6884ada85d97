"""The YAML form: one document of YAML 1.2 in UTF-8, whose plain words are what the schema says they are.

There are no anchors, aliases, tags, directives or merge keys; comments are no content.
"""
