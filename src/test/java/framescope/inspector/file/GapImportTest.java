package framescope.inspector.file;

import static framescope.testing.FrameBytes.text;
import static framescope.testing.FrameBytes.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.NoteKind;
import framescope.capture.RowKind;
import framescope.capture.file.CaptureFiles;
import framescope.capture.file.PacketReader;
import framescope.inspector.Inspector;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ListenAddress;
import framescope.testing.Await;
import framescope.testing.RawClient;
import framescope.testing.Rows;
import framescope.testing.Threat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bytes that are missing in the midst of a connection hide the frames that they were part of, and
/// no others.
class GapImportTest {
    @TempDir private Path folder;

    private final MemoryCapture live = MemoryCapture.keeping(1 << 28);
    private final Inspector inspector = new Inspector(live);
    private InetSocketAddress address;

    @BeforeEach
    void start() throws Exception {
        ListenAddress listen =
                inspector.start(InspectorSettings.at(new ListenAddress("127.0.0.1", 0)));
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), listen.port());
    }

    @AfterEach
    void stop() {
        inspector.stop();
    }

    private static void talk(RawClient client, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            client.send(text("message " + i).masked());
            assertThat(client.readFrame()).isEqualTo(text("message " + i));
        }
    }

    private Path save() throws Exception {
        Await.until(() -> assertThat(live.totals().openConnections()).isZero());
        Path file = folder.resolve("wire.pcapng");
        CaptureExport.ofAll(live, file, ExportForm.WIRE).run(false);
        return file;
    }

    private static MemoryCapture opened(Path file) throws Exception {
        MemoryCapture opened = MemoryCapture.keeping(1 << 28);
        new CaptureImport(file, opened, Set.of()).run();
        return opened;
    }

    private static List<String> texts(MemoryCapture capture, Direction direction) {
        return Rows.of(capture, RowKind.FRAME).stream()
                .filter(row -> row.direction() == direction)
                .map(row -> capture.payload(row, 20).text())
                .toList();
    }

    private static List<String> messages(IntStream numbers) {
        return numbers.mapToObj(i -> "message " + i).toList();
    }

    // Where the packet begins that carries this many bytes.
    private static long offsetOfPacket(Path file, int bytes) throws IOException {
        try (PacketReader reader = CaptureFiles.open(file)) {
            while (reader.next() != PacketReader.Step.END) {
                if (reader.packet().remaining() == bytes) {
                    return reader.packetOffset();
                }
            }
        }
        throw new AssertionError("no packet of " + bytes + " bytes");
    }

    @Test
    @Threat("F5")
    void aDamagedBlockHidesTheFrameThatItCarriedAndNoOther() throws Exception {
        try (RawClient client = RawClient.open(address)) {
            talk(client, 0, 5);
            client.send(zeros(50).masked());
            client.readFrame();
            talk(client, 5, 10);
        }
        Path file = save();
        byte[] bytes = Files.readAllBytes(file);
        // The frame's header and key, TCP's and IP's.
        int block = (int) offsetOfPacket(file, 50 + 6 + 40);
        Arrays.fill(bytes, block, block + 12, (byte) 0);
        Files.write(file, bytes);
        MemoryCapture opened = opened(file);
        assertThat(texts(opened, Direction.CLIENT_TO_SERVER))
                .isEqualTo(messages(IntStream.range(0, 10)));
        assertThat(texts(opened, Direction.SERVER_TO_CLIENT)).hasSize(11);
        assertThat(notes(opened)).contains(NoteKind.FILE_DAMAGED, NoteKind.BYTES_MISSING);
        assertThat(Rows.of(opened, RowKind.FRAME))
                .allSatisfy(row -> assertThat(row.broken().rules()).isEmpty());
    }

    private static List<NoteKind> notes(MemoryCapture capture) {
        return Rows.of(capture, RowKind.NOTE).stream()
                .map(row -> capture.note(row).kind())
                .toList();
    }

    @Test
    void whatComesWhileTheCaptureIsStoppedHidesNothingThatComesLater() throws Exception {
        try (RawClient client = RawClient.open(address)) {
            talk(client, 0, 3);
            live.stop(System.currentTimeMillis() * 1_000_000);
            talk(client, 3, 6);
            live.goOn(System.currentTimeMillis() * 1_000_000);
            talk(client, 6, 9);
        }
        MemoryCapture opened = opened(save());
        List<String> kept = new ArrayList<>(messages(IntStream.range(0, 3)));
        kept.addAll(messages(IntStream.range(6, 9)));
        for (Direction direction : Direction.values()) {
            assertThat(texts(opened, direction)).isEqualTo(kept);
        }
        assertThat(Rows.of(opened, RowKind.FRAME).stream().map(CaptureRecord::broken))
                .allMatch(broken -> broken.rules().isEmpty());
    }
}
