package framescope.bench;

import framescope.capture.CaptureStore;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.RowBatch;
import framescope.protocol.Bytes;
import framescope.protocol.FrameEncoder;
import framescope.protocol.FrameHeader;
import framescope.protocol.Opcode;
import framescope.report.CaptureExporter;
import framescope.report.ExportFormat;
import framescope.report.ExportOptions;
import framescope.report.ExportProgress;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/// How fast a million frames of 125 bytes are exported in each format, to a file in the temporary
/// folder: megabytes of output a second.
///
/// `mvn -q test-compile exec:exec@bench-export` runs it.
public final class ExportBenchmark {
    private static final int FRAMES = 1_000_000;
    private static final int CONNECTIONS = 16;
    private static final int FRAMES_PER_READ = 64;
    private static final int ROUNDS = 3;
    private static final long TIME = 1_700_000_000_000_000_000L;

    private ExportBenchmark() {}

    /// Runs it; takes a minute or two and 600 MB of the temporary folder.
    public static void main(String[] arguments) throws IOException {
        CaptureStore store = frames();
        PrintStream out = System.out;
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (ExportFormat format : ExportFormat.values()) {
            for (int round = 0; round < ROUNDS; round++) {
                Path file = Files.createTempFile("framescope", format.endings().getFirst());
                try {
                    long busy = threads.getCurrentThreadCpuTime();
                    long start = System.nanoTime();
                    new CaptureExporter(store)
                            .export(
                                    file,
                                    format,
                                    ExportOptions.DEFAULT.overwriting(),
                                    ExportProgress.UNHEARD);
                    double seconds = (System.nanoTime() - start) / 1e9;
                    double worked = (threads.getCurrentThreadCpuTime() - busy) / 1e9;
                    double megabytes = Files.size(file) / 1e6;
                    out.printf(
                            "%-10s %5.1f s, %4.0f MB, %4.0f MB/s; %4.0f MB/s of processor time%n",
                            format, seconds, megabytes, megabytes / seconds, megabytes / worked);
                } finally {
                    Files.delete(file);
                }
            }
        }
    }

    private static CaptureStore frames() {
        MemoryCapture capture = MemoryCapture.keeping(1L << 31);
        Bytes payload = Bytes.utf8("{\"price\": 17.25, \"name\": \"Grüße\"} ".repeat(4)).first(125);
        FrameHeader header = FrameHeader.of(Opcode.TEXT, 125).maskedWith(0x37fa213d);
        Bytes frame = FrameEncoder.encode(header, payload);
        ByteBuffer read = ByteBuffer.allocate(frame.length() * FRAMES_PER_READ);
        for (int i = 0; i < FRAMES_PER_READ; i++) {
            read.put(frame.buffer());
        }
        read.flip();
        int[] connections = new int[CONNECTIONS];
        for (int i = 0; i < CONNECTIONS; i++) {
            connections[i] = capture.opened("127.0.0.1:5000" + i, "127.0.0.1:8000", TIME);
        }
        RowBatch batch = new RowBatch();
        for (int i = 0; i < FRAMES / FRAMES_PER_READ; i++) {
            int connection = connections[i % CONNECTIONS];
            long time = TIME + i * 1_000_000L;
            int chunk = capture.append(connection, Direction.CLIENT_TO_SERVER, time, read);
            for (int j = 0; j < FRAMES_PER_READ; j++) {
                batch.frame(
                        connection,
                        Direction.CLIENT_TO_SERVER,
                        time,
                        RowBatch.location(chunk, j * frame.length()),
                        header.firstByte(),
                        header.secondByte(),
                        header.maskingKey(),
                        125,
                        0,
                        Opcode.TEXT);
            }
            capture.append(batch);
            batch.clear();
            capture.pendingFrom(connection, Direction.CLIENT_TO_SERVER, -1);
        }
        return capture;
    }
}
