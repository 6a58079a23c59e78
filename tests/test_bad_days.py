"""Bad days: a disk that is full, certificates that cannot be trusted, names that do not resolve, a kill before a large document
is read, hosts that are slow. Each ends in a clear state, and nothing is lost."""

import asyncio
import gzip
import os
import resource
import signal
import sqlite3
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from monitor.crawl.runner import GRACE
from tests.conftest import Program
from tests.newsroom_hostile.wire import Ask, Origin, answer, article, feed, filled, wired

pytestmark = pytest.mark.slow  # each crawls two or three times


def _pages(count: int) -> dict[str, bytes]:
    return {f"/{n}": article(f"Boat number {n} of the day") for n in range(count)}


def _is_sound(program: Program) -> bool:
    return program.rows("pragma integrity_check") == [("ok",)]


def test_a_full_disk_ends_the_pass_with_its_reason_and_what_was_shown_comes_with_the_next(
    program: Program,
) -> None:
    shown = {1: range(1), 2: range(60), 3: range(50, 60)}
    running: list[int] = []

    def reply(ask: Ask) -> bytes:
        if ask.number == 2:  # from now on no file of the program grows by much
            most = program.database.stat().st_size + 300_000
            resource.prlimit(running[0], resource.RLIMIT_FSIZE, (most, most))
        return feed(*(f"/{n}" for n in shown[ask.number]))(ask)  # type: ignore[operator, no-any-return]

    with wired() as wire:
        origin = wire.open(Origin({"/feed.xml": reply, **_pages(60)}))
        program.configure(f"{{name: wire, url: '{origin.base}/feed.xml'}}")
        program.crawl()
        process = subprocess.Popen(
            [sys.executable, "-m", "monitor", "crawl"], cwd=program.folder, text=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )  # fmt: skip
        running.append(process.pid)
        told = process.communicate(timeout=100)[1]
        assert process.returncode == 1
        assert "make room on the disk" in told
        assert "Traceback" not in told
        assert program.rows("select count(*) from articles") < [(60,)]
        program.crawl()
        assert program.rows("select count(*) from articles") == [(60,)]
        assert _is_sound(program)


def _certificate(folder: Path, name: str) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject).issuer_name(subject).public_key(key.public_key()).serial_number(1)
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    path = folder / "certificate.pem"
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(private + made.public_bytes(pem))
    return path


def test_a_certificate_that_nobody_signed_is_refused_with_its_reason_before_a_secret_is_sent(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_certificate(tmp_path, "127.0.0.1"))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("HARBOUR_KEY", "s3cr3t")
    program.configure(
        f"{{name: wire, url: 'https://127.0.0.1:{server.server_port}/feed.xml', headers: {{Cookie: 'env:HARBOUR_KEY'}}}}"
    )
    told = program.crawl(expect=1)["wire"]
    server.shutdown()
    assert told["state"] == "failing"
    assert "no secure connection: its certificate is not trusted" in told["error"]
    assert heard == []


def test_names_that_do_not_resolve_leave_everything_pending(program: Program) -> None:
    with wired() as wire:
        origin = wire.open(Origin({"/feed.xml": feed("http://harbour.invalid/a", "/0"), **_pages(1)}))
        program.configure(
            f"{{name: wire, url: '{origin.base}/feed.xml'}}",
            "{name: dark, url: 'http://harbour.invalid/feed.xml'}",
        )
        told = program.crawl(expect=1)
        assert (told["wire"]["state"], told["wire"]["stored"]) == ("ok", 1)
        assert told["dark"]["state"] == "failing"
        assert "its name cannot be resolved" in told["dark"]["error"]
        [(state, reason)] = program.rows("select state, reason from entries where url like '%invalid%'")
        assert state == "pending"
        assert "its name cannot be resolved" in reason


def _large(ask: Ask, *, megabytes: int = 45) -> bytes:
    """A sitemap of three pages that takes a while to read."""
    rows = "".join(f"<url><loc>{{base}}/{n}</loc></url>" for n in range(3))
    padding = b"<!-- the boats of the harbour are counted on Mondays -->\n" * (megabytes * 18_000)
    return filled(f"<urlset>{rows}".encode(), ask) + padding + b"</urlset>"


def _gzipped(ask: Ask) -> bytes:
    return answer(gzip.compress(_large(ask), 1), "200 OK", "application/gzip")


