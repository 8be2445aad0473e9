package framescope.bench;

import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.file.CaptureFiles;
import framescope.capture.file.ConnectionStream;
import framescope.capture.file.PacketReader;
import framescope.capture.file.PcapngWriter;
import framescope.capture.file.TcpReassembly;
import framescope.capture.file.TcpSynthesis;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// How fast captures are written to a file, and files put together into streams again, with the
/// file in the system's cache: packets and bytes of payload a second.
///
/// `mvn -q test-compile exec:exec@bench-files` runs it.
public final class CaptureFileBenchmark {
    private static final int CONNECTIONS = 16;
    private static final long BYTES = 512L << 20;
    private static final int ROUNDS = 3;

    private final PrintStream out;
    private long told;

    private CaptureFileBenchmark(PrintStream out) {
        this.out = out;
    }

    /// Runs it; takes a minute or two and 600 MB of the temporary folder.
    public static void main(String[] arguments) throws IOException {
        CaptureFileBenchmark benchmark = new CaptureFileBenchmark(System.out);
        for (int length : new int[] {131, 1500, 16_384, 65_492}) {
            benchmark.run(length);
        }
    }

    private void run(int length) throws IOException {
        Path file = Files.createTempFile("framescope", ".pcapng");
        try {
            long packets = Math.min(BYTES / length, 2_000_000);
            for (int round = 0; round < ROUNDS; round++) {
                double write = seconds(() -> write(file, packets, length));
                told = 0;
                double read = seconds(() -> read(file));
                if (told != packets * length) {
                    throw new IllegalStateException(told + " bytes came back");
                }
                out.printf(
                        "%6d B a packet: written %,.0f packets/s, %.2f GB/s;"
                                + " read and put together %,.0f packets/s, %.2f GB/s%n",
                        length,
                        packets / write,
                        packets * length / write / 1e9,
                        packets / read,
                        packets * length / read / 1e9);
            }
        } finally {
            Files.delete(file);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static double seconds(Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static void write(Path file, long packets, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(length);
        TcpSynthesis[] connections = new TcpSynthesis[CONNECTIONS];
        try (PcapngWriter writer =
                PcapngWriter.to(
                        FileChannel.open(
                                file,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.TRUNCATE_EXISTING),
                        "Framescope")) {
            for (int i = 0; i < CONNECTIONS; i++) {
                connections[i] = new TcpSynthesis(i + 1, "127.0.0.1:5000" + i, "127.0.0.1:8000");
                writer.opened(connections[i], 1);
            }
            for (long i = 0; i < packets; i++) {
                Direction direction =
                        (i & 1) == 0 ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT;
                writer.data(connections[(int) (i % CONNECTIONS)], direction, i, bytes);
            }
        }
    }

    private void read(Path file) throws IOException {
        TcpReassembly reassembly =
                new TcpReassembly(
                        connection ->
                                new ConnectionStream() {
                                    @Override
                                    public void bytes(
                                            Direction direction, long time, ByteBuffer bytes) {
                                        told += bytes.remaining();
                                    }

                                    @Override
                                    public void gap(Direction direction, long time, long length) {}

                                    @Override
                                    public void closed(long time, Ending ending) {}
                                },
                        Set.of());
        try (PacketReader reader = CaptureFiles.open(file)) {
            while (reader.next() == PacketReader.Step.PACKET) {
                reassembly.accept(reader);
            }
        }
        reassembly.finish();
    }
}
