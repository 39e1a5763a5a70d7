"""A lead's room and a coordinator's (S29, S31, S35, P7, N2)."""
