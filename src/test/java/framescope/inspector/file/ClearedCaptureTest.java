package framescope.inspector.file;

import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureNote;
import framescope.capture.CaptureRecord;
import framescope.capture.MemoryCapture;
import framescope.capture.NoteKind;
import framescope.capture.RowKind;
import framescope.capture.journal.Journal;
import framescope.capture.journal.JournalFolder;
import framescope.capture.journal.JournalSettings;
import framescope.inspector.Inspector;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ListenAddress;
import framescope.inspector.ReplyMode;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.testing.Rows;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A capture that was cleared while a connection was open tells what it holds and blames nobody for
/// what it does not.
class ClearedCaptureTest {
    private static final FrameBytes HELLO =
            FrameBytes.of(Opcode.TEXT, hex("f2 48 cd c9 c9 07 00")).rsv1();

    // Refers to the message before it (RFC 7692 §7.2.3.2).
    private static final FrameBytes HELLO_AGAIN =
            FrameBytes.of(Opcode.TEXT, hex("f2 00 11 00 00")).rsv1();

    @TempDir private Path folder;

    /// What is kept of a conversation whose capture is cleared in its midst.
    private void talk(MemoryCapture capture) throws Exception {
        Inspector inspector = new Inspector(capture);
        ListenAddress listen =
                inspector.start(InspectorSettings.at(new ListenAddress("127.0.0.1", 0)));
        inspector.setReplyMode(ReplyMode.ECHO);
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), listen.port());
        try (RawClient client = RawClient.openDeflating(address)) {
            client.send(HELLO.masked());
            client.readFrame();
            client.send(text("begun ").fragment().masked());
            client.send(ping("").masked());
            client.readFrame();
            Bytes last = continuation("and ended").masked().bytes();
            Bytes together = ping("x").masked().bytes().plus(last.first(9));
            client.send(together);
            client.readFrame();
            Await.until(() -> assertThat(capture.totals().frames()).isEqualTo(7));
            capture.clear();
            client.send(last.slice(9, last.length()));
            client.readFrame();
            client.send(HELLO_AGAIN.masked());
            client.readFrame();
        }
        Await.until(() -> assertThat(capture.totals().openConnections()).isZero());
        inspector.stop();
    }

    private void assertUnblamed(Path file) throws Exception {
        MemoryCapture opened = MemoryCapture.keeping(1 << 28);
        new CaptureImport(file, opened, Set.of()).run();
        List<CaptureRecord> frames = Rows.of(opened, RowKind.FRAME);
        assertThat(frames).hasSize(4);
        for (CaptureRecord frame : frames) {
            assertThat(frame.broken().rules()).isSubsetOf(Rule.DEFLATE_CONTEXT_LOST);
        }
        assertThat(opened.payload(frames.getFirst(), 100).text()).isEqualTo("and ended");
        assertThat(Rows.of(opened, RowKind.NOTE).stream().map(opened::note))
                .containsExactly(new CaptureNote(NoteKind.CLEARED, ""));
    }

    private Path save(MemoryCapture capture, String name, ExportForm form) throws IOException {
        Path saved = folder.resolve(name);
        CaptureExport.ofAll(capture, saved, form).run(false);
        return saved;
    }

    @Test
    void keptInMemoryAndSaved() throws Exception {
        MemoryCapture capture = MemoryCapture.keeping(1 << 28);
        talk(capture);
        assertUnblamed(save(capture, "wire.pcapng", ExportForm.WIRE));
    }

    @Test
    void keptInAJournalThatIsOpenedAndSaved() throws Exception {
        JournalFolder cache = JournalFolder.at(folder.resolve("cache"));
        JournalSettings settings = JournalSettings.DEFAULT.withSpaceFloor(0);
        Path file;
        try (Journal journal = Journal.in(cache.claim(), settings, "Framescope test")) {
            MemoryCapture capture = MemoryCapture.keeping(journal, 1 << 28);
            talk(capture);
            file = journal.file();
            assertUnblamed(save(capture, "wire.pcapng", ExportForm.WIRE));
        }
        assertUnblamed(file);
    }

    @Test
    void savedInflatedItHasItsHandshakeToo() throws Exception {
        MemoryCapture capture = MemoryCapture.keeping(1 << 28);
        talk(capture);
        MemoryCapture opened = MemoryCapture.keeping(1 << 28);
        Path file = save(capture, "inflated.pcapng", ExportForm.INFLATED);
        new CaptureImport(file, opened, Set.of()).run();
        assertThat(
                        Rows.of(opened, RowKind.FRAME).stream()
                                .map(row -> opened.payload(row, 100).text()))
                .containsExactly("and ended", "begun and ended", "Hello", "Hello");
    }
}
