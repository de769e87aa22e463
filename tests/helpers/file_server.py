"""A real web server on this computer that serves one file, and misbehaves as it is told."""

import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class FileServer(ThreadingHTTPServer):
    """Serves `content` at every path.

    Attributes:
        content: The file.
        manners: One word for each request to come, see `_Handler`; the last one stays.
        requests: Path and Range header of each request so far.
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self, content, *manners):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.content = content
        self.manners = list(manners) or ["good"]
        self.requests = []
        self.released = threading.Event()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}/model.pth"

    def handle_error(self, request, client_address):
        """A client that went away is no news."""


@contextmanager
def serving(content, *manners):
    server = FileServer(content, *manners)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"

    def log_message(self, *arguments):
        """Say nothing."""

    def do_GET(self):
        server = self.server
        server.requests.append((self.path, self.headers.get("Range")))
        manner = server.manners.pop(0) if len(server.manners) > 1 else server.manners[0]
        content, start = server.content, self._start()
        if manner.startswith("status:"):
            self.send_error(int(manner.partition(":")[2]))
            return
        if manner.startswith("redirect:"):
            self.send_response(302)
            self.send_header("Location", manner.partition(":")[2])
            self.end_headers()
            return
        if manner == "no_ranges":
            start = 0
        if manner == "wrong":
            content = bytes(255 - byte for byte in content)
        if manner == "longer":
            content = content + b"!" * 5000
        if manner == "shorter":
            content = content[:-1000]
        body = content[start:]
        told = len(body)
        if manner == "lies_long":
            told += 7777
        if manner == "lies_short":
            told -= len(body) // 2
        self.send_response(206 if start or manner == "odd_range" else 200)
        if start and manner != "odd_range":
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        if manner != "no_length":
            self.send_header("Content-Length", str(told))
        self.end_headers()
        self._send(body, manner)

    def _start(self):
        asked = self.headers.get("Range")
        return int(asked.removeprefix("bytes=").rstrip("-")) if asked else 0

    def _send(self, body, manner):
        if manner == "breaks_off":
            body = body[: len(body) // 2]
        if manner == "stalls":
            self.wfile.write(body[: len(body) // 3])
            self.wfile.flush()
            self.server.released.wait(10)
            return
        if manner == "silent":
            self.server.released.wait(10)
            return
        if manner == "drips":
            for byte in body[:400]:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(0.02)
                if self.server.released.is_set():
                    return
            return
        self.wfile.write(body)
