package framescope.bench;

import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.file.PcapngWriter;
import framescope.capture.file.TcpSynthesis;
import framescope.inspector.file.CaptureImport;
import framescope.inspector.file.ImportSummary;
import framescope.protocol.Bytes;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/// How fast a capture of 125 B frames, one a packet, is opened, beside tshark on the same file, with
/// the file in the system's cache.
///
/// `mvn -q test-compile exec:exec@bench-open` makes a file of 128 MiB; `-Dbench.args=1024` one of
/// 1 GiB.
public final class OpenFileBenchmark {
    private static final int CONNECTIONS = 16;
    private static final int PAYLOAD = 125;
    private static final long TIME = 1_700_000_000_000_000_000L;

    private final PrintStream out;
    private final Path file;

    private OpenFileBenchmark(PrintStream out, Path file) {
        this.out = out;
        this.file = file;
    }

    /// Runs it.
    ///
    /// @param arguments the file's size in MiB
    public static void main(String[] arguments) throws IOException, InterruptedException {
        long mebibytes = arguments.length == 0 ? 128 : Long.parseLong(arguments[0]);
        Path file = Files.createTempFile("framescope", ".pcapng");
        try {
            OpenFileBenchmark benchmark = new OpenFileBenchmark(System.out, file);
            benchmark.make(mebibytes << 20);
            benchmark.compare();
        } finally {
            Files.delete(file);
        }
    }

    private void make(long size) throws IOException {
        ByteBuffer fromClient = frame(FrameBytes.zeros(PAYLOAD).masked());
        ByteBuffer fromServer = frame(FrameBytes.zeros(PAYLOAD));
        try (PcapngWriter writer =
                PcapngWriter.to(
                        FileChannel.open(
                                file,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.TRUNCATE_EXISTING),
                        "Framescope")) {
            TcpSynthesis[] connections = new TcpSynthesis[CONNECTIONS];
            for (int i = 0; i < CONNECTIONS; i++) {
                connections[i] = new TcpSynthesis(i + 1, "127.0.0.1:5000" + i, "127.0.0.1:8000");
                writer.opened(connections[i], TIME);
                ByteBuffer request = Bytes.utf8(Conversation.REQUEST).buffer();
                writer.data(connections[i], Direction.CLIENT_TO_SERVER, TIME, request);
                ByteBuffer response = Bytes.utf8(Conversation.RESPONSE).buffer();
                writer.data(connections[i], Direction.SERVER_TO_CLIENT, TIME, response);
            }
            for (long i = 0; writer.position() < size; i++) {
                TcpSynthesis connection = connections[(int) (i / 2 % CONNECTIONS)];
                boolean client = (i & 1) == 0;
                writer.data(
                        connection,
                        client ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT,
                        TIME + i * 1000,
                        client ? fromClient : fromServer);
            }
        }
    }

    private static ByteBuffer frame(FrameBytes frame) {
        Bytes bytes = frame.bytes();
        return ByteBuffer.allocateDirect(bytes.length()).put(bytes.buffer()).flip();
    }

    private void compare() throws IOException, InterruptedException {
        double ours = open();
        double theirs = tshark();
        out.printf("tshark:     %.2f s; Framescope is %.1f times as fast%n", theirs, theirs / ours);
    }

    private double open() throws IOException {
        MemoryCapture capture = MemoryCapture.keeping(Long.MAX_VALUE);
        long start = System.nanoTime();
        long[] first = {0};
        capture.addListener(() -> {
            if (first[0] == 0) {
                first[0] = System.nanoTime();
            }
        });
        ImportSummary summary = new CaptureImport(file, capture, Set.of()).run();
        double seconds = (System.nanoTime() - start) / 1e9;
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        out.printf(
                "Framescope: %.2f s for %,d frames of %,d MiB, first rows after %.3f s,"
                        + " %,d MiB of heap%n",
                seconds,
                summary.frames(),
                Files.size(file) >> 20,
                (first[0] - start) / 1e9,
                heap >> 20);
        return seconds;
    }

    private double tshark() throws IOException, InterruptedException {
        List<String> command =
                List.of(
                        "tshark",
                        "-r",
                        file.toString(),
                        "-Y",
                        "websocket",
                        "-T",
                        "fields",
                        "-e",
                        "websocket.opcode",
                        "-e",
                        "websocket.payload_length");
        long start = System.nanoTime();
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        int exitCode = process.waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException("tshark ended with " + exitCode);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
