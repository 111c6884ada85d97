"""From a text in blocks to a draft of its readout."""
