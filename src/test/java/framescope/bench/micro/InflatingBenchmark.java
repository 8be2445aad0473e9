package framescope.bench.micro;

import framescope.bench.ClientHandshake;
import framescope.protocol.Bytes;
import framescope.protocol.FrameEncoder;
import framescope.protocol.FrameHeader;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.connection.DeafObserver;
import framescope.protocol.connection.EndpointSettings;
import framescope.protocol.connection.WebSocketEndpoint;
import framescope.protocol.deflate.DeflateCoders;
import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.deflate.MessageDeflater;
import framescope.protocol.handshake.HandshakeSettings;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionData;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/// One read full of compressed Text messages with context takeover, through our endpoint, which also
/// judges them, and through Netty's decoders in its pipeline. Both get a copy of the read, since both
/// unmask in place.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class InflatingBenchmark {
    private static final int MAX_FRAME = 1024 * 1024;
    // More than a window of them, so that it is full.
    private static final int INFLATED = 256 * 1024;
    private static final String NAME = "permessage-deflate";

    /// Bytes of a message.
    @Param({"125", "1024", "16384"})
    public int payload;

    private Bytes read = Bytes.EMPTY;
    private ByteBuffer direct;
    private NettyDecoders netty;
    private WebSocketEndpoint endpoint;
    private Blackhole sink;

    /// Deflates the messages, and opens both ends.
    @Setup
    public void prepare(Blackhole out) {
        sink = out;
        read = messages();
        direct = ByteBuffer.allocateDirect(read.length());
        netty =
                new NettyDecoders(
                        read.buffer(),
                        out,
                        new WebSocket13FrameDecoder(true, true, MAX_FRAME),
                        new PerMessageDeflateServerExtensionHandshaker(0)
                                .handshakeExtension(new WebSocketExtensionData(NAME, Map.of()))
                                .newExtensionDecoder());
        ByteBuffer written = ByteBuffer.allocate(1024);
        endpoint =
                WebSocketEndpoint.server(
                        EndpointSettings.of(
                                HandshakeSettings.local(List.of(), path -> Optional.empty())
                                        .deflating(DeflateParameters.PLAIN)),
                        new DeflateCoders(),
                        (opcode, message, sender) -> sink.consume(message.remaining()),
                        new DeafObserver(),
                        bytes -> written);
        String offer = "Sec-WebSocket-Extensions: " + NAME + "\r\nUpgrade:";
        endpoint.receive(
                Bytes.utf8(ClientHandshake.request().text().replace("Upgrade:", offer)).buffer());
    }

    private Bytes messages() {
        Random random = new Random(payload);
        MessageDeflater deflater = new MessageDeflater(DeflateParameters.PLAIN, Role.CLIENT);
        ByteBuffer frames = ByteBuffer.allocate(2 * INFLATED);
        for (int length = 0; length < INFLATED; length += payload) {
            ByteBuffer deflated = deflater.deflate(Bytes.utf8(json(random)).buffer());
            FrameHeader header =
                    FrameHeader.of(Opcode.TEXT, deflated.remaining())
                            .withReservedBits(true, false, false)
                            .maskedWith(random.nextInt());
            frames.put(FrameEncoder.encode(header, Bytes.copyOf(deflated)).buffer());
        }
        deflater.release();
        return Bytes.copyOf(frames.flip());
    }

    private String json(Random random) {
        StringBuilder json = new StringBuilder(payload + 64);
        while (json.length() < payload) {
            json.append("{\"symbol\":\"")
                    .append(Integer.toString(random.nextInt(36 * 36 * 36), 36))
                    .append("\",\"volume\":")
                    .append(random.nextInt(10_000))
                    .append("},");
        }
        return json.substring(0, payload);
    }

    /// Gives back what Netty counts, and native memory.
    @TearDown
    public void release() {
        netty.release();
        endpoint.end();
    }

    @Benchmark
    public WebSocketEndpoint framescope() {
        endpoint.receive(direct.clear().put(read.buffer()).flip());
        return endpoint;
    }

    @Benchmark
    public void netty() {
        netty.readCopy();
    }
}
