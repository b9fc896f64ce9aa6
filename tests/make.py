"""Fictional articles, the same at every call: small stories told by several outlets in slightly different words."""

import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

_TOWNS = ["Arden", "Bellmoor", "Calder", "Dunmere", "Eastwick", "Farrow", "Glenby", "Harrow Sound", "Ilmouth", "Jarrow Hill"]
_THINGS = ["bridge", "ferry", "school", "library", "stadium", "hospital", "harbour", "museum", "power station", "railway"]
_PEOPLE = ["Ana Petrov", "Ben Okafor", "Carla Ruiz", "Dev Anand", "Elsa Lind", "Femi Bello", "Greta Holm", "Hugo Brandt"]
_OUTLETS = ["The Arden Post", "Coast Wire", "Evening Ledger", "Northern Star", "Public Radio Nine"]
_EVENTS = [
    "The {thing} in {town} closed on {day} after inspectors found {n} cracks in its walls.",
    "Workers at the {thing} in {town} walked out on {day}, demanding a raise of {n} percent.",
    "A fire at the {thing} in {town} on {day} injured {n} people.",
    "Voters in {town} approved {n} million crowns for a new {thing} on {day}.",
]
_MORE = [
    "Mayor {person} called the decision about the {thing} painful but necessary.",
    "{person}, who has led {town} for {n} years, promised a report within a month.",
    "Residents of {town} said they had warned of trouble at the {thing} since spring.",
    "Repairs to the {thing} are expected to cost {m} million crowns, according to the town council.",
    "The regional government sent {n} engineers to {town} to examine the {thing}.",
    "Schools near the {thing} in {town} stayed open, a spokesman for {person} said.",
    "An earlier plan for the {thing} had been rejected by {m} of the council's members.",
]


def articles(count: int, seed: int = 7) -> list[dict[str, str]]:
    """`count` records with id, title, text, source, url and published."""
    draw = random.Random(seed)
    records: list[dict[str, str]] = []
    while len(records) < count:
        number = len(records)
        words = {
            "town": draw.choice(_TOWNS),
            "thing": draw.choice(_THINGS),
            "person": draw.choice(_PEOPLE),
            "n": draw.randint(3, 90),
            "m": draw.randint(3, 90),
            "day": draw.choice(["Monday", "Tuesday", "Friday"]),
        }
        lead = draw.choice(_EVENTS).format(**words)
        day = f"2031-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"
        for outlet in draw.sample(_OUTLETS, draw.randint(1, 4)):
            body = [lead, *(sentence.format(**words) for sentence in draw.sample(_MORE, draw.randint(3, 5)))]
            records.append({
                "id": f"a{len(records):05d}",
                "title": f"{words['thing'].capitalize()} in {words['town']}: what we know ({number})",
                "text": "\n".join(body), "source": outlet, "url": f"https://example.org/{len(records)}", "published": day,
            })  # fmt: skip
    return records[:count]


def write(path: Path, records: Sequence[Mapping[str, object]]) -> Path:
    """The records as JSON Lines."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def clusters(count: int, seed: int = 7) -> list[dict[str, object]]:
    """`count` records with id, documents and one reference: the articles of one event, and its lead in other company."""
    told: dict[str, list[dict[str, str]]] = {}
    for record in articles(5 * count, seed):
        told.setdefault(record["title"], []).append(record)
    return [
        {
            "id": f"event-{number:03d}",
            "documents": [{key: record[key] for key in ("title", "text", "published", "source")} for record in group],
            "references": [" ".join(group[0]["text"].split("\n")[:3])],
        }
        for number, group in enumerate(list(told.values())[:count])
    ]
