"""The `digest` command: parse, call, print. Results on standard output, everything else on standard error.

Imports of the pipeline are inside the commands, so that `--help` answers at once.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import __version__
from pipeline.errors import ConfigError, EngineError, InputError, PipelineError

if TYPE_CHECKING:
    from pipeline.config import Config

OK, FAILED, USAGE, IMPERFECT = 0, 1, 2, 3

_EXIT_CODES = """\
exit codes:
  0  all well
  1  the run failed
  2  bad usage or config; nothing was read
  3  finished, but something was dropped or degraded (only with --strict)
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Command-line arguments -> exit code."""
    _open_streams()
    options = _parser().parse_args(arguments)
    try:
        code = int(options.command(options))
        sys.stdout.flush()
        return code
    except (ConfigError, EngineError) as error:
        print(f"digest: {error}", file=sys.stderr)
        return USAGE
    except PipelineError as error:
        print(f"digest: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("digest: stopped; the same command goes on from here", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of our output (head, less) went away. Point stdout elsewhere, or Python complains again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as error:
        print(f"digest: standard output cannot be written ({error.strerror or error})", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def _open_streams() -> None:
    """Standard streams that can be written: one that is closed goes nowhere, and what an encoding lacks is escaped."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - as long as the process
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="digest",
        description="Turn a pile of news articles into one traceable digest per story.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"story-digest {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="read articles, write digests", epilog=_EXIT_CODES,
                              formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    _config_arguments(run)
    run.add_argument("--strict", action="store_true", help="exit with 3 when anything was dropped or degraded")
    run.add_argument("--quiet", action="store_true", help="no progress; only errors")
    run.add_argument("--json-logs", action="store_true", help="progress as JSON lines on standard error")
    run.set_defaults(command=_run)

    check = commands.add_parser("check", help="validate a config, print it resolved, say whether its model can be loaded")
    _config_arguments(check)
    check.set_defaults(command=_check)

    schema = commands.add_parser("schema", help="print the JSON Schema of a line of digests.jsonl")
    schema.set_defaults(command=lambda _: _schema())

    evaluate = commands.add_parser("evaluate", help="measure digests against references, or stories against gold stories",
                                   epilog=_EXIT_CODES, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    _evaluate_arguments(evaluate)
    evaluate.set_defaults(command=_evaluate)

    verify = commands.add_parser("verify", help="check digests that any system wrote against their sources, and repair them",
                                 epilog=_EXIT_CODES, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    _verify_arguments(verify)
    verify.set_defaults(command=_verify)

    train = commands.add_parser("train", help="train the embedded model anew from research text", epilog=_EXIT_CODES,
                                formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    _train_arguments(train)
    train.set_defaults(command=_train)

    show = commands.add_parser("show", help="read digests in the terminal")
    show.add_argument("output", metavar="OUTPUT", type=Path, help="a run's folder, or a digests.jsonl")
    show.add_argument("story", metavar="STORY", nargs="?", help="the id of one story, or the beginning of it")
    show.set_defaults(command=_show)

    explain = commands.add_parser("explain", help="read a digest with the source sentences that every sentence rests on")
    explain.add_argument("output", metavar="OUTPUT", type=Path, help="a run's folder")
    explain.add_argument("story", metavar="STORY", help="the id of a story, or the beginning of it")
    explain.set_defaults(command=_explain)
    return parser


def _config_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("config", metavar="CONFIG", type=Path, help="a YAML file; configs/default.yaml has every setting")
    parser.add_argument(
        "--input",
        metavar="PATH",
        nargs="+",
        action="extend",
        default=[],
        help="files, folders, globs, or - for JSON Lines on standard input; replaces the config's input",
    )
    parser.add_argument("--output", metavar="DIR", help="the run's own folder (default: outputs/<name of CONFIG>)")
    parser.add_argument("--until", metavar="ROOM", help="stop after read, clean, cluster, dedup or rank, and write its output")
    parser.add_argument("--set", metavar="ROOM.KEY=VALUE", nargs="+", action="extend", default=[], dest="overrides",
                        help="override settings, for example --set summarize.max_words=80")  # fmt: skip


def _evaluate_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "output", metavar="OUTPUT", type=Path, help="a run's folder, its digests.jsonl, or JSON Lines {id, digest}"
    )
    gold = parser.add_mutually_exclusive_group(required=True)
    gold.add_argument(
        "--references", metavar="GOLD", type=Path, help="JSON Lines {id, documents, references}; also .gz, .xz, .zst"
    )
    gold.add_argument("--stories", metavar="GOLD", type=Path, help="what the run read, with the gold `story` of every article")
    parser.add_argument("--compare", metavar="OTHER", type=Path, help="another OUTPUT, compared cluster by cluster")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write all figures there, those of each cluster too")
    parser.add_argument("--html", metavar="FILE", type=Path, help="write a page there with the texts side by side")
    parser.add_argument("--strict", action="store_true", help="exit with 3 when anything had no counterpart")
    parser.add_argument("--quiet", action="store_true", help="no progress; only errors")
    parser.add_argument("--json-logs", action="store_true", help="progress as JSON lines on standard error")


def _verify_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("drafts", metavar="DRAFTS", type=Path, help="JSON Lines {id, digest}; also .gz, .xz, .zst")
    parser.add_argument("--sources", metavar="GOLD", type=Path, required=True, help="JSON Lines {id, documents}")
    parser.add_argument("--output", metavar="OUT", type=Path, required=True, help="the file to write, a line a draft")
    parser.add_argument("--config", metavar="CONFIG", type=Path, help="a YAML file whose settings hold (default: those of a run)")
    parser.add_argument("--set", metavar="ROOM.KEY=VALUE", nargs="+", action="extend", default=[], dest="overrides",
                        help="override settings, for example --set verify.on_unsupported=flag")  # fmt: skip
    parser.add_argument("--strict", action="store_true", help="exit with 3 when anything was dropped, degraded or left empty")
    parser.add_argument("--quiet", action="store_true", help="no progress; only errors")
    parser.add_argument("--json-logs", action="store_true", help="progress as JSON lines on standard error")


def _train_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("config", metavar="CONFIG", type=Path, help="a YAML file; configs/train-embedded.yaml has every setting")
    parser.add_argument("--data", metavar="DIR", type=Path, required=True, help="the research text, with train/ and tune/ in it")
    parser.add_argument(
        "--output", metavar="DIR", type=Path, help="the training's own folder (default: outputs/<name of CONFIG>)"
    )
    parser.add_argument("--set", metavar="ROOM.KEY=VALUE", nargs="+", action="extend", default=[], dest="overrides",
                        help="override settings, for example --set fit.budget_minutes=120")  # fmt: skip
    parser.add_argument("--quiet", action="store_true", help="no progress; only errors")
    parser.add_argument("--json-logs", action="store_true", help="progress as JSON lines on standard error")


def _run(options: argparse.Namespace) -> int:
    from pipeline.ahead import wants_workers
    from pipeline.parallel import start_server

    if (os.cpu_count() or 1) > 1 and wants_workers(options.config, options.input, options.overrides):
        start_server()  # it imports what it needs while this process does
    from pipeline.progress import progress
    from pipeline.run import run

    config, folder = _loaded(options)
    with progress(quiet=options.quiet, json_logs=options.json_logs) as report:
        outcome = run(config, folder, progress=report, stdin=getattr(sys.stdin, "buffer", None))
        gc.freeze()  # the process ends here: no search for cycles in what it leaves behind
        if outcome.dropped:
            listed = ", ".join(f"{count:,} {reason}" for reason, count in outcome.dropped.items())
            report.say(f"dropped: {listed}; see {outcome.drops}")
        flawed = {status: count for status, count in outcome.statuses.items() if status != "ok"}
        if flawed:
            report.say(", ".join(f"{count:,} {status}" for status, count in flawed.items()) + "; see `reason` in each digest")
    print(outcome.result)
    return IMPERFECT if options.strict and not outcome.flawless else OK


def _check(options: argparse.Namespace) -> int:
    from pipeline.describe import to_yaml
    from pipeline.engines.load import check, check_opinion

    config, folder = _loaded(options)
    print(to_yaml(config), end="")
    problem = check(config.engine)
    if problem is not None:
        raise EngineError(problem, place="engine")
    loaded = "its engine"
    if config.verify.method == "check" and config.verify.model:
        problem = check_opinion(config.verify.model, config.verify.revision)
        if problem is not None:
            raise EngineError(problem, place="verify")
        loaded = "its engine and the model of its second opinion"
    print(f"digest: {options.config} is sound; {loaded} can be loaded; a run would write to {folder}", file=sys.stderr)
    return OK


def _evaluate(options: argparse.Namespace) -> int:
    from pipeline.evaluation.command import evaluate
    from pipeline.progress import progress

    with progress(quiet=options.quiet, json_logs=options.json_logs) as report:
        flawless = evaluate(
            options.output,
            references=options.references,
            stories=options.stories,
            other=options.compare,
            json=options.json,
            html=options.html,
            progress=report,
        )
    return IMPERFECT if options.strict and not flawless else OK


def _verify(options: argparse.Namespace) -> int:
    from pipeline.config import Config, load_settings
    from pipeline.drafts import verify_drafts
    from pipeline.parallel import Workers, single_threaded
    from pipeline.progress import progress

    config = load_settings(Config, options.config, options.overrides)
    if options.output.is_dir():
        raise ConfigError([f"--output {options.output}: is a folder"], place="digest verify", remedy="name a file")
    if not options.output.parent.is_dir():
        raise ConfigError([f"--output {options.output}: there is no folder {options.output.parent}"], place="digest verify")
    single_threaded()
    workers = config.workers if isinstance(config.workers, int) else os.cpu_count() or 1
    with progress(quiet=options.quiet, json_logs=options.json_logs) as report, Workers(workers, report) as mapper:
        outcome = verify_drafts(options.drafts, options.sources, options.output, config, mapper=mapper, progress=report)
        if outcome.dropped:
            report.say(f"dropped: {outcome.dropped:,}; see {outcome.drops}")
    print(options.output)
    return IMPERFECT if options.strict and not outcome.flawless else OK


def _train(options: argparse.Namespace) -> int:
    from pipeline.config import load_settings
    from pipeline.progress import progress
    from pipeline.training.recipe import TrainSettings
    from pipeline.training.train import train

    settings = load_settings(TrainSettings, options.config, options.overrides)
    folder = options.output or Path("outputs") / options.config.stem
    with progress(quiet=options.quiet, json_logs=options.json_logs) as report:
        print(train(settings, options.data, folder, progress=report))
    return OK


def _schema() -> int:
    from pipeline.schema import digest_schema

    print(digest_schema())
    return OK


def _show(options: argparse.Namespace) -> int:
    from pipeline.show import show

    found = show(options.output, options.story)
    if not found and options.story is None:
        print(f"{options.output} has no stories: nothing was left to tell; dropped.jsonl says why", file=sys.stderr)
    elif not found:
        raise InputError(f"has no story {options.story}", place=str(options.output), remedy="without STORY all are shown")
    return OK


def _explain(options: argparse.Namespace) -> int:
    from pipeline.explain import explain

    if not explain(options.output, options.story):
        raise InputError(f"has no story {options.story}", place=str(options.output), remedy="digest show prints all ids")
    return OK


def _loaded(options: argparse.Namespace) -> tuple[Config, Path]:
    """The config with the command line on top, and the run's folder."""
    from pipeline.config import load_config

    overrides = [*options.overrides, *([f"until={options.until}"] if options.until else [])]
    config = load_config(options.config, overrides, inputs=options.input, output=options.output)
    return config, Path(config.output) if config.output is not None else Path("outputs") / options.config.stem
