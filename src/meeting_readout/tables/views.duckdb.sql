-- Each one to whom a said item is addressed, a row each; `identity` by the file of names.
CREATE VIEW addressed AS
SELECT readout, id, list, unnest(addressees) AS addressee, unnest(addressee_identities) AS identity
FROM said WHERE addressees IS NOT NULL;

-- Each one who says an item, a row each; `identity` by the file of names.
CREATE VIEW spoken AS
SELECT readout, id, list, unnest(speakers) AS speaker, unnest(speaker_identities) AS identity
FROM said WHERE speakers IS NOT NULL;
