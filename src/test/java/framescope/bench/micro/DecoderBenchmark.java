package framescope.bench.micro;

import framescope.bench.FrameTrain;
import framescope.protocol.FrameDecoder;
import framescope.protocol.FrameRules;
import framescope.protocol.FrameSequence;
import framescope.protocol.Masking;
import framescope.protocol.Role;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.Framedata;
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

/// One read full of masked Binary frames, through three decoders: each finds every frame, unmasks
/// its payload and judges its header.
///
/// Who unmasks in place finds the payloads unmasked at every second turn, which is the same work.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecoderBenchmark {
    private static final int MAX_FRAME = 1024 * 1024;

    /// Bytes of a frame's payload.
    @Param({"16", "125", "1024", "16384", "65536"})
    public int payload;

    private ByteBuffer direct;
    private ByteBuffer heap;
    private NettyDecoders netty;
    private Draft_6455 draft;
    private FrameDecoder decoder;
    private FrameSequence sequence;

    /// Lays out the frames for each decoder in the kind of buffer that its own reads fill.
    @Setup
    public void prepare(Blackhole out) {
        direct = FrameTrain.forWebSocket(payload).frames();
        heap = ByteBuffer.allocate(direct.capacity()).put(direct.duplicate()).flip();
        netty = new NettyDecoders(direct, out, new WebSocket13FrameDecoder(true, false, MAX_FRAME));
        draft = new Draft_6455();
        draft.setParseMode(org.java_websocket.enums.Role.SERVER);
        decoder = new FrameDecoder(0);
        sequence = new FrameSequence(1);
    }

    /// Gives back what Netty counts.
    @TearDown
    public void release() {
        netty.release();
    }

    /// As the endpoint does it.
    @Benchmark
    public void framescope(Blackhole out) {
        ByteBuffer in = direct.clear();
        while (decoder.next(in)) {
            int first = decoder.firstByte();
            int second = decoder.secondByte();
            long length = decoder.payloadLength();
            long broken = FrameRules.header(Role.SERVER, first, second, length, false);
            broken |= sequence.accept(first);
            int from = decoder.payloadFrom();
            int to = decoder.payloadTo();
            Masking.apply(in, from, to, decoder.maskingKey(), decoder.payloadOffset());
            out.consume(broken);
            out.consume(to);
        }
    }

    /// In its pipeline, as in a channel.
    @Benchmark
    public void netty() {
        netty.readInPlace();
    }

    @Benchmark
    public void javaWebSocket(Blackhole out) throws InvalidDataException {
        for (Framedata frame : draft.translateFrame(heap.clear())) {
            out.consume(frame);
        }
    }
}
