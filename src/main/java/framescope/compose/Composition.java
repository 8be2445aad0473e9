package framescope.compose;

import framescope.protocol.Bytes;
import framescope.protocol.FrameHeader;
import framescope.protocol.Masking;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.protocol.connection.OutgoingFrame;
import framescope.protocol.connection.Transmission;
import framescope.protocol.deflate.MessageDeflater;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A draft made into bytes, and what the receiver makes of them. What is shown before it is sent
/// and what is sent are this one object. Immutable.
///
/// @param receiver whom the prediction is about
/// @param frames in their order, as they are meant
/// @param bytes of all of them, as they will stand on the wire
/// @param windowBits how far back they reach where they are compressed, at the most
/// @param prediction what RFC 6455 makes the receiver do that gets them
public record Composition(
        Draft draft,
        Receiver receiver,
        List<OutgoingFrame> frames,
        Bytes bytes,
        int windowBits,
        Prediction prediction) {
    private static final int KEY_LENGTH = 4;

    /// What a frame breaks by where it stands; that depends on what goes before it when it is sent.
    private static final long BY_PLACE =
            RuleSet.of(
                            Rule.CONTINUATION_WITHOUT_START,
                            Rule.CONTINUATION_EXPECTED,
                            Rule.FRAME_AFTER_CLOSE,
                            Rule.TOO_MANY_FRAGMENTS,
                            Rule.PONG_UNSOLICITED,
                            Rule.PONG_MISMATCHED,
                            Rule.PING_UNANSWERED,
                            Rule.CLOSE_UNANSWERED)
                    .bits();

    /// What a frame breaks by how long it is.
    private static final long BY_LENGTH =
            RuleSet.of(Rule.LENGTH_NOT_MINIMAL, Rule.CONTROL_TOO_LONG).bits();

    /// Composes a draft. Takes its time for a large payload.
    ///
    /// @param receiver whom the prediction is about
    public static Composition of(Draft draft, Receiver receiver) {
        return of(draft, receiver, receiver.windowBits());
    }

    /// Composes a draft. Takes its time for a large payload.
    ///
    /// @param receiver whom the prediction is about
    /// @param windowBits how far back a compressed message may reach, as the base-2 logarithm of a
    ///     number of bytes
    public static Composition of(Draft draft, Receiver receiver, int windowBits) {
        List<OutgoingFrame> frames = frames(draft, windowBits);
        Bytes bytes = Transmission.join(frames);
        return new Composition(
                draft, receiver, frames, bytes, windowBits, Forecast.of(bytes, receiver));
    }

    /// The same bytes, and what another receiver makes of them. Takes its time for a large payload.
    Composition seenBy(Receiver other) {
        return other.equals(receiver)
                ? this
                : new Composition(
                        draft, other, frames, bytes, windowBits, Forecast.of(bytes, other));
    }

    private static List<OutgoingFrame> frames(Draft draft, int windowBits) {
        List<Bytes> parts = parts(draft, windowBits);
        List<OutgoingFrame> frames = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            addInserted(draft, i, parts.size(), frames);
            frames.add(fragment(draft, parts.get(i), i == 0, i == parts.size() - 1));
        }
        addInserted(draft, parts.size(), parts.size(), frames);
        return List.copyOf(frames);
    }

    private static void addInserted(Draft draft, int place, int last, List<OutgoingFrame> frames) {
        draft.insertions().stream()
                .filter(each -> Math.min(each.place(), last) == place)
                .forEach(each -> frames.add(inserted(each)));
    }

    private static List<Bytes> parts(Draft draft, int windowBits) {
        Bytes content = draft.payload().bytes();
        Bytes payload = draft.deflated() ? MessageDeflater.alone(content, windowBits) : content;
        List<Bytes> parts = new ArrayList<>();
        int from = 0;
        for (int cut : draft.cuts()) {
            if (cut <= payload.length()) {
                parts.add(payload.slice(from, cut));
                from = cut;
            }
        }
        parts.add(payload.slice(from, payload.length()));
        return parts;
    }

    // The first fragment has the opcode and the reserved bits, the last one FIN and the lie.
    private static OutgoingFrame fragment(Draft draft, Bytes part, boolean first, boolean last) {
        FirstByte start = first ? draft.first() : FirstByte.of(Opcode.CONTINUATION);
        LengthChoice length = last ? draft.length() : draft.length().telling();
        return frame(draft.key(), start.withFin(last && draft.first().fin()), length, part);
    }

    private static OutgoingFrame inserted(Insertion frame) {
        return frame(frame.key(), frame.first(), frame.length(), frame.payload().bytes());
    }

    private static OutgoingFrame frame(
            KeyChoice key, FirstByte first, LengthChoice choice, Bytes payload) {
        long length = choice.declared().orElse((long) payload.length());
        FrameHeader header =
                new FrameHeader(
                        first.fin(),
                        first.rsv1(),
                        first.rsv2(),
                        first.rsv3(),
                        first.opcode(),
                        false,
                        0,
                        choice.formFor(length),
                        length);
        return masked(key, header, payload);
    }

    private static OutgoingFrame masked(KeyChoice key, FrameHeader header, Bytes payload) {
        return switch (key.kind()) {
            case NONE -> new OutgoingFrame(header, payload);
            case ZERO, RANDOM, CHOSEN -> new OutgoingFrame(header.maskedWith(key.key()), payload);
            case LEFT_OUT -> withoutKey(header, payload);
        };
    }

    // A receiver takes the payload's first four bytes for the key; where it has fewer, zeros stand
    // for the rest. So this is the frame that it reads.
    private static OutgoingFrame withoutKey(FrameHeader header, Bytes payload) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.max(KEY_LENGTH, payload.length()));
        bytes.put(payload.buffer());
        int taken = bytes.getInt(0);
        Masking.apply(bytes, KEY_LENGTH, bytes.capacity(), taken, 0);
        Bytes rest = Bytes.wrap(bytes.array()).slice(KEY_LENGTH, bytes.capacity());
        return new OutgoingFrame(header.maskedWith(taken), rest);
    }

    /// What goes out.
    public Transmission transmission() {
        return transmission(draft, frames, bytes, content(BY_PLACE));
    }

    /// The same for receivers other than the one that the prediction is about: what they make of the
    /// payload is not known.
    public Transmission transmissionToOthers() {
        return transmission(draft, frames, bytes, List.of());
    }

    /// What goes out where the payload is another one. Nothing is predicted about it, which would take
    /// its time: what is said of its frames is what is known of these.
    ///
    /// @param payload instead of the draft's
    /// @param forAll whether that holds for all that get it
    public Transmission filled(Payload payload, boolean forAll) {
        Draft other = draft.with(payload);
        List<OutgoingFrame> made = frames(other, windowBits);
        boolean alike = forAll && made.size() == frames.size();
        return transmission(
                other,
                made,
                Transmission.join(made),
                alike ? content(BY_PLACE | BY_LENGTH) : List.of());
    }

    private List<RuleSet> content(long without) {
        return prediction.findings(frames).stream()
                .map(found -> new RuleSet(found.bits() & ~without))
                .toList();
    }

    private static Transmission transmission(
            Draft draft, List<OutgoingFrame> frames, Bytes bytes, List<RuleSet> content) {
        int pieces = draft.pieces().length();
        Optional<Bytes> inflated =
                draft.deflated() && draft.first().rsv1() && draft.first().fin()
                        ? Optional.of(draft.payload().bytes())
                        : Optional.empty();
        return new Transmission(
                frames,
                bytes,
                content,
                inflated,
                pieces == 0 ? Integer.MAX_VALUE : pieces,
                draft.pieces().pause());
    }
}
