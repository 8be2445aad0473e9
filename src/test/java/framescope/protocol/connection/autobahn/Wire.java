package framescope.protocol.connection.autobahn;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.FrameDecoder;
import framescope.protocol.Masking;
import framescope.protocol.Opcode;
import framescope.protocol.connection.ClientSettings;
import framescope.protocol.connection.DeafObserver;
import framescope.protocol.connection.EndpointSettings;
import framescope.protocol.connection.MessageHandler;
import framescope.protocol.connection.WebSocketEndpoint;
import framescope.protocol.deflate.DeflateCoders;
import framescope.testing.FrameBytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// An endpoint on a wire in memory. It keeps no account of what was said, as a
/// [framescope.testing.Conversation] does, which would take too long for megabytes.
final class Wire {
    private final WebSocketEndpoint endpoint;
    private ByteBuffer out = ByteBuffer.allocate(1024);

    Wire(EndpointSettings settings, MessageHandler handler) {
        endpoint =
                WebSocketEndpoint.server(
                        settings, new DeflateCoders(), handler, new DeafObserver(), this::room);
    }

    Wire(ClientSettings settings, MessageHandler handler) {
        endpoint =
                WebSocketEndpoint.client(
                        settings, new DeflateCoders(), handler, new DeafObserver(), this::room);
    }

    private ByteBuffer room(int bytes) {
        if (out.remaining() < bytes) {
            out = ByteBuffer.allocate((out.position() + bytes) * 2).put(out.flip());
        }
        return out;
    }

    WebSocketEndpoint endpoint() {
        return endpoint;
    }

    /// A read delivers these bytes.
    Wire arrives(Bytes bytes) {
        endpoint.receive(ByteBuffer.wrap(bytes.toArray()));
        return this;
    }

    /// Each piece is what one read delivers.
    Wire arrives(List<Bytes> pieces) {
        pieces.forEach(this::arrives);
        return this;
    }

    /// All that the endpoint has written since this was last asked.
    Bytes taken() {
        Bytes written = Bytes.copyOf(out.flip());
        out.clear();
        return written;
    }

    /// The frames that bytes on the wire are, unmasked.
    static List<FrameBytes> frames(Bytes bytes) {
        ByteBuffer in = bytes.buffer();
        FrameDecoder decoder = new FrameDecoder(0);
        List<FrameBytes> frames = new ArrayList<>();
        while (decoder.next(in)) {
            Bytes payload = bytes.slice(decoder.payloadFrom(), decoder.payloadTo());
            int first = decoder.firstByte();
            boolean masked = (decoder.secondByte() & 0x80) != 0;
            FrameBytes frame =
                    FrameBytes.of(
                            Opcode.ofCode(first),
                            masked ? Masking.apply(payload, decoder.maskingKey(), 0) : payload);
            frame = (first & 0x80) == 0 ? frame.fragment() : frame;
            frames.add((first & 0x40) == 0 ? frame : frame.rsv1());
        }
        assertThat(decoder.midFrame()).isFalse();
        return frames;
    }

    static Bytes joined(List<Bytes> pieces) {
        int length = pieces.stream().mapToInt(Bytes::length).sum();
        ByteBuffer all = ByteBuffer.allocate(length);
        pieces.forEach(piece -> all.put(piece.buffer()));
        return Bytes.wrap(all.array());
    }
}
