package framescope.ui.compose;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.behaviour.HandshakePreset;
import framescope.capture.MemoryCapture;
import framescope.capture.RowKind;
import framescope.inspector.Inspector;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ListenAddress;
import framescope.protocol.Bytes;
import framescope.settings.UserSettings;
import framescope.testing.Await;
import framescope.testing.Conversation;
import framescope.testing.RawClient;
import framescope.testing.Rows;
import framescope.ui.PreparedDialogs;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.control.HexSpan;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the composer shows of the next handshake's answer, and what goes over the socket then.
@Tag("socket")
class NextAnswerTest {
    private static final String DEFLATING =
            Conversation.REQUEST.replace(
                    "Sec-WebSocket-Version",
                    "Sec-WebSocket-Extensions: permessage-deflate\r\nSec-WebSocket-Version");

    private final MemoryCapture capture = MemoryCapture.keeping(1 << 20);
    private final Inspector inspector = new Inspector(capture);
    private final ComposeViewModel compose =
            new ComposeViewModel(
                    inspector,
                    capture,
                    UserSettings.inMemory(),
                    new BackgroundTasks(Runnable::run, Runnable::run),
                    new PreparedDialogs());
    private final NextAnswerViewModel model = compose.nextAnswer();
    private InetSocketAddress address;

    @BeforeEach
    void start() throws Exception {
        inspector.setCompressing(true);
        int port = inspector.start(InspectorSettings.at(new ListenAddress("127.0.0.1", 0))).port();
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @AfterEach
    void stop() {
        inspector.stop();
    }

    @ParameterizedTest
    @EnumSource(HandshakePreset.class)
    void theBytesThatAreShownAreThoseThatGoOut(HandshakePreset preset) throws Exception {
        request();
        Await.until(() -> assertThat(Rows.of(capture, RowKind.RESPONSE)).isNotEmpty());
        model.choose(preset);
        NextAnswer shown = model.answerProperty().get().orElseThrow();
        assertThat(request()).isEqualTo(shown.bytes());
        assertThat(shown.connection()).isOne();
        assertThat(shown.asked()).contains("#1");
        assertThat(shown.prediction()).contains("RFC 6455 §4");
        assertThat(shown.agreement().opened()).isFalse();
        assertThat(shown.findings().isEmpty()).isEqualTo(shown.response().status() != 101);
        Await.until(() -> {
            model.sample();
            assertThat(model.givenProperty().get()).startsWith("Connection #2 was answered so: ");
            assertThat(model.outcomeProperty().get())
                    .matches(
                            shown.response().status() == 101
                                    ? "the client ended TCP .* – after [0-9.]+ ms"
                                    : ".*the server ended TCP without a Close frame.*");
        });
        assertThat(model.answerProperty().get()).contains(shown);
        SentDraft sent = compose.history().sent().getFirst();
        assertThat(sent.what()).startsWith("Answer to a handshake: ");
        assertThat(sent.to()).isEqualTo("connection #2");
        assertThat(sent.expected()).isEqualTo(shown.prediction());
        assertThat(sent.outcome()).isEqualTo(model.outcomeProperty().get());
        model.dismiss();
        assertThat(model.answerProperty().get()).isEmpty();
        assertThat(model.outcomeProperty().get()).isEmpty();
    }

    @Test
    void itsLinesHaveNamesAndThoseThatAreNotRightAColourOfTheirOwn() {
        model.choose(HandshakePreset.WRONG_ACCEPT);
        NextAnswer shown = model.answerProperty().get().orElseThrow();
        assertThat(shown.asked()).contains("§1.3");
        assertThat(shown.spans().getFirst().label()).isEqualTo("status line");
        assertThat(shown.spans())
                .filteredOn(span -> span.styleClass().equals("field-code"))
                .extracting(HexSpan::label)
                .containsExactly("Sec-WebSocket-Accept, not as in the right answer");
        assertThat(shown.prediction()).startsWith("The client fails the connection: ");
        assertThat(shown.leftOut()).isEmpty();
    }

    @Test
    void whatIsLeftOutIsNamed() {
        model.choose(HandshakePreset.MISSING_UPGRADE);
        assertThat(model.answerProperty().get().orElseThrow().leftOut()).endsWith(": Upgrade");
        model.dismiss();
        assertThat(model.answerProperty().get()).isEmpty();
        assertThat(inspector.nextAnswer()).isEmpty();
    }

    private Bytes request() throws Exception {
        try (RawClient client = RawClient.connect(address).send(DEFLATING)) {
            return client.readHead().bytes();
        }
    }
}
