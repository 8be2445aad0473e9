package framescope.capture.file;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.protocol.Bytes;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WebSocketStreamsTest {
    private static final String UPGRADE = "GET /chat HTTP/1.1\r\nUpgrade: websocket\r\n\r\n";
    private static final String PAGE = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final TcpConnection FROM_START =
            new TcpConnection(1, "10.0.0.1:4000", "10.0.0.2:1234", 5, true, false);
    private static final TcpConnection FROM_MIDDLE =
            new TcpConnection(1, "10.0.0.1:4000", "10.0.0.2:1234", 5, false, false);
    private static final String OPENED = "1 10.0.0.1:4000 → 10.0.0.2:1234";

    private final RecordedStreams streams = new RecordedStreams();

    private ConnectionStream open(TcpConnection connection, Set<Integer> decodeAs) {
        return new WebSocketStreams(streams, decodeAs).opened(connection);
    }

    private static void client(ConnectionStream stream, String text) {
        stream.bytes(Direction.CLIENT_TO_SERVER, 1, Bytes.utf8(text).buffer());
    }

    private static void server(ConnectionStream stream, String text) {
        stream.bytes(Direction.SERVER_TO_CLIENT, 1, Bytes.utf8(text).buffer());
    }

    @Test
    void aConnectionThatAsksForTheUpgradeIsPassedOnWhole() {
        ConnectionStream stream = open(FROM_START, Set.of());
        client(stream, UPGRADE.substring(0, 20));
        client(stream, UPGRADE.substring(20) + "frames");
        server(stream, "101");
        stream.closed(2, Ending.RESET);
        assertThat(streams.lines)
                .containsExactly(
                        OPENED,
                        "1 → " + UPGRADE.substring(0, 20),
                        "1 → " + UPGRADE.substring(20) + "frames",
                        "1 ← 101",
                        "1 RESET");
    }

    @Test
    void requestsBeforeTheUpgradeAreLeftOut() {
        ConnectionStream stream = open(FROM_START, Set.of());
        client(stream, PAGE);
        server(stream, "200 and a page");
        client(stream, UPGRADE);
        server(stream, "101");
        assertThat(streams.lines).containsExactly(OPENED, "1 → " + UPGRADE, "1 ← 101");
    }

    @Test
    void otherConnectionsAreNotPassedOn() {
        ConnectionStream stream = open(FROM_START, Set.of());
        client(stream, "\u0016\u0003\u0001 a TLS ClientHello");
        server(stream, "no");
        stream.gap(Direction.SERVER_TO_CLIENT, 1, 7);
        stream.closed(2, Ending.RESET);
        assertThat(streams.lines).isEmpty();
    }

    @Test
    void whatThisProgramHasCapturedIsPassedOnWhateverItIs() {
        ConnectionStream stream =
                open(
                        new TcpConnection(1, "10.0.0.1:4000", "10.0.0.2:1234", 5, true, true),
                        Set.of());
        client(stream, "garbage");
        server(stream, "HTTP/1.1 400 Bad Request");
        stream.closed(2, Ending.SERVER_FIN);
        assertThat(streams.lines)
                .containsExactly(
                        OPENED, "1 → garbage", "1 ← HTTP/1.1 400 Bad Request", "1 SERVER_FIN");
    }

    @Test
    void aNamedPortIsPassedOnFromItsMiddle() {
        ConnectionStream stream = open(FROM_MIDDLE, Set.of(1234));
        server(stream, "frames");
        client(stream, "more");
        assertThat(streams.lines).containsExactly(OPENED + " (middle)", "1 ← frames", "1 → more");
    }

    @Test
    void aNamedPortWithAHandshakeIsToldToHaveOne() {
        ConnectionStream stream = open(FROM_START, Set.of(1234));
        client(stream, UPGRADE);
        assertThat(streams.lines).containsExactly(OPENED, "1 → " + UPGRADE);
    }

    @Test
    void aHandshakeWithAHoleInItIsNone() {
        ConnectionStream stream = open(FROM_START, Set.of());
        client(stream, UPGRADE.substring(0, 20));
        stream.gap(Direction.CLIENT_TO_SERVER, 1, 5);
        client(stream, UPGRADE.substring(25));
        assertThat(streams.lines).isEmpty();
    }

    @Test
    void ofANamedPortHalfAHeadIsPassedOnWhenTheClientHangsUp() {
        ConnectionStream stream = open(FROM_START, Set.of(1234));
        client(stream, UPGRADE.substring(0, 20));
        stream.closed(2, Ending.CLIENT_FIN);
        assertThat(streams.lines)
                .containsExactly(OPENED, "1 → " + UPGRADE.substring(0, 20), "1 CLIENT_FIN");
    }

    @Test
    void ofANamedPortWhatStandsBeforeAHoleIsPassedOnToo() {
        ConnectionStream stream = open(FROM_START, Set.of(1234));
        client(stream, UPGRADE.substring(0, 20));
        stream.gap(Direction.CLIENT_TO_SERVER, 1, 5);
        client(stream, UPGRADE.substring(25));
        assertThat(streams.lines)
                .containsExactly(
                        OPENED + " (middle)",
                        "1 → " + UPGRADE.substring(0, 20),
                        "1 → gap 5",
                        "1 → " + UPGRADE.substring(25));
    }

    @Test
    void ofAPortThatIsNotNamedHalfAHeadIsNoWebSocket() {
        ConnectionStream stream = open(FROM_START, Set.of());
        client(stream, UPGRADE.substring(0, 20));
        stream.closed(2, Ending.CLIENT_FIN);
        assertThat(streams.lines).isEmpty();
    }
}
