package framescope.report;

import static framescope.testing.FrameBytes.binary;
import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.MemoryCapture;
import framescope.capture.NoteKind;
import framescope.capture.RowBatch;
import framescope.capture.RowKind;
import framescope.capture.file.HarCapture;
import framescope.capture.file.HarReader;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.RuleSet;
import framescope.protocol.connection.CloseSummary;
import framescope.protocol.handshake.HttpHead;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.Rows;
import framescope.testing.Threat;
import framescope.testing.WireWriter;
import framescope.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written as a HAR and read from it again: the same connections and messages.
class HarRoundTripTest {
    private static final String REQUEST =
            Conversation.REQUEST.replace(
                    "\r\n\r\n", "\r\nCookie: session=7e57\r\nAuthorization: Bearer 7e57\r\n\r\n");
    private static final String RESPONSE =
            Conversation.RESPONSE.replace("\r\n\r\n", "\r\nSet-Cookie: next=7e57\r\n\r\n");

    private final MemoryCapture capture = MemoryCapture.keeping(1 << 28);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
    private final WireWriter server = client.answering();

    @TempDir private Path folder;

    /// A message as the application knows it.
    private record Message(Direction direction, Opcode opcode, Bytes data, long time) {}

    @Test
    void messagesComeBackAsTheyWere() throws Exception {
        open();
        client.frame(text("Grüße \uD83D\uDC4B \u0000\u2028\"\\").masked());
        server.frame(binary(Bytes.ofHex("00ff8081")));
        server.frame(text(""));
        client.frame(FrameBytes.zeros(70_000).masked());
        client.closed();
        assertThat(messages(read(write(ExportOptions.DEFAULT))))
                .containsExactlyElementsOf(messages(capture));
    }

    @Test
    void fragmentsAreOneMessageAndControlFramesAreNone() throws Exception {
        open();
        client.frame(text("Grü").fragment().masked());
        server.frame(text("from the other end"));
        client.frame(ping("between").masked());
        client.frame(continuation("ße").masked());
        assertThat(messages(read(write(ExportOptions.DEFAULT))))
                .extracting(message -> message.data().text())
                .containsExactly("from the other end", "Grüße");
    }

    @Test
    void whoWroteItAndWhereTheServerIsStandsInIt() throws Exception {
        open();
        assertThat(Files.readString(write(ExportOptions.DEFAULT)))
                .contains(
                        "\"creator\":{\"name\":\"Framescope\",\"version\":\"%s\"}"
                                .formatted(Messages.get("program.number")))
                .contains("\"serverIPAddress\":\"127.0.0.1\"");
    }

    @Test
    void aServerThatIsKnownByNameHasNoAddress() throws Exception {
        MemoryCapture named = MemoryCapture.keeping(1 << 20);
        int connection = named.opened("[::1]:50000", "example.org:80", WireWriter.TIME);
        int other = named.opened("[::1]:50001", "[::1]:8000", WireWriter.TIME);
        RowBatch rows = new RowBatch();
        rows.opened(connection, WireWriter.TIME);
        rows.opened(other, WireWriter.TIME);
        named.append(rows);
        Path file = folder.resolve("named.har");
        new CaptureExporter(named)
                .export(file, ExportFormat.HAR, ExportOptions.DEFAULT, ExportProgress.UNHEARD);
        assertThat(Files.readString(file))
                .containsOnlyOnce("serverIPAddress")
                .contains("\"serverIPAddress\":\"[::1]\"");
    }

    @Test
    void aTextThatIsNotUtf8KeepsItsBytes() throws Exception {
        open();
        client.frame(FrameBytes.of(Opcode.TEXT, Bytes.ofHex("48ff")).masked());
        assertThat(messages(read(write(ExportOptions.DEFAULT))))
                .extracting(Message::data)
                .containsExactly(Bytes.ofHex("48ff"));
    }

    @Test
    void theHandshakeComesBackWithItsHeaders() throws Exception {
        open();
        client.frame(text("Hello").masked());
        CaptureStore again = read(write(ExportOptions.DEFAULT.withSecrets()));
        assertThat(head(again, RowKind.REQUEST).lines())
                .extracting(line -> line.name() + ": " + line.value())
                .containsExactlyElementsOf(
                        head(capture, RowKind.REQUEST).lines().stream()
                                .map(line -> line.name() + ": " + line.value())
                                .toList());
        assertThat(head(again, RowKind.REQUEST).startLine()).isEqualTo("GET /chat HTTP/1.1");
        assertThat(head(again, RowKind.RESPONSE).status()).isEqualTo(101);
    }

    @Test
    @Threat("F17")
    void whatLetsOneInElsewhereIsMaskedUnlessChosen() throws Exception {
        open();
        client.frame(text("Hello").masked());
        String masked = Files.readString(write(ExportOptions.DEFAULT));
        assertThat(masked)
                .doesNotContain("7e57")
                .contains("{\"name\":\"Cookie\",\"value\":\"***\"}")
                .contains("{\"name\":\"Authorization\",\"value\":\"***\"}")
                .contains("{\"name\":\"Set-Cookie\",\"value\":\"***\"}");
        assertThat(Files.readString(write(ExportOptions.DEFAULT.overwriting().withSecrets())))
                .contains("session=7e57", "Bearer 7e57", "next=7e57");
    }

