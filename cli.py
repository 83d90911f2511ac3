"""Commands and their options in, one call of the library each, and what it answers printed."""

from __future__ import annotations

import atexit
import gc
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

import click
from click import Context

from thac import __version__

if TYPE_CHECKING:
    from thac.graph import Graph
    from thac.graph.model import Result
    from thac.queries.trace import Cascade

DATABASE = "thac.db"
FORMATS = ("text", "json", "csv")
SCOPES = ("title", "opening", "basis", "body", "appendix")
EXPORTS = ("ttl", "nt", "jsonld", "trig", "graphml", "gexf", "jsonl", "cypher", "csv", "parquet")
LANGUAGES = click.Choice(["en", "vi"])
Words = tuple[str, ...]
LEVELS = ("central", "province", "district", "commune")


class Commands(click.Group):
    """Turns what the library reports into a message on standard error and exit code 1."""

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """A command takes ``--db`` and ``--lang`` after its name as well as before it."""
        for flag, kind in (("--db", None), ("--lang", LANGUAGES)):
            late = click.Option([flag], type=kind, hidden=True, expose_value=False, callback=_given)
            late.help = f"The same as {flag} before the command."
            cmd.params.append(late)
        super().add_command(cmd, name)

    def invoke(self, ctx: Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            _closed_pipe()
        except Exception as error:
            from thac.graph.errors import ThacError

            if not isinstance(error, ThacError):
                raise
            raise click.ClickException(str(error)) from error


def _given(ctx: Context, option: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.obj = ctx.obj | {option.name: value}


def _closed_pipe() -> NoReturn:
    """Whoever reads the output has seen enough; Python must not complain of it at the end."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise click.exceptions.Exit(0)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="thac")
@click.option("--db", default=DATABASE, show_default=True, metavar="FILE",
              help="The database, an RDF export (only asked), or a Neo4j server (bolt://...).")  # fmt: skip
@click.option("--lang", default="en", show_default=True, type=LANGUAGES, help="Language of the answers.")
@click.pass_context
def main(ctx: Context, db: str, lang: str) -> None:
    """Thác reads Vietnamese party and state documents and shows how a directive cascades.

    \b
    Example:
      thac load examples
      thac trace 96-CT/TW
    """
    ctx.obj = {"db": db, "lang": lang}
    atexit.register(gc.freeze)  # at the end nothing need be searched for circles any more


def command(name: str | None = None) -> Callable[[Callable[..., None]], click.Command]:
    """A command of ``main``, which is given its context."""
    return lambda call: main.command(name)(click.pass_context(call))


Options = Callable[[Callable[..., None]], Callable[..., None]]


def _added(options: list[Options]) -> Options:
    """Several options as one decorator, listed in this order."""

    def add(command: Callable[..., None]) -> Callable[..., None]:
        for option in reversed(options):
            command = option(command)
        return command

    return add


def _form(*formats: str) -> Options:
    return click.option("--format", "form", default="text", show_default=True,
                        type=click.Choice(formats or FORMATS), help="How the answer is printed.")  # fmt: skip


def _as_of() -> Options:
    return click.option("--as-of", default="", metavar="DATE", help="Leave out what is later than this date.")


def _which() -> Options:
    """The options that tell documents of one symbol apart, and the state of a day."""
    which = "Which document of that symbol: its"
    return _added([
        _as_of(),
        click.option("--date", default="", metavar="DATE", help=f"{which} date."),
        click.option("--issuer", default="", metavar="WORDS", help=f"{which} issuer."),
    ])  # fmt: skip


def _query_options(*formats: str, narrow: bool = False) -> Options:
    """The options that every query has; ``narrow`` adds those that tell documents of one symbol apart."""
    evidence = click.option("--evidence", is_flag=True, help="Add the sentences that prove the answer.")
    return _added([_form(*formats), evidence, _which() if narrow else _as_of()])


def _where() -> Options:
    """The options that leave units of one level or province."""
    return _added([
        click.option("--level", type=click.Choice(LEVELS), callback=lambda _ctx, _option, value: value or "",
                     help="Only units of this level."),
        click.option("--province", default="", metavar="NAME", help="Only units of this province."),
    ])  # fmt: skip


@contextmanager
def _graph(ctx: Context) -> Iterator[Graph]:
    """The graph in the database that was named; asking never makes one."""
    from thac.graph import open as open_graph
    from thac.queries.moved import moved
    from thac.queries.render.findings import told

    with open_graph(ctx.obj["db"], create=False, ask=_ask) as graph:
        place = ctx.params.get("province") or (" ".join(ctx.params["words"]) if ctx.command is find else "")
        if place and (note := moved(place, ctx.params.get("as_of", ""))):
            click.echo(told(note, ctx.obj["lang"]), err=True)
        yield graph


def _print(ctx: Context, answer: Result | Cascade, form: str, evidence: bool) -> None:
    from thac.queries.render import RENDERERS, Look

    look = Look(ctx.obj["lang"], evidence, sys.stdout.isatty())
    click.echo(RENDERERS[form](answer, look), nl=False)


def _reading() -> Options:
    """The options of what reads files."""
    return _added([
        click.option("--limit", default="", metavar="LIMITS",
                     help="What one file may cost, as in file=1GB,seconds=60,members=1000."),
        click.option("--columns", default="", metavar="COLUMNS",
                     help="The columns of a crawl, as in text=body,symbol=so_hieu."),
    ])  # fmt: skip


@command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--prune", is_flag=True, help="Forget what was loaded from there and is there no longer.")
@click.option("--workers", type=click.IntRange(min=0), metavar="N",
              help="Processes that read at once.  [default: one a core]")  # fmt: skip
@_reading()
def load(ctx: Context, paths: Words, prune: bool, workers: int | None, limit: str, columns: str) -> None:
    """Read files, folders, archives, e-mails and crawls (- for standard input) and keep what they say.

    The same file twice changes nothing; a changed file replaces what it said. What could not be read is named
    at the end, and later by `thac show --unread`.

    \b
    Example:
      thac load examples
    """
    from collections import Counter

    from thac.graph import open as open_graph
    from thac.graph.neo4j.connect import is_address
    from thac.loaders.limits import limits_of
    from thac.loaders.load import Interrupted
    from thac.loaders.load import load as load_into
    from thac.queries.render.loading import remarks, summary

    if is_address(ctx.obj["db"]):
        raise click.UsageError("Documents are loaded into a file; then `thac push` brings it to a server.")
    stopped: Interrupted | None = None
    aside: Counter[str] = Counter()
    limits, named = limits_of(limit), _named(columns.split(","))
    with open_graph(ctx.obj["db"]) as graph, _progress("Reading") as show:
        try:
            report = load_into(
                paths, graph, show, workers=workers, prune=prune, limits=limits, columns=named, aside=aside
            )
        except Interrupted as interrupted:
            report, stopped = interrupted.report, interrupted
    for line in remarks(report, aside, ctx.obj["lang"]):
        click.echo(line, err=True)
    click.echo(summary(report, prune, ctx.obj["lang"]))
    if stopped:
        click.echo(str(stopped), err=True)
        ctx.exit(130)
    if report.failures:
        ctx.exit(1)


def _named(words: Iterable[str]) -> dict[str, str]:
    """Names and values of words like "a=b"."""
    pairs = [word.strip().partition("=") for word in words if word.strip()]
    if wrong := next((name for name, sign, _ in pairs if not sign), ""):
        raise click.UsageError(f"{wrong}: not of the form NAME=VALUE.")
    return {name: value for name, _, value in pairs}


@contextmanager
def _progress(label: str) -> Iterator[Callable[[int, int | None, int], None] | None]:
    """On a terminal a bar with the rate and the time left; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield None
        return
    import time

    begun, failures = time.monotonic(), 0

    def told(_: object) -> str:
        rate = bar.pos / max(time.monotonic() - begun, 0.001)
        return f"{rate:.1f}/s" + (f", {failures} failed" if failures else "")

    with click.progressbar(length=1, label=label, file=sys.stderr, show_pos=True, item_show_func=told) as bar:

        def show(done: int, total: int | None, failed: int) -> None:
            nonlocal failures
            failures = failed
            bar.length = max(total or done, 1)
            bar.update(done - bar.pos)

        yield show


@command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "form", default="jsonl", show_default=True, type=click.Choice(["jsonl", "text"]),
              help="One JSON object a document, or a summary for people.")  # fmt: skip
@_reading()
def parse(ctx: Context, paths: Words, form: str, limit: str, columns: str) -> None:
    """Print what is found in files, folders and archives (- for standard input); nothing is kept.

    \b
    Example:
      thac parse examples --format text
    """
    import json

    from thac.graph.model import Failure
    from thac.loaders.limits import limits_of
    from thac.loaders.parsed import parsed
    from thac.queries.render.record import summary

    failed = False
    for found in parsed(paths, limits_of(limit), _named(columns.split(","))):
        if isinstance(found, Failure):
            failed = True
            click.echo(str(found), err=True)
        else:
            one = (
                json.dumps(found, ensure_ascii=False) if form == "jsonl" else summary(found, ctx.obj["lang"])
            )
            click.echo(one)
    if failed:
        ctx.exit(1)


@command()
@click.option("--format", "form", required=True, type=click.Choice(EXPORTS), help="What the file is to be.")
@click.option("-o", "--output", required=True, metavar="FILE",
              help="Where to; csv and parquet make FILE.nodes and FILE.edges.")  # fmt: skip
def export(ctx: Context, form: str, output: str) -> None:
    """Write the whole graph, evidence and all, to a file for other programs.

    \b
    Example:
      thac export --format ttl -o graph.ttl
    """
    from thac.graph.export import export as write
    from thac.queries.render.words import say

    with _graph(ctx) as graph:
        done = write(graph.store, form, output)
    counts = ", ".join(done.files), done.nodes, done.edges, done.sources
    click.echo(say("{}: {} nodes, {} links, {} sources", ctx.obj["lang"], *counts))


@command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def import_(ctx: Context, files: Words) -> None:
    """Keep what exports hold (.jsonl, .ttl, .nt, .trig, .jsonld), as if their documents were loaded here.

    \b
    Example:
      thac export --format jsonl -o graph.jsonl
      thac --db copy.db import graph.jsonl
    """
    from thac.graph import open as open_graph
    from thac.graph.restore import restore
    from thac.queries.render.words import say

    with open_graph(ctx.obj["db"]) as graph:
        for file in files:
            counts = restore(graph.store, file)
            told = file, *counts.values()
            click.echo(say("{}: {} loaded, {} replaced, {} unchanged", ctx.obj["lang"], *told))


@command()
@click.argument("name", default="", metavar="[NAME|FILE]")
@click.argument("given", nargs=-1, metavar="[NAME=TEXT]...")
@click.option("--sparql", "text", default="", metavar="QUERY", help="The query itself.")
@click.option("--cypher", default="", metavar="QUERY", help="The query itself, for a Neo4j server.")
@click.option("--timeout", default=60.0, show_default=True, metavar="SECONDS", help="When to give up.")
@_form()
def query(ctx: Context, name: str, given: Words, text: str, cypher: str, timeout: float, form: str) -> None:
    """Ask in SPARQL (a Neo4j server: in Cypher) by a ready query, a file or a text; without, list the ready.

    \b
    Example:
      thac query cascade symbol=96-CT/TW
      thac query --sparql 'SELECT ?d { ?d a thac:Plan }'
      thac --db bolt://localhost:7687 query --cypher 'MATCH (n:Document) RETURN n.title'
    """
    from thac.queries.query import query as ask
    from thac.queries.query import ready

    if (text or cypher) and name:
        name, given = "", (name, *given)
    if not (text or cypher or name):
        _print(ctx, ready(ctx.obj["db"]), form, False)
        return
    with _graph(ctx) as graph:
        _print(ctx, ask(graph, name, text, cypher, _named(given), timeout), form, False)


@command()
@click.argument("file", default="", metavar="[FILE]")
@_form()
def check(ctx: Context, file: str, form: str) -> None:
    """Check that the graph, or a file of RDF made from one, is well formed (SHACL); exit 1 where it is not.

    \b
    Example:
      thac check
    """
    from thac.queries.check import check as ask

    with _graph(ctx) as graph:
        found = ask(graph, file)
        _print(ctx, found, form, False)
    if found.rows:
        ctx.exit(1)


@command()
@click.argument("address", metavar="bolt://...")
def push(ctx: Context, address: str) -> None:
    """Bring the graph to a Neo4j server, where `thac --db bolt://...` then asks it.

    User and password are taken from NEO4J_USERNAME and NEO4J_PASSWORD, the database from NEO4J_DATABASE.

    \b
    Example:
      thac push bolt://localhost:7687
    """
    from thac.graph.neo4j.connect import connect, is_address
    from thac.graph.neo4j.push import push as send
    from thac.queries.render.words import say

    if not is_address(address):
        raise click.UsageError(f"{address} is no address of a server; give one like bolt://localhost:7687.")
    with _graph(ctx) as graph, _progress("Sending") as show:
        driver = connect(address, _ask)
        try:
            done = send(graph.store, driver, address, (lambda sent: show(sent, None, 0)) if show else None)
        finally:
            driver.close()
    counts = address, done.nodes, done.edges, done.gone
    click.echo(say("{}: {} nodes and {} edges sent, {} removed", ctx.obj["lang"], *counts))


def _ask(user: str) -> str:
    """The password of a user, asked on the terminal."""
    if not sys.stdin.isatty():
        raise click.UsageError("The server wants a password; set NEO4J_PASSWORD in the environment.")
    return str(click.prompt(f"Password of {user}", hide_input=True, err=True))


@command()
@_form()
def doctor(ctx: Context, form: str) -> None:
    """Tell what is installed, what it enables, and the command that installs what is missing.

    \b
    Example:
      thac doctor
    """
    from thac.loaders.needs import needs

    _print(ctx, needs(), form, False)


@command()
@click.argument("symbol")
@click.option("--down", "direction", flag_value="down", default=True, help="What implements it (default).")
@click.option("--up", "direction", flag_value="up", help="What it implements.")
@click.option("--depth", type=click.IntRange(min=0), metavar="N", help="At most so many steps from the root.")
@click.option(
    "--scope", "scopes", multiple=True, type=click.Choice(SCOPES),
    help="Where a sentence must stand to count; may be repeated.  [default: title, opening, basis]",
)  # fmt: skip
@_query_options("text", "json", "csv", "mermaid", narrow=True)
def trace(ctx: Context, /, symbol: str, scopes: Words, form: str, evidence: bool, **given: Any) -> None:
    """Show the cascade of a document: who carries it out, by which document, down to which level.

    SYMBOL is a symbol, an id or the path of a loaded file. A dotted line is a link that no sentence
    proves: the titles are the same.

    \b
    Example:
      thac trace 96-CT/TW --evidence
    """
    from thac.queries.trace import trace as ask
    from thac.queries.walk import SCOPES as usual

    with _graph(ctx) as graph:
        found = ask(graph, symbol, scopes=scopes or usual, evidence=evidence, **given)
        _print(ctx, found, form, evidence)


@command()
@click.argument("name", metavar="SYMBOL|ORGANISATION", default="")
@click.option("--unresolved", "instead", flag_value="unresolved", default="",
              help="Instead: what has no known issuer or level, nothing guessed.")  # fmt: skip
@click.option("--unread", "instead", flag_value="unread", help="Instead: the files that could not be read.")
@_query_options(narrow=True)
def show(ctx: Context, /, name: str, instead: str, form: str, evidence: bool, **given: str) -> None:
    """Show all that is said of a document or an organisation, and who says so.

    \b
    Example:
      thac show 96-CT/TW
      thac show --unresolved
    """
    from thac.queries.show import show as ask
    from thac.queries.unread import unread
    from thac.queries.unresolved import unresolved

    if not name and not instead:
        raise click.UsageError("Missing argument 'SYMBOL|ORGANISATION', or --unresolved, or --unread.")
    with _graph(ctx) as graph:
        if instead == "unread":
            _print(ctx, unread(graph), form, evidence)
        elif instead:
            _print(ctx, unresolved(graph, evidence), form, evidence)
        else:
            _print(ctx, ask(graph, name, evidence=evidence, **given), form, evidence)


@command("list")
@click.option("--type", default="", metavar="CODE", help="Only this type: KH, KL, CT, ...")
@click.option("--issuer", default="", metavar="WORDS", help="Only issuers whose name has these words.")
@click.option("--province", default="", metavar="NAME", help="Only this province.")
@click.option("--from", "start", default="", metavar="DATE", help="Only what is issued since then.")
@click.option("--to", "end", default="", metavar="DATE", help="Only what is issued until then.")
@click.option("--roots", is_flag=True, help="Only what others carry out and that itself carries out nothing.")
@_query_options()
def list_(ctx: Context, /, form: str, evidence: bool, **given: Any) -> None:
    """List the documents that are loaded or named.

    \b
    Example:
      thac list --type KH --from 2023
    """
    from thac.queries.catalogue import catalogue

    with _graph(ctx) as graph:
        _print(ctx, catalogue(graph, evidence=evidence, **given), form, evidence)


@command()
@_query_options()
def stats(ctx: Context, form: str, as_of: str, evidence: bool) -> None:
    """Count what is in the database by type, level, province and year.

    \b
    Example:
      thac stats
    """
    from thac.queries.stats import stats as ask

    with _graph(ctx) as graph:
        _print(ctx, ask(graph, as_of), form, evidence)


@command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@_query_options()
def find(ctx: Context, words: Words, form: str, as_of: str, evidence: bool) -> None:
    """Search titles, symbols and names by words, with or without accents.

    \b
    Example:
      thac find ke hoach
    """
    from thac.queries.find import find as ask

    with _graph(ctx) as graph:
        _print(ctx, ask(graph, " ".join(words), as_of, evidence), form, evidence)


@command()
@click.argument("symbol")
@_where()
@click.option("--closed-world", is_flag=True, help="All documents are loaded: what is not seen was not done.")
@click.option("--all", "everything", is_flag=True, help="Add what is not expected, and why.")
@_query_options(narrow=True)
def gaps(ctx: Context, /, symbol: str, form: str, evidence: bool, **given: Any) -> None:
    """Compare who was to carry out a document, by a duty or by the ladder, with what is known of them.

    Groups ("UBND các xã, thị trấn") stand for their members on the date of the document that names them.
    Deadlines are judged on --as-of, else on the latest date of a loaded document.

    \b
    Example:
      thac gaps 96-CT/TW --level commune
    """
    from thac.queries.gaps import gaps as ask

    with _graph(ctx) as graph:
        _print(ctx, ask(graph, symbol, evidence=evidence, **given), form, evidence)


@command()
@click.argument("symbol")
@_where()
@_query_options(narrow=True)
def coverage(ctx: Context, /, symbol: str, form: str, evidence: bool, **given: str) -> None:
    """Count the units that carried out a document, by level and province, and how many days they took.

    The last rows are the documents of each month: the curve of adoption.

    \b
    Example:
      thac coverage 96-CT/TW --format csv
    """
    from thac.queries.coverage import coverage as ask

    with _graph(ctx) as graph:
        _print(ctx, ask(graph, symbol, **given), form, evidence)


@command()
@click.argument("symbol", default="")
@click.option("--rules", default="", metavar="NAMES", help="Only these rules, as in no-basis,wrong-date.")
@click.option("--list", "listing", is_flag=True, help="Instead: the rules and what each asks.")
@_where()
@_which()
@click.option("--format", "form", default="text", show_default=True, metavar="FORM",
              help="text, json, csv, xlsx, html or sarif.")  # fmt: skip
@click.option("-o", "--output", default="", metavar="FILE", help="Write to this file.")
@click.option("--fail-on", default=None, type=click.Choice(["error", "warning", "notice"]),
              help="Exit 3 where a finding is of this severity or graver.")  # fmt: skip
def audit(
    ctx: Context, /, rules: str, listing: bool, form: str, output: str, fail_on: str | None, **given: str
) -> None:
    """List what is missing, wrong, late or without a basis, each with its sentences and what refutes it.

    SYMBOL is a directive whose cascade is looked at; without it the whole store is.

    \b
    Example:
      thac audit 96-CT/TW
      thac audit --rules no-basis,wrong-date --format csv -o findings.csv
    """
    from thac.queries.audit import failing, listed
    from thac.queries.render.reports import beside, checked_form, write
    from thac.queries.scoreboard import reported as ask

    names = [name.strip() for name in rules.split(",") if name.strip()]
    if listing:
        _print(ctx, listed(names, ctx.obj["lang"]), form, False)
        return
    checked_form(form, output)
    with _graph(ctx) as graph:
        report = ask(graph, rules=names, scores=form in ("xlsx", "html"), **given)
    click.echo(write(report, form, ctx.obj["lang"], output), nl=False)
    for line in beside(report, form, ctx.obj["lang"], output):
        click.echo(line, err=True)
    if fail_on and failing(report, fail_on):
        ctx.exit(3)


@command()
@click.argument("words", nargs=-1, metavar="[FINGERPRINT accept|reject|exempt] [merge|split A B]")
@click.option("--undo", is_flag=True, help="Take back what stands on a fingerprint, or on two nodes.")
@click.option("--reason", default="", metavar="TEXT", help="Why.")
@click.option("--by", default="", metavar="NAME", help="Who judges.")
@click.option("--on", default="", metavar="DATE", help="The day of the judgement.")
@click.option("--of", default="", metavar="SYMBOL", help="Look in the audit of this document alone.")
@click.option("--as-of", default="", metavar="DATE", help="The date of that audit.")
@click.option("--export", "target", default="", metavar="FILE", help="Write all judgements to this file.")
@click.option("--import", "source", default="", metavar="FILE", help="Add the judgements of this file.")
@click.option("--list", "listing", is_flag=True, help="List all judgements.")
@_form()
def judge(ctx: Context, /, words: Words, undo: bool, listing: bool, form: str, **given: str) -> None:
    """Record what a person decides: of a finding of the audit, or that two nodes are one or are not.

    Nothing that documents say is changed, loading never touches the record, and all of it can be taken back.
    Of merged nodes the second stays.

    \b
    Example:
      thac judge merge 3104/KH-UBND 2215/KH-UBND --reason "its number misread" --by An
      thac judge --list
      thac judge --export judgements.jsonl
    """
    from thac.queries import judge as ask
    from thac.queries.render.words import say

    if not (words or listing or given["target"] or given["source"]):
        raise click.UsageError("Say what is judged, or --list, --export FILE, --import FILE.")
    with _graph(ctx) as graph:
        for note in ask.carried_out(graph, words, undo=undo, **given):
            click.echo(say(note.phrase, ctx.obj["lang"], *note.values))
        if listing:
            _print(ctx, ask.listed(graph), form, False)


@command()
@click.argument("lower", metavar="A")
@click.argument("upper", metavar="B")
@_query_options(narrow=True)
def explain(ctx: Context, /, lower: str, upper: str, form: str, evidence: bool, **given: str) -> None:
    """Tell why document A is said to carry out B, sentence by sentence; or what was looked for in vain.

    --date and --issuer narrow whichever of the two several documents bear.

    \b
    Example:
      thac explain 2215/KH-UBND 96-CT/TW
    """
    from thac.queries.explain import explain as ask
    from thac.queries.render import Look
    from thac.queries.render.explained import render

    with _graph(ctx) as graph:
        found = ask(graph, lower, upper, **given)
    click.echo(render(found, form, Look(ctx.obj["lang"])), nl=False)


@command()
@click.argument("old", metavar="OLD.db|DATE")
@click.argument("new", metavar="NEW.db|DATE")
@click.option("--only", "parts", multiple=True, type=click.Choice(["documents", "links", "findings"]),
              help="Only this part; may be repeated.")  # fmt: skip
@_form()
def diff(ctx: Context, old: str, new: str, parts: Words, form: str) -> None:
    """Compare two databases, or this one at two dates: what is new, gone or changed in the second.

    \b
    Example:
      thac diff 2023-06 2023-12 --only documents
    """
    from contextlib import ExitStack

    from thac.queries.compare import PARTS, compare, sides
    from thac.queries.render import Look
    from thac.queries.render.changes import CHANGES

    with ExitStack() as opened:
        one, other = sides(ctx.obj["db"], old, new, opened)
        asked = parts or PARTS
        for text in CHANGES[form](compare(one, other, asked), Look(ctx.obj["lang"]), asked):
            click.echo(text, nl=False)


@command()
@click.argument("symbol")
@click.option("-o", "--output", default="", metavar="FILE",
              help="Where to; - prints it.  [default: a name made from the symbol]")  # fmt: skip
@click.option("--gaps", is_flag=True, help="Only units of which no document is seen, and what leads to them.")
@click.option("--unit", default="", metavar="UNIT", help="Only this unit with all below it.")
@_where()
@click.option("--closed-world", is_flag=True, help="All documents are loaded: what is not seen was not done.")
@click.option("--static", type=click.Choice(["svg", "png"]), help="Instead of a page: a picture for a slide.")
@click.option("--format", "form", type=click.Choice(["html", "mermaid", "dot"]),
              help="A page, or a chart for a document.  [default: html]")  # fmt: skip
@click.option("--engine", type=click.Choice(["pyvis"]), help="Draw the network with pyvis alone.")
@_which()
def view(
    ctx: Context, /, symbol: str, output: str, static: str | None, form: str | None, engine: str | None,
    **asked: Any,
) -> None:  # fmt: skip
    """Draw the cascade of a document in one file that opens without a network: who acted, who did not.

    \b
    Example:
      thac view 96-CT/TW -o cascade.html
      thac view 96-CT/TW --static png --lang vi -o slide.png
    """
    from thac.queries.view.write import view as draw

    named = {"--static": static, "--format": form, "--engine": engine}
    if len(one_of := [f"{flag} {value}" for flag, value in named.items() if value]) > 1:
        raise click.UsageError(f"{' and '.join(one_of)} ask for different files; give one of them.")
    with _graph(ctx) as graph:
        drawn = draw(graph, symbol, output, static or engine or form or "html", ctx.obj["lang"], **asked)
    if drawn.file == "-":
        click.echo(drawn.content, nl=False)
    click.echo("\n".join((f"{drawn.file}: {drawn.told[0]}", *drawn.told[1:])), err=True)


@command()
@click.option("--port", default=8765, show_default=True, metavar="N", help="The port; 0 takes a free one.")
def serve(ctx: Context, port: int) -> None:
    """Show the cascades of the whole database in a browser on this machine, reading only, until Ctrl-C.

    \b
    Example:
      thac serve --port 8765
    """
    from thac.queries.serve import serve as run

    run(ctx.obj["db"], port, ctx.obj["lang"], click.echo, lambda line: click.echo(line, err=True), _ask)


@command()
@click.argument("symbol")
@_where()
@click.option("--since", default="", metavar="OLD.db|DATE", help="Add the change since then.")
@click.option("--long", default=730, show_default=True, metavar="DAYS", help="From when a delay is long.")
@_query_options(narrow=True)
def scoreboard(ctx: Context, /, symbol: str, since: str, form: str, evidence: bool, **given: Any) -> None:
    """Score how a document is carried out, by level and province, with the counts behind each figure.

    Deficit: expected bodies of which no document is known. Long: overdue for more than --long days. Delay:
    days by which the overdue ones are late. Days: until a document followed the one above (median).

    \b
    Example:
      thac scoreboard 96-CT/TW --since 2023-09
    """
    from contextlib import ExitStack

    from thac.queries.compare import earlier
    from thac.queries.scoreboard import scoreboard as ask

    with _graph(ctx) as graph, ExitStack() as opened:
        then = earlier(since, opened) if since else ""
        _print(ctx, ask(graph, symbol, since=then, **given), form, evidence)


@command()
@click.argument("unit")
@click.option("--due-before", default="", metavar="DATE", help="Only what falls due before this date.")
@_query_options(*FORMATS, "ics")
def duties(ctx: Context, /, unit: str, form: str, evidence: bool, **given: str) -> None:
    """List every task and report that a unit has been given, by whom, until when, in which role.

    UNIT is a body ("UBND xã Ngọc Lũ, Bình Lục"), a place (all its bodies) or an id; what is given to a group
    counts for its members.

    \b
    Example:
      thac duties "UBND xã Ngọc Lũ, Bình Lục, Hà Nam" --as-of 2024
    """
    from thac.queries.duties import duties as ask

    with _graph(ctx) as graph:
        _print(ctx, ask(graph, unit, evidence=evidence, **given), form, evidence)


@command()
@click.argument("place", metavar="PLACE")
@click.option("--level", type=click.Choice(LEVELS[1:]),
              help="The level of the units.  [default: the one below the place]")  # fmt: skip
@click.option("--as-of", default="", metavar="DATE", help="The units of this date.  [default: the newest]")
@_form()
def units(ctx: Context, place: str, level: str | None, as_of: str, form: str) -> None:
    """List the administrative units in a place on a date ("Việt Nam" is the whole country).

    \b
    Example:
      thac units "huyện Kim Động" --as-of 2023-04
    """
    from thac.queries.render.words import say
    from thac.queries.units import units as ask

    found = ask(place, level or "", as_of)
    _print(ctx, found, form, False)
    if form == "text":
        click.echo(say("{} units", ctx.obj["lang"], len(found.rows)), err=True)


@command()
@click.argument("place", metavar="PLACE|BODY")
@click.option("--as-of", default="", metavar="DATE", help="The place or body of this date.")
@_form()
def successors(ctx: Context, place: str, as_of: str, form: str) -> None:
    """Show to which units the territory of a place went, or who has the work of a body, by function and act.

    \b
    Example:
      thac successors "huyện Kim Động"
      thac successors "Bộ Thông tin và Truyền thông"
    """
    from thac.queries.successors import successors as ask

    _print(ctx, ask(place, as_of), form, False)


@command()
def demo(ctx: Context) -> None:
    """Load the invented documents that come with Thác into memory and show their cascade.

    \b
    Example:
      thac demo
    """
    from thac.graph import open as open_graph
    from thac.loaders.demo import demo as load_demo
    from thac.queries.trace import trace as ask

    with open_graph() as graph:
        plan = load_demo(graph)
        _print(ctx, ask(graph, plan["directive"], evidence=False), "text", False)
    click.echo("\n" + plan["hint_vi" if ctx.obj["lang"] == "vi" else "hint"])


if __name__ == "__main__":
    main()
