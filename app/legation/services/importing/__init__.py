"""Ready-made relations into the graph: claims that others found, each with its own source (docs/importing.md)."""
