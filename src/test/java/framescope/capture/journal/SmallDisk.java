package framescope.capture.journal;

import framescope.capture.CaptureHealth;
import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.inspector.Inspector;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ListenAddress;
import framescope.inspector.ReplyMode;
import framescope.protocol.Bytes;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.FreshConnection;
import framescope.testing.WireWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A program that fills a disk of a few megabytes with a journal, makes room, and goes on; it ends
/// with 0 when all was as it should be.
final class SmallDisk {
    private static final int FILLER_BYTES = 12 << 20;
    private static final int MOST_FRAMES = 10_000;

    private SmallDisk() {}

    public static void main(String[] args) throws Exception {
        Path disk = Path.of(args[0]);
        Path filler = Files.write(disk.resolve("filler"), new byte[FILLER_BYTES]);
        JournalSettings settings =
                new JournalSettings(
                        128 * 1024,
                        4,
                        Duration.ofMillis(20),
                        Duration.ofMillis(20),
                        Duration.ofMillis(20),
                        0);
        Journal journal = Journal.in(JournalFolder.at(disk).claim(), settings, "Framescope test");
        MemoryCapture capture = MemoryCapture.keeping(journal, 1L << 30);
        Inspector inspector = new Inspector(capture);
        inspector.setReplyMode(ReplyMode.ECHO);
        ListenAddress listen =
                inspector.start(InspectorSettings.at(new ListenAddress("127.0.0.1", 0)));
        InetSocketAddress server =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), listen.port());
        FreshConnection.getsItsEcho(server);
        WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
        FrameBytes frame = FrameBytes.text("x".repeat(10_000));
        int frames = 0;
        while (journal.takesMore()) {
            client.frame(frame);
            frames++;
            check(frames < MOST_FRAMES, "the disk is never full");
            Await.until(() -> check(!capture.congested(), "congested"));
        }
        CaptureRecord lost = client.frame(frame);
        check(capture.wire(lost, 0, 10).equals(Bytes.EMPTY), "kept what cannot be kept");
        FreshConnection.getsItsEcho(server);
        check(JournalContent.of(journal.file()).damage().isEmpty(), "the last block is torn");
        Files.delete(filler);
        Await.until(
                () -> check(capture.totals().health() == CaptureHealth.KEEPING, "still paused"));
        FreshConnection.getsItsEcho(server);
        client.frame(FrameBytes.text("resumed"));
        inspector.stop();
        journal.close();
        JournalContent content = JournalContent.of(journal.file());
        check(content.damage().isEmpty(), "damaged");
        check(content.gaps() > 0, "no gap");
        check(
                content.stream(client.connection(), Direction.CLIENT_TO_SERVER).endsWith("resumed"),
                "what came after the gap is missing");
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
