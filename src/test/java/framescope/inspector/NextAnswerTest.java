package framescope.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.behaviour.HandshakePreset;
import framescope.capture.CaptureSink;
import framescope.protocol.handshake.AcceptKey;
import framescope.protocol.handshake.HttpHead;
import framescope.testing.Conversation;
import framescope.testing.RawClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A handshake that is answered wrong on purpose, and the one after it.
@Tag("socket")
class NextAnswerTest {
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private final Inspector inspector = new Inspector(CaptureSink.NOWHERE);
    private InetSocketAddress address;

    @BeforeEach
    void start() throws Exception {
        int port = inspector.start(InspectorSettings.at(new ListenAddress("127.0.0.1", 0))).port();
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @AfterEach
    void stop() {
        inspector.stop();
    }

    @ParameterizedTest
    @EnumSource(HandshakePreset.class)
    void everyPresetIsOnTheSocketOnceAndThenAllIsRight(HandshakePreset preset) throws Exception {
        inspector.answerNext(Optional.of(preset.change()));
        HttpHead head = handshake();
        switch (preset) {
            case WRONG_ACCEPT ->
                    assertThat(head.header("Sec-WebSocket-Accept"))
                            .hasValue(AcceptKey.acceptWithoutGuid(KEY));
            case MISSING_ACCEPT -> assertThat(head.header("Sec-WebSocket-Accept")).isEmpty();
            case MISSING_UPGRADE -> assertThat(head.header("Upgrade")).isEmpty();
            case MISSING_CONNECTION -> assertThat(head.header("Connection")).isEmpty();
            case SUBPROTOCOL_NOT_OFFERED ->
                    assertThat(head.header("Sec-WebSocket-Protocol")).hasValue("never-offered");
            case EXTENSION_NOT_OFFERED ->
                    assertThat(head.header("Sec-WebSocket-Extensions")).hasValue("x-never-offered");
            case NOT_FOUND -> assertThat(head.status()).isEqualTo(404);
            case UNAVAILABLE -> assertThat(head.status()).isEqualTo(503);
            case REDIRECT -> assertThat(head.header("Location")).hasValue("/elsewhere");
            case UNAUTHORIZED -> assertThat(head.header("WWW-Authenticate")).isPresent();
        }
        assertThat(inspector.nextAnswer()).isEmpty();
        assertIsRight(handshake());
    }

    @Test
    void aRequestThatIsRefusedAnyhowDoesNotCount() throws Exception {
        inspector.answerNext(Optional.of(HandshakePreset.WRONG_ACCEPT.change()));
        try (RawClient client = RawClient.connect(address).send("GET /none HTTP/1.1\r\n\r\n")) {
            assertThat(client.readHead().status()).isEqualTo(400);
        }
        assertThat(inspector.nextAnswer()).isPresent();
    }

    @Test
    void itCanBeTakenBack() throws Exception {
        inspector.answerNext(Optional.of(HandshakePreset.NOT_FOUND.change()));
        inspector.answerNext(Optional.empty());
        assertIsRight(handshake());
    }

    private static void assertIsRight(HttpHead head) {
        assertThat(head.status()).isEqualTo(101);
        assertThat(head.header("Sec-WebSocket-Accept")).hasValue(AcceptKey.of(KEY).accept());
    }

    private HttpHead handshake() throws Exception {
        try (RawClient client = RawClient.connect(address).send(Conversation.REQUEST)) {
            return client.readHead();
        }
    }
}
