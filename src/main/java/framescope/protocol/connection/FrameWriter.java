package framescope.protocol.connection;

import framescope.protocol.Bytes;
import framescope.protocol.FrameEncoder;
import framescope.protocol.FrameHeader;
import framescope.protocol.FrameRules;
import framescope.protocol.FrameSequence;
import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import java.nio.ByteBuffer;

/// Writes frames to an outlet, and tells the observer of each. Not thread-safe.
final class FrameWriter {
    private static final int FIN = 0x80;

    private final Outlet outlet;
    private final EndpointObserver observer;
    private final FrameSequence sequence = new FrameSequence(Integer.MAX_VALUE);

    FrameWriter(Outlet outlet, EndpointObserver observer) {
        this.outlet = outlet;
        this.observer = observer;
    }

    /// Writes a correct, unfragmented frame without making an object of it.
    ///
    /// @param payload from position to limit; the position stays
    void write(Opcode opcode, ByteBuffer payload) {
        int length = payload.remaining();
        int first = FIN | opcode.code();
        ByteBuffer out = outlet.room(FrameEncoder.headerLength(false, length) + length);
        int at = out.position();
        FrameEncoder.writeHeader(out, first, false, 0, length);
        out.put(out.position(), payload, payload.position(), length);
        out.position(out.position() + length);
        long broken = sequence.accept(first);
        observer.frameSent(at, first, secondByte(length), 0, length, broken, opcode);
    }

    private static int secondByte(int length) {
        return switch (LengthForm.shortestFor(length)) {
            case BITS_7 -> length;
            case BITS_16 -> 126;
            case BITS_64 -> 127;
        };
    }

    /// Writes a frame just as it is, and judges it as its receiver would.
    void write(OutgoingFrame frame) {
        FrameHeader header = frame.header();
        Bytes bytes = frame.toBytes();
        ByteBuffer out = outlet.room(bytes.length());
        int at = out.position();
        out.put(bytes.buffer());
        int first = header.firstByte();
        int second = header.secondByte();
        long length = header.payloadLength();
        long broken =
                FrameRules.header(Role.CLIENT, first, second, length) | sequence.accept(first);
        Opcode message = header.opcode().isControl() ? header.opcode() : sequence.message();
        observer.frameSent(at, first, second, header.maskingKey(), length, broken, message);
    }
}
