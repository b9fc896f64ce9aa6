"""The recipe of the embedded model: research text -> pairs -> vocabulary -> trained weights -> an exported model."""
