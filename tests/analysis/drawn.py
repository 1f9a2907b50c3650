"""A small network drawn by hand."""

from legation.analysis.network import network

EDGES = [
    ("r1", "canada", "nato", 5),
    ("r2", "nato", "latvia", 2),
    ("r3", "canada", "latvia", 1),
    ("r4", "canada", "russia", 9),
    ("r5", "russia", "latvia", 4),
    ("r6", "latvia", "riga", 1),
    ("r7", "canada", "latvia", 3),
]
NETWORK = network(EDGES)
TWO_CAMPS = [
    *((f"a{i}{j}", f"a{i}", f"a{j}", 4) for i in range(5) for j in range(i)),
    *((f"b{i}{j}", f"b{i}", f"b{j}", 4) for i in range(4) for j in range(i)),
    ("bridge1", "a0", "broker", 1),
    ("bridge2", "broker", "b0", 1),
]
"""Everybody among a0–a4 is tied to everybody, as among b0–b3; only `broker` leads from one side to the other."""
