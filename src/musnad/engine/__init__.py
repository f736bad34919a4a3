"""Running one function over many items, in whatever processes there are; what runs knows nothing of it."""
