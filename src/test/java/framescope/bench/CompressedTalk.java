package framescope.bench;

import framescope.protocol.Bytes;
import framescope.protocol.FrameEncoder;
import framescope.protocol.FrameHeader;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.deflate.MessageDeflater;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What a client says on a connection that compresses: JSON texts, more of them than the 32 KiB that
/// a message may refer back to, each of which it has echoed before the next.
final class CompressedTalk {
    private static final int MESSAGES = 20;
    private static final int OBJECTS = 40;
    private static final long SEED = 7692;

    private final List<Bytes> frames = new ArrayList<>();

    CompressedTalk() {
        Random random = new Random(SEED);
        MessageDeflater deflater = new MessageDeflater(DeflateParameters.PLAIN, Role.CLIENT);
        for (int i = 0; i < MESSAGES; i++) {
            Bytes payload = Bytes.copyOf(deflater.deflate(Bytes.utf8(json(random)).buffer()));
            FrameHeader header =
                    FrameHeader.of(Opcode.TEXT, payload.length())
                            .withReservedBits(true, false, false)
                            .maskedWith(random.nextInt());
            frames.add(FrameEncoder.encode(header, payload));
        }
        deflater.release();
    }

    private static String json(Random random) {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < OBJECTS; i++) {
            json.append("{\"symbol\":\"")
                    .append(Integer.toString(random.nextInt(36 * 36 * 36), 36))
                    .append("\",\"price\":")
                    .append(random.nextInt(1_000_000) / 100.0)
                    .append(",\"volume\":")
                    .append(random.nextInt(10_000))
                    .append("},");
        }
        return json.append("{}]").toString();
    }

    /// Says all of it, and waits for each echo.
    void on(SocketChannel channel) throws IOException {
        for (Bytes frame : frames) {
            channel.write(frame.buffer());
            ByteBuffer head = read(channel, 2);
            int length = head.get(1) & 0x7f;
            read(channel, length == 126 ? read(channel, 2).getShort() & 0xffff : length);
        }
    }

    private static ByteBuffer read(SocketChannel channel, int length) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(length);
        while (in.hasRemaining()) {
            if (channel.read(in) < 0) {
                throw new EOFException("the server ended a connection");
            }
        }
        return in.flip();
    }
}
