"""The schema layer: a fast yes or no, every error in words, and data without its faulty parts."""
