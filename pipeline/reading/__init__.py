"""How bytes become records: what `stages/read.py` stands on."""
