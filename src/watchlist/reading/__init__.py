"""How an item is read: the vocabulary, its automaton, negations, signals."""
