package framescope.protocol.connection;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.deflate.DeflateCoders;
import framescope.protocol.handshake.AgreedExtensions;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// The frames that one end writes: from the opening handshake on, and up to its Close frame. What
/// comes before or after that is not written. Not thread-safe.
final class OutgoingStream {
    private final Role role;
    private final IntSupplier maskingKeys;
    private final DeflateCoders coders;
    private final ClosingHandshake closing;
    private final ControlExchange controls;
    private final EndpointObserver observer;
    private final Outlet outlet;
    private @Nullable FrameWriter writer;
    private boolean stopped;

    /// @param role who writes
    /// @param maskingKeys where a client's masking-keys come from
    /// @param coders those of the thread
    /// @param controls takes note of the control frames
    OutgoingStream(
            Role role,
            IntSupplier maskingKeys,
            DeflateCoders coders,
            ClosingHandshake closing,
            ControlExchange controls,
            EndpointObserver observer,
            Outlet outlet) {
        this.role = role;
        this.maskingKeys = maskingKeys;
        this.coders = coders;
        this.closing = closing;
        this.controls = controls;
        this.observer = observer;
        this.outlet = outlet;
    }

    /// The opening handshake is over: frames may go out.
    ///
    /// @param agreed the extensions that were agreed on
    void open(AgreedExtensions agreed) {
        writer = new FrameWriter(role, maskingKeys, agreed, coders, controls, outlet, observer);
    }

    /// Whether the opening handshake has let frames go out, be it that none may any more.
    boolean hasOpened() {
        return writer != null;
    }

    private @Nullable FrameWriter mayWrite() {
        return stopped || closing.isSent() ? null : writer;
    }

    /// Writes a frame just as it is.
    ///
    /// @return whether it was written
    boolean send(OutgoingFrame frame) {
        FrameWriter open = mayWrite();
        if (open == null) {
            return false;
        }
        open.write(frame);
        return true;
    }

    /// Takes note of frames that somebody else writes, all of them, just as they are.
    ///
    /// @return the frames as their receiver would judge them; empty when nothing may be written
    Optional<List<SentFrame>> transmit(Transmission transmission) {
        return Optional.ofNullable(mayWrite()).map(open -> open.takeNote(transmission));
    }

    /// Writes a message, compressed where that was agreed on.
    ///
    /// @param payload from position to limit; the position stays
    void message(Opcode opcode, ByteBuffer payload) {
        FrameWriter open = mayWrite();
        if (open != null) {
            open.writeMessage(opcode, payload);
        }
    }

    /// The message that was begun and has not ended; empty for none, and when nothing may be
    /// written.
    Optional<OpenMessage> openMessage() {
        return Optional.ofNullable(mayWrite()).flatMap(FrameWriter::openMessage);
    }

    /// Answers a Ping. §5.5.2: that goes on behind a Close frame of ours.
    ///
    /// @param payload of the Ping; the position stays
    void pong(ByteBuffer payload) {
        if (writer != null && !stopped) {
            writer.write(Opcode.PONG, payload);
        }
    }

    /// Writes a Close frame, unless one was written before.
    void close(Bytes payload) {
        FrameWriter open = mayWrite();
        if (open != null) {
            open.writeClose(payload);
        }
    }

    /// Nothing is written any more.
    void stop() {
        stopped = true;
    }

    /// Gives all memory back.
    void release() {
        if (writer != null) {
            writer.release();
        }
    }
}
