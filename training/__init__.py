"""Trains the reader shipped in data/models/reader-en. Never imported by app/; its own dependencies are in requirements.txt."""