    @Test
    void connectionsComeBackOneByOne() throws Exception {
        open();
        WireWriter other = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
        other.beginning();
        other.bytes(RowKind.REQUEST, Conversation.REQUEST, 0);
        for (int i = 0; i < 700; i++) {
            client.frame(text("first " + i).masked());
            other.frame(text("second " + i).masked());
        }
        CaptureStore again = read(write(ExportOptions.DEFAULT));
        assertThat(again.connections()).hasSize(2);
        assertThat(messages(again)).hasSize(1400);
        assertThat(messages(again).get(699).data().text()).isEqualTo("first 699");
        assertThat(messages(again).get(700).data().text()).isEqualTo("second 0");
    }

    @Test
    void nothingIsPassedOffAsSeenOnTheWire() throws Exception {
        open();
        client.frame(text("Hello").masked());
        CaptureStore again = read(write(ExportOptions.DEFAULT));
        CaptureRecord note = Rows.of(again, RowKind.NOTE).getFirst();
        assertThat(again.note(note).kind()).isEqualTo(NoteKind.MADE_FROM_MESSAGES);
        assertThat(again.note(note).detail()).isEqualTo("talk.har");
        assertThat(Rows.of(again)).extracting(CaptureRecord::broken).containsOnly(RuleSet.NONE);
    }

    @Test
    void endsComeBackAsFarAsAHarKnowsThem() throws Exception {
        open();
        client.frame(close(3001, "enough").masked());
        client.closed(new CloseSummary(Optional.of(Role.CLIENT), 3001, true), Ending.CLIENT_FIN);
        assertThat(Files.readString(write(ExportOptions.DEFAULT)))
                .contains("\"_webSocketClose\":{\"code\":3001,\"reason\":\"enough\"");
        CaptureRecord end = Rows.of(read(folder.resolve("talk.har")), RowKind.CLOSED).getFirst();
        assertThat(end.closeSummary()).isEqualTo(new CloseSummary(Optional.empty(), 3001, true));
        assertThat(end.ending()).isEqualTo(Ending.UNSEEN);
    }

    @Test
    void aConnectionThatBrokeIsAborted() throws Exception {
        open();
        client.frame(text("Hello").masked());
        client.closed(new CloseSummary(Optional.empty(), 1006, false), Ending.RESET);
        assertThat(Files.readString(write(ExportOptions.DEFAULT)))
                .contains("\"_webSocketClose\":\"aborted\"");
        CaptureRecord end = Rows.of(read(folder.resolve("talk.har")), RowKind.CLOSED).getFirst();
        assertThat(end.ending()).isEqualTo(Ending.RESET);
    }

    @Test
    void framesAreThereWhereTheyAreChosen() throws Exception {
        open();
        client.frame(ping("hi").maskedWith(FrameBytes.KEY));
        assertThat(Files.readString(write(ExportOptions.DEFAULT)))
                .doesNotContain("_framescopeFrames");
        assertThat(Files.readString(write(ExportOptions.DEFAULT.overwriting().withFrames())))
                .contains(
                        "\"_framescopeFrames\":[{\"type\":\"send\","
                                + "\"time\":1234567890.123456789,\"opcode\":9,"
                                + "\"wire\":\"iYI3+iE9X5M=\"}]");
    }

    @Test
    void onlyMessagesWithASelectedFrameAreWritten() throws Exception {
        open();
        client.frame(text("one").masked());
        server.frame(text("two"));
        ExportOptions fromServer =
                ExportOptions.DEFAULT.selecting((block, at) ->
                        block.isFrame(at)
                                && block.direction(at) == Direction.SERVER_TO_CLIENT.ordinal());
        assertThat(messages(read(write(fromServer))))
                .extracting(message -> message.data().text())
                .containsExactly("two");
    }

    private void open() {
        client.beginning();
        client.bytes(RowKind.REQUEST, REQUEST, 0);
        server.bytes(RowKind.RESPONSE, RESPONSE, 101);
    }

    private Path write(ExportOptions options) throws IOException {
        Path file = folder.resolve("talk.har");
        new CaptureExporter(capture)
                .export(file, ExportFormat.HAR, options, ExportProgress.UNHEARD);
        return file;
    }

    private static CaptureStore read(Path file) throws IOException {
        MemoryCapture again = MemoryCapture.keeping(1 << 28);
        HarReader.read(file, new HarCapture(again, file.getFileName().toString()));
        return again;
    }

    private static HttpHead head(CaptureStore store, RowKind kind) {
        return HttpHead.parse(store.wire(Rows.of(store, kind).getFirst(), 0, 1 << 16));
    }

    private static List<Message> messages(CaptureStore store) {
        return Rows.of(store, RowKind.FRAME).stream()
                .map(row ->
                        new Message(
                                row.direction(),
                                row.opcode(),
                                store.payload(row, 1 << 20),
                                row.time()))
                .toList();
    }
}
