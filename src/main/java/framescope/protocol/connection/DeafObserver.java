package framescope.protocol.connection;

import framescope.protocol.FrameDecoder;
import framescope.protocol.Opcode;
import java.nio.ByteBuffer;

/// An observer that makes nothing of what it hears, for endpoints that are run for their answers
/// alone, and for observers that care for little.
public class DeafObserver implements EndpointObserver {
    @Override
    public void inflatedReceived(ByteBuffer payload) {}

    @Override
    public void frameReceived(long start, FrameDecoder frame, long broken, Opcode message) {}

    @Override
    public void unparsedReceived(long start, long length, long broken) {}

    @Override
    public void inflatedSent(ByteBuffer payload) {}

    @Override
    public void frameSent(
            int at,
            int firstByte,
            int secondByte,
            int maskingKey,
            long payloadLength,
            long broken,
            Opcode message) {}
}
