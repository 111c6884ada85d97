"""One readout, indexed: what rules, exports, pages and drafts all ask of it."""
