"""Learning steps of RVC voices."""
