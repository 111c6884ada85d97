"""The language server: what an editor shows of a readout while it is written."""
