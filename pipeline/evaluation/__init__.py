"""How good digests are: against references, against their sources, against another system, and stories against gold."""
