"""What can stop a run. A bad article never does; it becomes a `Dropped` record."""

from __future__ import annotations


class PipelineError(Exception):
    """Stops a run. Says what is wrong (`thing`), where (`place`) and what to do (`remedy`)."""

    def __init__(self, thing: str, *, place: str = "", remedy: str = "") -> None:
        super().__init__(thing)
        self.thing = thing
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        text = f"{self.place}: {self.thing}" if self.place else self.thing
        return f"{text}\n  {self.remedy}" if self.remedy else text


class ConfigError(PipelineError):
    """The settings or the command line are wrong; raised before anything is read. `problems` lists them all."""

    def __init__(self, problems: list[str], *, place: str = "", remedy: str = "") -> None:
        super().__init__("\n".join(problems), place=place, remedy=remedy)
        self.problems = problems

    def __str__(self) -> str:
        head = f"{self.place}: " if self.place else ""
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        count = "1 problem" if len(self.problems) == 1 else f"{len(self.problems)} problems"
        return f"{head}{count}\n{lines}" + (f"\n  {self.remedy}" if self.remedy else "")


class InputError(PipelineError):
    """The inputs as a whole cannot be read: nothing there, or no permission to look."""


class OutputError(PipelineError):
    """The run's folder cannot be used: taken, foreign, full, or not writable."""


class EngineError(PipelineError):
    """An engine cannot be loaded: no such model, no weights, a package missing."""
