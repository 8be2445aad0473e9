package framescope.protocol.connection;

import framescope.protocol.Bytes;
import framescope.protocol.FrameEncoder;
import framescope.protocol.FrameHeader;
import framescope.protocol.FrameRules;
import framescope.protocol.FrameSequence;
import framescope.protocol.Masking;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.Rule;
import framescope.protocol.Utf8Validator;
import framescope.protocol.deflate.DeflateCoders;
import framescope.protocol.deflate.MessageDeflater;
import framescope.protocol.handshake.AgreedExtensions;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Writes the frames of one end to an outlet, and tells the observer of each. Not thread-safe.
final class FrameWriter {
    private static final int FIN = 0x80;
    private static final int RSV1 = 0x40;
    private static final int MASK = 0x80;

    private final Role role;
    private final IntSupplier maskingKeys;
    private final ControlExchange controls;
    private final Outlet outlet;
    private final EndpointObserver observer;
    private final AgreedExtensions agreed;
    private final FrameSequence sequence = new FrameSequence(Integer.MAX_VALUE);
    private final Utf8Validator utf8 = new Utf8Validator();
    private final @Nullable MessageDeflater deflater;
    private boolean changed;

    /// @param role who writes: a client masks (§5.1)
    /// @param maskingKeys where a client's masking-keys come from
    /// @param agreed the extensions that were agreed on
    /// @param coders those of the thread
    /// @param controls takes note of the control frames
    FrameWriter(
            Role role,
            IntSupplier maskingKeys,
            AgreedExtensions agreed,
            DeflateCoders coders,
            ControlExchange controls,
            Outlet outlet,
            EndpointObserver observer) {
        this.role = role;
        this.maskingKeys = maskingKeys;
        this.controls = controls;
        this.outlet = outlet;
        this.observer = observer;
        this.agreed = agreed;
        deflater =
                agreed.deflate().map(each -> new MessageDeflater(each, role, coders)).orElse(null);
    }

    /// Writes a message in one frame, compressed where that was agreed on.
    ///
    /// @param payload from position to limit; the position stays
    void writeMessage(Opcode opcode, ByteBuffer payload) {
        MessageDeflater compressing = deflater;
        if (compressing == null || !compressing.accepts(payload.remaining())) {
            write(opcode, payload);
            return;
        }
        ByteBuffer deflated = compressing.deflate(payload);
        observer.inflatedSent(payload.duplicate());
        write(FIN | RSV1 | opcode.code(), opcode, deflated, 0);
    }

    /// Writes a correct, unfragmented frame without making an object of it.
    ///
    /// @param payload from position to limit; the position stays
    void write(Opcode opcode, ByteBuffer payload) {
        write(FIN | opcode.code(), opcode, payload, 0);
    }

    private void write(int first, Opcode opcode, ByteBuffer payload, long broken) {
        int length = payload.remaining();
        boolean masked = role == Role.CLIENT;
        int key = masked ? maskingKeys.getAsInt() : 0;
        ByteBuffer out = outlet.room(FrameEncoder.headerLength(masked, length) + length);
        int at = out.position();
        FrameEncoder.writeHeader(out, first, masked, key, length);
        int from = out.position();
        out.put(from, payload, payload.position(), length);
        out.position(from + length);
        if (masked) {
            Masking.apply(out, from, from + length, key, 0);
        }
        int second = (masked ? MASK : 0) | FrameEncoder.lengthBits(length);
        long judged = broken | sequence.accept(first);
        observer.frameSent(at, first, second, key, length, judged, opcode);
    }

    /// Writes a Close frame. No message follows it, and the peer may take its time to go, so all
    /// memory is given back.
    void writeClose(Bytes payload) {
        long broken = controls.judgeOwn(Opcode.CLOSE, payload);
        write(FIN | Opcode.CLOSE.code(), Opcode.CLOSE, payload.buffer(), broken);
        noteSent(Opcode.CLOSE, payload);
    }

    private void noteSent(Opcode opcode, Bytes payload) {
        controls.sent(opcode, payload);
        if (opcode == Opcode.CLOSE) {
            release();
        }
    }

    /// The message that was begun and has not ended; empty for none.
    Optional<OpenMessage> openMessage() {
        return sequence.fragments() > 0
                ? Optional.of(new OpenMessage(sequence.message(), changed, utf8.unfinished()))
                : Optional.empty();
    }

    /// Takes note of frames that somebody else writes, all of them, just as they are.
    ///
    /// @return the frames as their receiver would judge them
    List<SentFrame> takeNote(Transmission transmission) {
        List<SentFrame> judged = new ArrayList<>();
        for (OutgoingFrame frame : transmission.frames()) {
            SentFrame sent = judge(frame);
            judged.add(sent.breaking(transmission.content(judged.size())));
            noteSent(frame.header().opcode(), frame.payload());
        }
        return judged;
    }

    /// Writes a frame just as it is, and judges it as its receiver would.
    void write(OutgoingFrame frame) {
        FrameHeader header = frame.header();
        Bytes bytes = frame.toBytes();
        ByteBuffer out = outlet.room(bytes.length());
        int at = out.position();
        out.put(bytes.buffer());
        SentFrame sent = judge(frame);
        if (frame.lies()) {
            observer.lieSent();
        }
        observer.frameSent(
                at,
                header.firstByte(),
                header.secondByte(),
                header.maskingKey(),
                header.payloadLength(),
                sent.broken(),
                sent.message());
        noteSent(header.opcode(), frame.payload());
    }

    private SentFrame judge(OutgoingFrame frame) {
        FrameHeader header = frame.header();
        int first = header.firstByte();
        long broken =
                agreed.judge(role.peer(), first, header.secondByte(), header.payloadLength())
                        | sequence.accept(first)
                        | controls.judgeOwn(header.opcode(), frame.payload());
        if (header.opcode() == Opcode.CLOSE) {
            broken |= FrameRules.close(role.peer(), frame.payload());
        }
        boolean data = !header.opcode().isControl();
        if (data) {
            broken |= judgeText(frame);
        }
        if (deflater != null && data) {
            // Its receiver may have put it into a window that is not the deflater's.
            deflater.beginAnew();
        }
        return new SentFrame(frame, broken, data ? sequence.message() : header.opcode());
    }

    // What a message holds that an extension changes, its sender knows better; and a payload that
    // is not all there is filled up with what comes behind it.
    private long judgeText(OutgoingFrame frame) {
        FrameHeader header = frame.header();
        if (header.opcode() != Opcode.CONTINUATION) {
            utf8.reset();
            changed = header.rsv1() && deflater != null;
        }
        changed |= agreed.mayBeChanged(header.firstByte());
        boolean known = sequence.message() == Opcode.TEXT && !changed && !frame.lies();
        if (!known) {
            return 0;
        }
        ByteBuffer payload = frame.payload().buffer();
        boolean valid =
                utf8.accept(payload, 0, payload.limit()) && (!header.fin() || utf8.complete());
        return valid ? 0 : Rule.TEXT_NOT_UTF8.bit();
    }

    /// Gives all memory back.
    void release() {
        if (deflater != null) {
            deflater.release();
        }
    }
}
