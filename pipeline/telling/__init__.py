"""facts -> sentences: which facts a digest has room for, in what order, and whose wording of them stands."""
