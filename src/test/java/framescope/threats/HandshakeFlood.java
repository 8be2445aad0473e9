package framescope.threats;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.handshake.HttpHead;
import framescope.testing.Conversation;
import framescope.testing.RawClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;

/// Floods of what is no opening handshake, or one that is refused.
enum HandshakeFlood implements Flood {
    /// N1.
    HALF_HANDSHAKES {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            for (int i = 0; i < 1000; i++) {
                held.add(RawClient.connect(server).send(Conversation.REQUEST.substring(0, 100)));
            }
        }
    },
    /// N1: a byte of each head at a time, so that each is a read of its own.
    HEADS_BYTE_BY_BYTE {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            String beginning = "GET /" + "x".repeat(495);
            for (int i = 0; i < 500; i++) {
                held.add(RawClient.connect(server));
            }
            for (int at = 0; at < beginning.length(); at++) {
                for (RawClient client : held) {
                    client.send(beginning.substring(at, at + 1));
                }
            }
        }
    },
    /// N3.
    HEADERS {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            String head = "GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(5000);
            for (int i = 0; i < 100; i++) {
                FloodClients.expectStatus(server, head, 431);
            }
        }
    },
    /// N4.
    LONG_TARGETS {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            String head = "GET /" + "x".repeat(1024 * 1024);
            for (int i = 0; i < 50; i++) {
                FloodClients.expectStatus(server, head, 414);
            }
        }
    },
    /// N4.
    LONG_HEADERS {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            String head = "GET / HTTP/1.1\r\nX: " + "x".repeat(1024 * 1024);
            for (int i = 0; i < 50; i++) {
                FloodClients.expectStatus(server, head, 431);
            }
        }
    },
    /// N10.
    GARBAGE {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            Random random = new Random(1);
            byte[] garbage = new byte[64 * 1024];
            for (int i = 0; i < 200; i++) {
                random.nextBytes(garbage);
                try (RawClient client = RawClient.connect(server)) {
                    FloodClients.sendUnlessReset(client, Bytes.wrap(garbage));
                }
            }
        }
    },
    /// N11: a record with the beginning of a ClientHello.
    TLS_HELLOS {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            Bytes hello =
                    Bytes.ofHex("16 03 01 01 00 01 00 00 fc 03 03").plus(Bytes.wrap(new byte[250]));
            for (int i = 0; i < EACH; i++) {
                FloodClients.expectStatus(server, hello, 400);
            }
        }
    },
    /// N16.
    REQUESTS_BEHIND_A_REFUSED_ONE {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            String behind = Conversation.REQUEST.repeat(1000);
            pourRequests(server, 403, with(ORIGIN, "https://evil.example") + behind);
        }
    },
    /// N17.
    AMBIGUOUS_HEADS {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            pourRequests(
                    server,
                    400,
                    with("Origin:", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\nOrigin:"),
                    with("Origin:", "Content-Length: 5\r\nContent-Length: 6\r\nOrigin:"),
                    with("\r\nOrigin:", "\nOrigin:"));
        }
    },
    /// P9: compression that cannot be is not agreed on.
    BAD_WINDOW_BITS {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            for (int i = 0; i < EACH; i++) {
                for (String bits : List.of("7", "16", "08", "-9", "99999999999", "\"\"", "x")) {
                    RawClient client = RawClient.connect(server).send(offering(bits));
                    held.add(client);
                    HttpHead head = client.readHead();
                    assertThat(head.header("Sec-WebSocket-Extensions")).isEmpty();
                    assertThat(head.status()).isIn(101, 400);
                }
            }
        }
    },
    /// P12: lines as long as they may be, full of one thing.
    CRAFTED_HEADS {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            for (int i = 0; i < EACH / 10; i++) {
                for (String name : CRAFTED) {
                    for (String thing : List.of(",", ";", "=", "a,", "a;b=\"", "a; b, ")) {
                        String line = name + ": " + thing.repeat(8000 / thing.length());
                        String head = with("Upgrade:", line + "\r\nUpgrade:");
                        try (RawClient client = RawClient.connect(server).send(head)) {
                            assertThat(client.readHead().status()).isIn(101, 400, 403);
                        }
                    }
                }
            }
        }
    },
    /// B1 and B2.
    FOREIGN_ORIGINS {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            pourRequests(
                    server,
                    403,
                    with(ORIGIN, "https://evil.example"),
                    with(ORIGIN, "null"),
                    with(ORIGIN, "http://localhost@evil.example"),
                    with(ORIGIN, "http://localhost.evil.example"));
        }
    },
    /// B3.
    FOREIGN_HOSTS {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            pourRequests(
                    server,
                    421,
                    with("Host: ", "Host: rebound.example\r\nX: "),
                    "GET / HTTP/1.1\r\nHost: rebound.example\r\n\r\n");
            pourRequests(
                    server,
                    400,
                    with("Host: ", "Host: localhost\r\nHost: "),
                    with("Host: ", "X: "),
                    "GET / HTTP/1.1\r\n\r\n");
        }
    },
    /// B4.
    FORBIDDEN_PATHS {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            pourRequests(
                    server,
                    404,
                    page("/../../../../etc/passwd"),
                    page("/%2e%2e/%2e%2e/etc/passwd"),
                    page("/framescope/net/TestPage.class"));
        }
    },
    /// B5: every page is asked for, and not read.
    PAGES_UNREAD {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            for (int i = 0; i < EACH; i++) {
                held.add(RawClient.connect(server).send(page("/page.js")));
            }
        }
    },
    /// B6.
    COMMANDS {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            pourRequests(
                    server,
                    405,
                    page("/stop").replace("GET", "POST"),
                    page("/").replace("GET", "DELETE"),
                    with("GET", "OPTIONS"));
        }
    };

    private static final int EACH = 200;
    private static final List<String> CRAFTED =
            List.of(
                    "Sec-WebSocket-Extensions",
                    "Sec-WebSocket-Protocol",
                    "Connection",
                    "Upgrade",
                    "Origin");
    private static final String ORIGIN = "http://localhost:8000";

    /// The right request with one thing changed.
    private static String with(String right, String other) {
        assertThat(Conversation.REQUEST).contains(right);
        return Conversation.REQUEST.replace(right, other);
    }

    private static String offering(String serverWindowBits) {
        String offer = "permessage-deflate; server_max_window_bits=" + serverWindowBits;
        return with("Upgrade:", "Sec-WebSocket-Extensions: " + offer + "\r\nUpgrade:");
    }

    private static String page(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    }

    private static void pourRequests(InetSocketAddress server, int status, String... requests)
            throws IOException {
        for (int i = 0; i < EACH; i++) {
            for (String request : requests) {
                FloodClients.expectStatus(server, request, status);
            }
        }
    }
}