@pytest.mark.parametrize(
    "reply", [_gzipped, lambda ask: answer(_large(ask), "200 OK", "text/xml")], ids=["gzip", "plain"]
)
def test_a_large_document_that_came_before_a_kill_is_read_by_the_next_process(
    program: Program, reply: Callable[[Ask], bytes]
) -> None:
    with wired() as wire:
        routes = {
            "/s.xml": lambda ask: reply(ask) if ask.number == 1 else answer("<urlset/>", "200 OK", "text/xml")
        }
        origin = wire.open(Origin({**routes, **_pages(3)}))
        program.configure(f"{{name: wire, url: '{origin.base}/s.xml', kind: sitemap}}")
        process = subprocess.Popen(
            [sys.executable, "-m", "monitor", "crawl"], cwd=program.folder, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        pause = threading.Event()
        while process.poll() is None and not _kept(program):
            pause.wait(0.01)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert _kept(program) == 1
        assert program.rows("select count(*) from entries") == [(0,)]
        assert program.crawl()["wire"]["stored"] == 3
        assert _kept(program) == 0
        assert _is_sound(program)


def _kept(program: Program) -> int:
    try:
        return int(program.rows("select count(*) from inbox")[0][0])
    except sqlite3.OperationalError:  # not made yet
        return 0


def test_many_large_packed_documents_at_once_are_not_unpacked_at_once(program: Program) -> None:
    with wired() as wire:
        made: dict[str, bytes] = {}  # packed once for all

        def reply(ask: Ask) -> bytes:
            made.setdefault("body", _gzipped(ask))
            return made["body"]

        origins = [wire.open(Origin({"/s.xml": reply})) for _ in range(20)]
        program.configure(
            *(f"{{name: s{n}, url: '{one.base}/s.xml', kind: sitemap}}" for n, one in enumerate(origins))
        )
        measured = (
            "import resource, subprocess, sys\n"
            "subprocess.run([sys.executable, '-m', 'monitor', 'crawl'], stdout=subprocess.DEVNULL)\n"
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
        )
        told = subprocess.run(
            [sys.executable, "-c", measured],
            cwd=program.folder,
            capture_output=True,
            text=True,
            timeout=200,
            check=True,
        )
        assert int(told.stdout) < 500_000  # KB of the largest process; 20 documents unpacked are 900,000
        assert program.rows("select count(*) from sources where state = 'ok'") == [(20,)]


def test_a_host_that_hangs_under_many_sources_does_not_hold_up_another(program: Program) -> None:
    order: list[str] = []

    def listed(ask: Ask) -> bytes:
        order.append(ask.path)
        return feed()(ask)  # type: ignore[operator, no-any-return]

    async def rules() -> AsyncIterator[bytes]:
        for _ in range(100):  # until the other host was asked, or for five seconds
            if order:
                break
            await asyncio.sleep(0.05)
        yield answer("", "404 Not Found")

    with wired() as wire:
        slow = wire.open(
            Origin({"/robots.txt": lambda ask: rules(), **{f"/{n}.xml": listed for n in range(70)}})
        )
        quick = wire.open(Origin({"/quick.xml": listed}))
        program.configure(
            *(f"{{name: s{n}, url: '{slow.base}/{n}.xml'}}" for n in range(70)),
            f"{{name: quick, url: '{quick.base}/quick.xml'}}",
        )
        program.crawl()
    assert len(order) == 71
    assert order[0] == "/quick.xml"


def test_a_long_crawl_delay_holds_between_two_processes(program: Program) -> None:
    asked: list[float] = []

    def reply(ask: Ask) -> bytes:
        asked.append(time.monotonic())
        return feed()(ask)  # type: ignore[operator, no-any-return]

    with wired() as wire:
        rules = answer("User-agent: *\nCrawl-delay: 4\n", "200 OK", "text/plain")
        origin = wire.open(Origin({"/robots.txt": rules, "/feed.xml": reply}))
        program.configure(f"{{name: wire, url: '{origin.base}/feed.xml'}}")
        program.crawl()
        [(until,)] = program.rows("select next_allowed from origins")
        assert until
        program.crawl()
    assert asked[1] - asked[0] >= 4


def test_a_stop_does_not_wait_for_a_long_delay_to_end(program: Program) -> None:
    with wired() as wire:
        shown = {1: (), 2: ("/0", "/1")}
        origin = wire.open(Origin({"/feed.xml": lambda ask: feed(*shown[ask.number])(ask), **_pages(2)}))  # type: ignore[operator]
        program.configure(f"{{name: wire, url: '{origin.base}/feed.xml'}}")
        program.crawl()  # robots.txt is known from now on
        program.configure(f"{{name: wire, url: '{origin.base}/feed.xml', delay: 60s}}")
        process = subprocess.Popen(
            [sys.executable, "-m", "monitor", "crawl"], cwd=program.folder, stderr=subprocess.DEVNULL
        )
        while process.poll() is None and not program.rows("select 1 from entries limit 1"):
            threading.Event().wait(0.05)
        begun = time.monotonic()
        process.send_signal(signal.SIGTERM)
        process.wait(60)
    assert time.monotonic() - begun < GRACE
    assert origin.paths()["/0"] == 0
    assert program.rows("select state, attempts from entries") == [("pending", 0)] * 2
