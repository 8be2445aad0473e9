package framescope.inspector.file;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.MemoryCapture;
import framescope.capture.RowKind;
import framescope.capture.journal.Journal;
import framescope.capture.journal.JournalFolder;
import framescope.capture.journal.JournalSettings;
import framescope.capture.journal.LeftJournal;
import framescope.inspector.Inspector;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ListenAddress;
import framescope.protocol.Bytes;
import framescope.testing.Await;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.testing.Rows;
import framescope.testing.Threat;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Connections that never became a WebSocket are in the journal as they are in the window.
@Tag("socket")
@Threat({"N10", "N11"})
class RefusedConnectionsTest {
    private static final List<Bytes> FIRST_BYTES =
            List.of(
                    Bytes.utf8("no HTTP at all\r\n\r\n"),
                    Bytes.ofHex("16030100a5010000a10303"),
                    Bytes.utf8("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"),
                    Bytes.utf8(Conversation.REQUEST.replace("Version: 13", "Version: 7")),
                    Bytes.utf8(Conversation.REQUEST.replace("Origin: http:", "Origin: ftp:")),
                    Bytes.utf8(Conversation.REQUEST.replace("Version: 13", "Version: 7"))
                            .plus(FrameBytes.text("at once").masked().bytes()),
                    Bytes.utf8("GET /half HTTP/1.1\r\nHost: 127"),
                    Bytes.ofHex("810548656c6c6f"),
                    Bytes.utf8("no HTTP,\nand more of it"),
                    Bytes.ofHex("1603"),
                    Bytes.utf8("GET /" + "long".repeat(3000) + " HTTP/1.1\r\n"),
                    Bytes.utf8("GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(200)));

    @TempDir private Path folder;

    private static void talk(MemoryCapture capture) throws Exception {
        Inspector inspector = new Inspector(capture);
        ListenAddress listen =
                inspector.start(InspectorSettings.at(new ListenAddress("127.0.0.1", 0)));
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), listen.port());
        int closed = 0;
        for (Bytes bytes : FIRST_BYTES) {
            try (RawClient client = RawClient.connect(address)) {
                client.send(bytes).endOutput();
                client.readToEnd();
            }
            int expected = ++closed;
            Await.until(() -> assertThat(Rows.of(capture, RowKind.CLOSED)).hasSize(expected));
        }
        inspector.stop();
    }

    /// What each end of each connection has sent of each kind, and what was found in it. How many
    /// rows unreadable bytes became is up to limits, which nobody knows who opens a file.
    private static Map<String, String> rows(CaptureStore store) {
        return Rows.of(store).stream()
                .filter(row -> row.kind().hasBytes())
                .collect(
                        Collectors.toMap(
                                row -> row.connection() + " " + row.direction() + " " + row.kind(),
                                row -> findings(row) + store.wire(row, 0, 99_999).hex(),
                                String::concat));
    }

    private static String findings(CaptureRecord row) {
        return row.broken().isEmpty() ? "" : row.broken().rules() + " ";
    }

    @Test
    void everyConnectionOfTheJournalIsOpened() throws Exception {
        JournalFolder cache = JournalFolder.at(folder);
        JournalSettings settings = JournalSettings.DEFAULT.withSpaceFloor(0);
        Map<String, String> live;
        Path file;
        try (Journal journal = Journal.in(cache.claim(), settings, "Framescope test")) {
            MemoryCapture capture = MemoryCapture.keeping(journal, 1 << 28);
            talk(capture);
            live = rows(capture);
            file = journal.file();
        }
        assertThat(live).hasSizeGreaterThanOrEqualTo(FIRST_BYTES.size());
        MemoryCapture opened = MemoryCapture.keeping(1 << 28);
        ImportSummary summary = new CaptureImport(file, opened, Set.of()).run();
        assertThat(rows(opened)).containsExactlyInAnyOrderEntriesOf(live);
        assertThat(summary.connections()).isEqualTo(FIRST_BYTES.size());
        assertThat(cache.leftBehind())
                .extracting(LeftJournal::connections)
                .containsExactly(FIRST_BYTES.size());
    }
}
