package framescope.capture.file;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.Direction;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole HARs in the form in which other programs write them.
class HarOfOthersTest {
    /// mitmproxy: times in seconds with microseconds, `null` where it does not know, no order that
    /// would begin with the request, messages behind everything else.
    private static final String MITMPROXY =
            """
            {
                "log": {
                    "version": "1.2",
                    "creator": {
                        "name": "mitmproxy exporthar",
                        "version": "0.1",
                        "comment": "mitmproxy version 11.0.0"
                    },
                    "pages": [],
                    "entries": [
                        {
                            "startedDateTime": "2023-11-14T22:13:20.000250+00:00",
                            "time": 3.25,
                            "request": {
                                "method": "GET",
                                "url": "http://127.0.0.1:8000/chat",
                                "httpVersion": "HTTP/1.1",
                                "cookies": [],
                                "headers": [
                                    {"name": "Host", "value": "127.0.0.1:8000"},
                                    {"name": "Connection", "value": "Upgrade"},
                                    {"name": "Upgrade", "value": "websocket"},
                                    {"name": "Sec-WebSocket-Version", "value": "13"},
                                    {"name": "Sec-WebSocket-Key", "value": "dGhlIHNhbXBsZSBub25jZQ=="}
                                ],
                                "queryString": [],
                                "headersSize": 300,
                                "bodySize": 0
                            },
                            "response": {
                                "status": 101,
                                "statusText": "Switching Protocols",
                                "httpVersion": "HTTP/1.1",
                                "cookies": [],
                                "headers": [
                                    {"name": "Upgrade", "value": "websocket"},
                                    {"name": "Connection", "value": "Upgrade"}
                                ],
                                "content": {"size": 0, "compression": 0, "mimeType": "", "text": ""},
                                "redirectURL": "",
                                "headersSize": 120,
                                "bodySize": 0
                            },
                            "cache": {},
                            "timings": {
                                "connect": 0.5, "ssl": null, "send": 0.25, "receive": 0.5, "wait": 2.0
                            },
                            "serverIPAddress": "127.0.0.1",
                            "_resourceType": "websocket",
                            "_webSocketMessages": [
                                {
                                    "type": "send",
                                    "time": 1700000000.125,
                                    "opcode": 1,
                                    "data": "Gr\\u00fc\\u00dfe"
                                },
                                {
                                    "type": "receive",
                                    "time": 1700000000.25,
                                    "opcode": 2,
                                    "data": "AP8Q"
                                }
                            ]
                        }
                    ]
                }
            }
            """;

    /// Firefox: local time, a page for every entry, the address of the server apart, and of a
    /// WebSocket its handshake only.
    private static final String FIREFOX =
            """
            {"log":{"version":"1.2",
              "creator":{"name":"Firefox","version":"128.0"},
              "browser":{"name":"Firefox","version":"128.0"},
              "pages":[{"id":"page_1","pageTimings":{"onContentLoad":-12,"onLoad":17},
                "startedDateTime":"2023-11-14T23:13:19.900+01:00","title":"http://127.0.0.1:8000/"}],
              "entries":[
               {"startedDateTime":"2023-11-14T23:13:19.900+01:00",
                "request":{"bodySize":0,"method":"GET","url":"http://127.0.0.1:8000/",
                  "httpVersion":"HTTP/1.1","headers":[{"name":"Host","value":"127.0.0.1:8000"}],
                  "cookies":[],"queryString":[],"headersSize":317},
                "response":{"status":200,"statusText":"OK","httpVersion":"HTTP/1.1",
                  "headers":[{"name":"Content-Type","value":"text/html"}],"cookies":[],
                  "content":{"mimeType":"text/html","size":6,"text":"<html>"},
                  "redirectURL":"","headersSize":99,"bodySize":105},
                "cache":{},"timings":{"blocked":0,"dns":0,"connect":0,"ssl":0,"send":0,"wait":1,
                  "receive":0},
                "time":1,"_securityState":"insecure","serverIPAddress":"127.0.0.1",
                "connection":"8000","pageref":"page_1"},
               {"startedDateTime":"2023-11-14T23:13:20.000+01:00",
                "request":{"bodySize":0,"method":"GET","url":"ws://127.0.0.1:8000/chat",
                  "httpVersion":"HTTP/1.1","headers":[
                    {"name":"Host","value":"127.0.0.1:8000"},
                    {"name":"Sec-WebSocket-Version","value":"13"},
                    {"name":"Sec-WebSocket-Key","value":"dGhlIHNhbXBsZSBub25jZQ=="},
                    {"name":"Connection","value":"keep-alive, Upgrade"},
                    {"name":"Upgrade","value":"websocket"}],
                  "cookies":[],"queryString":[],"headersSize":512},
                "response":{"status":101,"statusText":"Switching Protocols",
                  "httpVersion":"HTTP/1.1","headers":[
                    {"name":"Upgrade","value":"websocket"},
                    {"name":"Connection","value":"Upgrade"}],
                  "cookies":[],"content":{"mimeType":"text/plain","size":0,"text":""},
                  "redirectURL":"","headersSize":129,"bodySize":129},
                "cache":{},"timings":{"blocked":0,"dns":0,"connect":0,"ssl":0,"send":0,"wait":2,
                  "receive":0},
                "time":2,"_securityState":"insecure","serverIPAddress":"127.0.0.1",
                "connection":"8000","pageref":"page_1"}]}}
            """;

    @TempDir private Path folder;
    private final RecordedHar told = new RecordedHar();

    private HarConnection only(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("a.har"), content);
        assertThat(HarReader.recognizes(file)).isTrue();
        HarReader.read(file, told);
        assertThat(told.connections()).hasSize(1);
        assertThat(told.problems()).isEmpty();
        assertThat(told.ended()).isEqualTo(1);
        return told.connections().getFirst();
    }

    @Test
    void mitmproxyTellsTextsAsTheyAreAndBytesInBase64() throws Exception {
        HarConnection connection = only(MITMPROXY);
        assertThat(connection.target()).isEqualTo("/chat");
        assertThat(connection.status()).isEqualTo(101);
        assertThat(connection.startedAt()).isEqualTo(1_700_000_000_000_250_000L);
        assertThat(connection.request().text()).contains("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25j");
        assertThat(told.messages())
                .containsExactly(
                        new RecordedHar.Message(
                                Direction.CLIENT_TO_SERVER,
                                1_700_000_000_125_000_000L,
                                Opcode.TEXT,
                                Bytes.utf8("Grüße")),
                        new RecordedHar.Message(
                                Direction.SERVER_TO_CLIENT,
                                1_700_000_000_250_000_000L,
                                Opcode.BINARY,
                                Bytes.ofHex("00ff10")));
    }

    @Test
    void firefoxTellsTheHandshake() throws Exception {
        HarConnection connection = only(FIREFOX);
        assertThat(connection.target()).isEqualTo("/chat");
        assertThat(connection.status()).isEqualTo(101);
        assertThat(connection.startedAt()).isEqualTo(1_700_000_000_000_000_000L);
        assertThat(connection.response().text()).startsWith("HTTP/1.1 101 Switching Protocols\r\n");
        assertThat(told.messages()).isEmpty();
    }
}
