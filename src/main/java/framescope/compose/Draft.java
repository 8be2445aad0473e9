package framescope.compose;

import framescope.compose.Payload.Form;
import framescope.protocol.Bytes;
import framescope.protocol.FrameDecoder;
import framescope.protocol.FrameHeader;
import framescope.protocol.LengthForm;
import framescope.protocol.Masking;
import framescope.protocol.Opcode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is to be sent, every bit of it: one message or control frame, right or wrong, and what goes
/// with it. [Composition] makes the bytes. Immutable.
///
/// @param first the first byte; of a draft that is cut into fragments the first one has its opcode
///     and reserved bits, and the last one its FIN
/// @param deflated whether the payload is compressed (RFC 7692 §7.2.1), as a message that refers to
///     none before it; that alone does not set RSV1
/// @param cuts where the payload (compressed, if it is) is cut into fragments: numbers of bytes
///     from its beginning, ascending; those beyond its end have no effect, and equal ones make
///     empty fragments
/// @param insertions further frames before, between and behind the fragments; those in one place go
///     out in their order here
public record Draft(
        FirstByte first,
        KeyChoice key,
        LengthChoice length,
        Payload payload,
        boolean deflated,
        List<Integer> cuts,
        List<Insertion> insertions,
        Pieces pieces) {
    private static final int RSV1 = 0x40;

    /// @throws IllegalArgumentException when the cuts are not in order
    public Draft {
        cuts = List.copyOf(cuts);
        insertions = List.copyOf(insertions);
        if (!cuts.stream().sorted().toList().equals(cuts)
                || cuts.stream().anyMatch(cut -> cut < 0)) {
            throw new IllegalArgumentException("cuts in this order: " + cuts);
        }
    }

    /// A correct frame as a server sends it.
    public static Draft of(Opcode opcode, Payload payload) {
        return new Draft(
                FirstByte.of(opcode),
                KeyChoice.NONE,
                LengthChoice.RIGHT,
                payload,
                false,
                List.of(),
                List.of(),
                Pieces.ONE);
    }

    /// A frame that was captured, as it can be sent by a server: without its mask, and with its
    /// length in the form that it was written in. A length that is not the payload's stays a lie.
    ///
    /// @param payload unmasked
    public static Draft of(FrameHeader header, Bytes payload) {
        boolean text =
                header.opcode() == Opcode.TEXT && !header.rsv1() && canBeWritten(payload.text());
        LengthForm form = header.lengthForm();
        long declared = header.payloadLength();
        boolean shortest = form == LengthForm.shortestFor(declared);
        return of(header.opcode(), new Payload(text ? Form.TEXT : Form.HEX, payload))
                .with(FirstByte.ofBits(header.firstByte()))
                .with(
                        new LengthChoice(
                                shortest ? Optional.empty() : Optional.of(form),
                                declared == payload.length()
                                        ? Optional.empty()
                                        : Optional.of(declared)));
    }

    /// A draft of bytes as they stood on the wire, all of them: a header, and what is behind it as
    /// the payload, whatever length the header declares.
    ///
    /// @param masked whether a mask is kept; without it this is what a server may send. Where more
    ///     follows than the header declares, it is kept in any case: that is not under this mask
    /// @return empty when they end within the header
    public static Optional<Draft> ofWire(Bytes wire, boolean masked) {
        FrameDecoder decoder = new FrameDecoder(0);
        if (!decoder.next(wire.buffer())) {
            return Optional.empty();
        }
        FrameHeader header = decoder.header();
        Bytes rest = wire.slice(header.length(), wire.length());
        if (!header.masked()) {
            return Optional.of(of(header, rest));
        }
        int key = header.maskingKey();
        Draft draft = of(header, Masking.apply(rest, key, 0));
        boolean more = Long.compareUnsigned(rest.length(), header.payloadLength()) > 0;
        return Optional.of(masked || more ? draft.with(KeyChoice.chosen(key)) : draft);
    }

    /// Whether a text field takes a text as it is: no characters in it that have no key.
    public static boolean canBeWritten(String text) {
        return text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
    }

    /// A Text frame.
    public static Draft text(String text) {
        return of(Opcode.TEXT, Payload.text(text));
    }

    /// A Binary frame.
    public static Draft binary(Bytes payload) {
        return of(Opcode.BINARY, Payload.hex(payload));
    }

    /// A Close frame with any code from 0 to 65535, those that never travel too.
    public static Draft close(int code, String reason) {
        Bytes twoBytes = Bytes.of((byte) (code >>> 8), (byte) code);
        return of(Opcode.CLOSE, Payload.hex(twoBytes.plus(Bytes.utf8(reason))));
    }

    /// The same without FIN.
    public Draft unfinished() {
        return with(first.unfinished());
    }

    /// The same with these bits of the first byte set too, such as 0x40 for RSV1.
    public Draft withBits(int bits) {
        return with(first.and(bits));
    }

    /// The same with another first byte.
    public Draft with(FirstByte newFirst) {
        return new Draft(newFirst, key, length, payload, deflated, cuts, insertions, pieces);
    }

    /// The same with this masking-key.
    public Draft with(KeyChoice newKey) {
        return new Draft(first, newKey, length, payload, deflated, cuts, insertions, pieces);
    }

    /// The same with its length declared like this.
    public Draft with(LengthChoice newLength) {
        return new Draft(first, key, newLength, payload, deflated, cuts, insertions, pieces);
    }

    /// The same with another payload.
    public Draft with(Payload newPayload) {
        return new Draft(first, key, length, newPayload, deflated, cuts, insertions, pieces);
    }

    /// The same compressed, with RSV1 to say so.
    public Draft compressed() {
        return new Draft(first.and(RSV1), key, length, payload, true, cuts, insertions, pieces);
    }

    /// The same cut into fragments at these places.
    public Draft cutAt(Integer... places) {
        return cutAt(List.of(places));
    }

    /// The same cut into fragments at these places.
    ///
    /// @throws IllegalArgumentException when they are not in order
    public Draft cutAt(List<Integer> newCuts) {
        return new Draft(first, key, length, payload, deflated, newCuts, insertions, pieces);
    }

    /// The same with a further frame, besides those that it has.
    public Draft with(Insertion further) {
        List<Insertion> more = Stream.concat(insertions.stream(), Stream.of(further)).toList();
        return new Draft(first, key, length, payload, deflated, cuts, more, pieces);
    }

    /// How many bytes its payloads have, those of further frames with them.
    public int size() {
        return payload.bytes().length()
                + insertions.stream().mapToInt(each -> each.payload().bytes().length()).sum();
    }

    /// The same in these writes.
    public Draft in(Pieces newPieces) {
        return new Draft(first, key, length, payload, deflated, cuts, insertions, newPieces);
    }
}
