-- Each one to whom a said item is addressed, a row each; `identity` by the file of names.
CREATE VIEW addressed AS
SELECT said.readout, said.id, said.list, label.value AS addressee,
  json_extract(said.addressee_identities, '$[' || label.key || ']') AS identity
FROM said, json_each(said.addressees) AS label;

-- Each one who says an item, a row each; `identity` by the file of names.
CREATE VIEW spoken AS
SELECT said.readout, said.id, said.list, label.value AS speaker,
  json_extract(said.speaker_identities, '$[' || label.key || ']') AS identity
FROM said, json_each(said.speakers) AS label;
