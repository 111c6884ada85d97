"""From a published text to a draft of its readout."""
