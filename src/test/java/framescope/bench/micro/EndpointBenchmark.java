package framescope.bench.micro;

import framescope.bench.ClientHandshake;
import framescope.bench.FrameTrain;
import framescope.protocol.connection.DeafObserver;
import framescope.protocol.connection.EndpointSettings;
import framescope.protocol.connection.WebSocketEndpoint;
import framescope.protocol.deflate.DeflateCoders;
import framescope.protocol.handshake.HandshakeSettings;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// One read through an endpoint that echoes, nothing kept: what it costs, and with JMH's `gc`
/// profiler what it allocates. A read may make a few objects, a frame none, so a read of many more
/// frames must allocate the same.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EndpointBenchmark {
    private static final int PAYLOAD = 125;
    private static final int ROOM_FOR_RESPONSE = 1024;

    /// Frames that the read delivers.
    @Param({"100", "1000"})
    public int frames;

    private ByteBuffer read;
    private ByteBuffer written;
    private WebSocketEndpoint endpoint;

    /// Opens the WebSocket.
    @Setup
    public void open() {
        FrameTrain train = FrameTrain.forWebSocket(PAYLOAD);
        read = train.frames().slice(0, frames * train.frameLength());
        written = ByteBuffer.allocateDirect(Math.max(read.capacity(), ROOM_FOR_RESPONSE));
        HandshakeSettings handshake = HandshakeSettings.local(List.of(), path -> Optional.empty());
        endpoint =
                WebSocketEndpoint.server(
                        EndpointSettings.of(handshake),
                        new DeflateCoders(),
                        (opcode, payload, sender) -> sender.send(opcode, payload),
                        new DeafObserver(),
                        bytes -> written);
        endpoint.receive(ClientHandshake.request().buffer());
    }

    @Benchmark
    public ByteBuffer echo() {
        written.clear();
        endpoint.receive(read.clear());
        return written;
    }
}
