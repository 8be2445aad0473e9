package framescope.net;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.RowKind;
import framescope.protocol.Bytes;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.protocol.handshake.HttpHead;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.testing.Rows;
import framescope.testing.Threat;
import framescope.text.RowText;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The port as a browser finds it: a fixed list of files, and nothing that a foreign page could
/// use.
@Tag("socket")
class PlainHttpIntegrationTest {
    private RunningServer server;

    @BeforeEach
    void start() throws Exception {
        server = RunningServer.echoing();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Threat("B5")
    @ParameterizedTest
    @CsvSource({
        "/,            text/html; charset=utf-8,       index.html",
        "/page.css,    text/css; charset=utf-8,        page.css",
        "/page.js,     text/javascript; charset=utf-8, page.js",
        "/favicon.svg, image/svg+xml,                  favicon.svg"
    })
    void theTestPageIsServedAsAFileThatNothingForeignCanUse(
            String path, String mediaType, String file) throws Exception {
        try (RawClient browser = server.connect().send(get(path))) {
            HttpHead head = browser.readHead();
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Type")).hasValue(mediaType);
            assertThat(head.header("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(head.header("Cross-Origin-Resource-Policy")).hasValue("same-origin");
            assertThat(head.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(head.header("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none';")
                    .contains("script-src 'self'", "style-src 'self'", "frame-ancestors 'none'");
            Bytes body = browser.readToEnd();
            assertThat(body).isEqualTo(onClassPath(file));
            assertThat(head.header("Content-Length")).hasValue("" + body.length());
        }
    }

    @Test
    void fetchingAPageLeavesNoRows() throws Exception {
        try (RawClient browser = server.connect().send(get("/"))) {
            browser.readToEnd();
        }
        server.close();
        assertThat(Rows.of(server.capture())).isEmpty();
        assertThat(server.capture().connections()).isEmpty();
    }

    @Test
    void aConnectionThatSaysNothingLeavesNoRows() throws Exception {
        try (RawClient browser = server.connect().endOutput()) {
            browser.readToEnd();
        }
        server.close();
        assertThat(Rows.of(server.capture())).isEmpty();
    }

    @Threat("B4")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../page.js",
                "/../../../../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/..%5c..%5cwindows",
                "//etc/passwd",
                "/page/index.html",
                "/index.html",
                "/TestPage.class",
                "/framescope/net/TestPage.class",
                "/module-info.class",
                "/page.js/",
                "/page.js%00"
            })
    void anyOtherPathIsNotFound(String path) throws Exception {
        try (RawClient browser = server.connect().send(get(path))) {
            assertThat(browser.readHead().status()).isEqualTo(404);
            assertThat(browser.readToEnd().text())
                    .isEqualTo("There is no such page. The test page is at /\n");
        }
    }

    @Threat("B4")
    @ParameterizedTest
    @ValueSource(strings = {"page.js", "*", "../page.js", "file:///etc/passwd", "http:///page.js"})
    void whatIsNoPathAndNoAddressIsRefused(String target) throws Exception {
        try (RawClient browser = server.connect().send(get(target))) {
            assertThat(browser.readHead().status()).isEqualTo(400);
            assertThat(browser.readToEnd().text()).contains("- target malformed (RFC 9112 3.2)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/0.9", "HTTP/2.0", "HTTP/1", "http/1.1", "HTTP/1.1 "})
    void aPageIsServedByHttp1Only(String version) throws Exception {
        String request = get("/").replace("HTTP/1.1", version);
        try (RawClient browser = server.connect().send(request)) {
            assertThat(browser.readHead().status()).isEqualTo(400);
        }
        try (RawClient browser = server.connect().send(get("/").replace("1.1", "1.0"))) {
            assertThat(browser.readHead().status()).isEqualTo(200);
        }
    }

    @Test
    void emptyLinesBeforeARequestArePassedOver() throws Exception {
        try (RawClient browser = server.connect().send("\r\n" + get("/"))) {
            assertThat(browser.readHead().status()).isEqualTo(200);
        }
        try (RawClient client = server.connect().send("\r\n\r\n" + Conversation.REQUEST)) {
            assertThat(client.readHead().status()).isEqualTo(101);
        }
        CaptureRecord request = Rows.of(server.capture(), RowKind.REQUEST).getFirst();
        assertThat(server.capture().wire(request, 0, 1000).text())
                .isEqualTo("\r\n\r\n" + Conversation.REQUEST);
        assertThat(new RowText(server.capture()).preview(request)).isEqualTo("GET /chat HTTP/1.1");
    }

    @Threat("B6")
    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
    void nothingCanBeCommandedByHttp(String method) throws Exception {
        try (RawClient browser = server.connect().send(get("/").replace("GET", method))) {
            HttpHead head = browser.readHead();
            assertThat(head.status()).isEqualTo(405);
            assertThat(head.header("Allow")).hasValue("GET");
            browser.readToEnd();
        }
    }

    @Threat("B1")
    @Test
    void aForeignPageIsRefusedAndSeen() throws Exception {
        String request =
                Conversation.REQUEST.replace("http://localhost:8000", "https://evil.example");
        assertThat(statusOf(request)).isEqualTo(403);
        server.closedRow();
        List<CaptureRecord> rows = Rows.of(server.capture());
        assertThat(rows.stream().map(CaptureRecord::kind))
                .containsExactly(RowKind.OPENED, RowKind.REQUEST, RowKind.RESPONSE, RowKind.CLOSED);
        assertThat(rows.get(1).broken()).isEqualTo(RuleSet.of(Rule.ORIGIN_REFUSED));
        assertThat(rows.get(2).status()).isEqualTo(403);
    }

    @Threat("N16")
    @Test
    void aRequestBehindARefusedOneStaysUnanswered() throws Exception {
        String foreign =
                Conversation.REQUEST.replace("http://localhost:8000", "https://evil.example");
        try (RawClient client = server.connect().send(foreign + Conversation.REQUEST)) {
            assertThat(client.readHead().status()).isEqualTo(403);
            assertThat(client.readToEnd().text()).doesNotContain("HTTP/1.1");
            client.endOutput();
            server.closedRow();
        }
        assertThat(Rows.of(server.capture(), RowKind.REQUEST)).hasSize(1);
        CaptureRecord unanswered = Rows.of(server.capture(), RowKind.BYTES).getFirst();
        assertThat(server.capture().wire(unanswered, 0, 10_000).text())
                .isEqualTo(Conversation.REQUEST);
    }

    @Threat("N17")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 0\r\n",
                "Transfer-Encoding: identity\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: 0\r\nContent-Length: 5\r\n",
                "Content-Length: 0, 0\r\n",
                "Content-Length: +0\r\n",
                "X: a\nContent-Length: 5\r\n",
                "X: a\n",
                "X: a\rY: b\r\n",
                "X: a\r\n folded: b\r\n"
            })
    void aHeadThatTwoReadersCouldReadInTwoWaysIsRefused(String lines) throws Exception {
        for (String request :
                List.of(
                        Conversation.REQUEST.replace("Origin:", lines + "Origin:"),
                        get("/").replace("\r\n\r\n", "\r\n" + lines + "\r\n"))) {
            try (RawClient client = server.connect().send(request + get("/"))) {
                assertThat(client.readHead().status()).isEqualTo(400);
                assertThat(client.readToEnd().text()).doesNotContain("HTTP/1.1");
            }
        }
        server.isAlive();
    }

    @Threat("B6")
    @ParameterizedTest
    @ValueSource(strings = {"stop", "/close 1000", "{\"command\":\"stop\"}", "GET / HTTP/1.1"})
    void nothingCanBeCommandedByAMessage(String command) throws Exception {
        try (RawClient client = server.open();
                RawClient other = server.open()) {
            client.send(FrameBytes.text(command).masked());
            assertThat(client.readFrame()).isEqualTo(FrameBytes.text(command));
            other.send(FrameBytes.text("and?").masked());
            assertThat(other.readFrame()).isEqualTo(FrameBytes.text("and?"));
        }
    }

    private int statusOf(String request) throws IOException {
        try (RawClient client = server.connect().send(request)) {
            int status = client.readHead().status();
            client.readToEnd();
            return status;
        }
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:8000\r\n\r\n";
    }

    private static Bytes onClassPath(String file) throws IOException {
        try (var in = TestPage.class.getResourceAsStream("page/" + file)) {
            assertThat(in).isNotNull();
            return Bytes.wrap(in.readAllBytes());
        }
    }
}
