"""All that we do not decide: files, clock, network, mail, secrets, other processes."""
