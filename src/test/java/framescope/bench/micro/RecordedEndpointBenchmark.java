package framescope.bench.micro;

import framescope.bench.FrameTrain;
import framescope.net.RecordedEcho;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The same as [EndpointBenchmark] with a capture that keeps every frame until its reader has seen
/// it: chunks, rows and all. Here too a frame must make no object.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecordedEndpointBenchmark {
    private static final int PAYLOAD = 125;
    private static final int ROOM_FOR_RESPONSE = 1024;

    /// Frames that the read delivers.
    @Param({"100", "1000"})
    public int frames;

    private ByteBuffer read;
    private RecordedEcho echo;

    /// Opens the WebSocket.
    @Setup
    public void open() {
        FrameTrain train = FrameTrain.forWebSocket(PAYLOAD);
        read = train.frames().slice(0, frames * train.frameLength());
        echo = new RecordedEcho(read.capacity() + ROOM_FOR_RESPONSE);
    }

    @Benchmark
    public ByteBuffer echo() {
        return echo.read(read.clear());
    }
}
