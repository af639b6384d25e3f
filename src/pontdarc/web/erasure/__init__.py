"""Pages for people who recognise themselves, for those who answer them, and for the people of the network."""
