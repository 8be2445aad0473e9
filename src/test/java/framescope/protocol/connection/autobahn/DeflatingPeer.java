package framescope.protocol.connection.autobahn;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.deflate.DeflateParameters;
import framescope.testing.FrameBytes;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// The fuzzing peer's permessage-deflate, by the JDK alone: it deflates what it sends, and holds
/// what comes to what was agreed on.
final class DeflatingPeer implements AutoCloseable {
    private final boolean forgets;
    private final boolean peerForgets;
    private final int peerWindow;
    private final boolean peerWindowIsSmall;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final Inflater inflater = new Inflater(true);

    /// @param forgets whether this end's messages stand for themselves
    /// @param peerForgets whether those of the endpoint must
    /// @param peerWindowBits of the endpoint's window
    DeflatingPeer(boolean forgets, boolean peerForgets, int peerWindowBits) {
        this.forgets = forgets;
        // With a small window, nothing shows how far back a reference may go but that there is
        // nothing further back.
        peerWindow = 1 << peerWindowBits;
        peerWindowIsSmall = peerWindowBits < DeflateParameters.MAX_WINDOW_BITS;
        this.peerForgets = peerForgets || peerWindowIsSmall;
    }

    /// A compressed message in fragments of at most this many bytes.
    FrameBytes[] message(Opcode opcode, Bytes payload, int longest) {
        deflater.setInput(payload.toArray());
        byte[] out = new byte[payload.length() + payload.length() / 8 + 64];
        int length = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH) - 4;
        if (forgets) {
            deflater.reset();
        }
        Bytes deflated = Bytes.of(Arrays.copyOf(out, length));
        FrameBytes[] frames = LimitCasesTest.fragments(opcode, deflated, longest);
        frames[0] = frames[0].rsv1();
        return frames;
    }

    /// Whether the endpoint is to compress a message of this length: always, but for what a small
    /// window does not hold.
    boolean awaitsCompressed(int length) {
        return !peerWindowIsSmall || length <= peerWindow;
    }

    /// What the message in this frame holds.
    Bytes read(FrameBytes frame) {
        if (!frame.header().rsv1()) {
            return frame.payload();
        }
        Bytes whole = frame.payload().plus(Bytes.of((byte) 0, (byte) 0, (byte) -1, (byte) -1));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] step = new byte[64 * 1024];
        inflater.setInput(whole.toArray());
        try {
            for (int count = inflater.inflate(step); count > 0; count = inflater.inflate(step)) {
                out.write(step, 0, count);
            }
        } catch (DataFormatException e) {
            throw new AssertionError(frame.toString(), e);
        }
        if (peerForgets) {
            inflater.reset();
        }
        if (peerWindowIsSmall) {
            assertThat(out.size()).isLessThanOrEqualTo(peerWindow);
        }
        return Bytes.wrap(out.toByteArray());
    }

    @Override
    public void close() {
        deflater.end();
        inflater.end();
    }
}
