package framescope.bench;

import framescope.protocol.Bytes;
import framescope.protocol.FrameEncoder;
import framescope.protocol.FrameHeader;
import framescope.protocol.Opcode;
import java.nio.ByteBuffer;
import java.util.Random;

/// Masked Binary frames of one length in a row, each with its own masking-key, built once; a client
/// writes from it in a circle. Its buffers are views, so threads may share it.
public final class FrameTrain {
    private static final int SHORTEST = 256 * 1024;
    private static final int SEED = 6455;

    private final int frameLength;
    private final Bytes echo;
    private final ByteBuffer frames;

    private FrameTrain(Bytes firstFrame, Bytes firstEcho, ByteBuffer frames) {
        this.frameLength = firstFrame.length();
        this.echo = firstEcho;
        this.frames = frames;
    }

    /// Frames that a WebSocket server answers with unmasked ones.
    public static FrameTrain forWebSocket(int payloadLength) {
        return build(payloadLength, true);
    }

    /// The same frames for a server that sends back whatever bytes come.
    public static FrameTrain forRawTcp(int payloadLength) {
        return build(payloadLength, false);
    }

    private static FrameTrain build(int payloadLength, boolean unmasked) {
        Random random = new Random(SEED);
        byte[] bytes = new byte[payloadLength];
        random.nextBytes(bytes);
        Bytes payload = Bytes.wrap(bytes);
        FrameHeader plain = FrameHeader.of(Opcode.BINARY, payloadLength);
        Bytes first = FrameEncoder.encode(plain.maskedWith(random.nextInt()), payload);
        int count = Math.ceilDiv(SHORTEST, first.length());
        ByteBuffer frames = ByteBuffer.allocateDirect(count * first.length());
        frames.put(first.buffer());
        while (frames.hasRemaining()) {
            FrameHeader masked = plain.maskedWith(random.nextInt());
            frames.put(FrameEncoder.encode(masked, payload).buffer());
        }
        Bytes echo = unmasked ? FrameEncoder.encode(plain, payload) : first;
        return new FrameTrain(first, echo, frames.flip());
    }

    /// The bytes of a frame on its way to the server.
    public int frameLength() {
        return frameLength;
    }

    /// What comes back for the first frame.
    Bytes firstEcho() {
        return echo;
    }

    /// A view of all frames, for one connection.
    public ByteBuffer frames() {
        return frames.duplicate();
    }
}
