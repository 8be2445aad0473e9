package framescope.dissect;

import framescope.protocol.Bytes;
import framescope.protocol.ClosePayload;
import framescope.protocol.FrameHeader;
import framescope.protocol.FramePart;
import framescope.protocol.LengthForm;
import framescope.protocol.Masking;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes a frame apart (RFC 6455 §5.2). Total: any bytes give a tree, one cut short too.
public final class FrameDissector {
    private final Bytes wire;
    private final Opcode message;
    private final RuleSet broken;
    private final Optional<InflatedMessage> inflated;
    private final boolean compressed;
    private final boolean deflating;
    private final List<Field> fields = new ArrayList<>();

    private FrameDissector(
            Bytes wire,
            Opcode message,
            RuleSet broken,
            boolean compressed,
            boolean deflating,
            Optional<InflatedMessage> inflated) {
        this.wire = wire;
        this.message = message;
        this.broken = broken;
        this.compressed = compressed;
        this.deflating = deflating;
        this.inflated = inflated;
    }

    /// Takes apart the bytes of a frame, or the first of them.
    ///
    /// @param message the opcode of the message that the frame belongs to
    /// @param broken the rules it was found to break when it came
    public static Dissection dissect(Bytes wire, Opcode message, RuleSet broken) {
        return new FrameDissector(wire, message, broken, false, false, Optional.empty()).dissect();
    }

    /// Takes apart the bytes of a frame that belongs to no compressed message, where RSV1 could have
    /// said that it does (RFC 7692 §6).
    public static Dissection uncompressed(Bytes wire, Opcode message, RuleSet broken) {
        return new FrameDissector(wire, message, broken, false, true, Optional.empty()).dissect();
    }

    /// Takes apart the bytes of a frame that belongs to a compressed message (RFC 7692).
    ///
    /// @param inflated the message, where this frame ends it and it could be inflated
    public static Dissection compressed(
            Bytes wire, Opcode message, RuleSet broken, Optional<InflatedMessage> inflated) {
        return new FrameDissector(wire, message, broken, true, true, inflated).dissect();
    }

    /// Bytes that are no frame.
    public static Dissection unreadable(Bytes wire, RuleSet broken) {
        Field data =
                Field.wire(FieldSpec.UNREADABLE, new FieldValue.Raw(wire), 0, wire.length())
                        .breaking(broken.rules());
        return Dissection.of(wire, data);
    }

    private Dissection dissect() {
        List<DataSource> sources = new ArrayList<>();
        sources.add(new DataSource(DataSource.Kind.WIRE, wire));
        if (wire.length() >= 1) {
            firstByte(wire.at(0));
        }
        if (wire.length() >= 2) {
            rest(FrameHeader.of(wire.at(0), wire.at(1), 0, wire.at(1) & 0x7f), sources);
        }
        FieldValue kind =
                wire.isEmpty()
                        ? new FieldValue.None()
                        : new FieldValue.Opcode(Opcode.ofCode(wire.at(0)));
        Field root =
                Field.wire(FieldSpec.FRAME, kind, 0, wire.length())
                        .with(List.copyOf(fields))
                        .breaking(homelessFindings());
        return new Dissection(List.copyOf(sources), root);
    }

    private void firstByte(int first) {
        fields.add(flag(FieldSpec.FIN, first, 0x80, 0).breaking(findings(FramePart.FIN)));
        fields.add(
                Field.wire(FieldSpec.RSV, new FieldValue.Numeric((first >> 4) & 7), 0, 1)
                        .bits(0x70)
                        .with(
                                List.of(
                                        rsv1(first),
                                        flag(FieldSpec.RSV2, first, 0x20, 0),
                                        flag(FieldSpec.RSV3, first, 0x10, 0)))
                        .breaking(findings(FramePart.RSV)));
        fields.add(
                Field.wire(FieldSpec.OPCODE, new FieldValue.Opcode(Opcode.ofCode(first)), 0, 1)
                        .bits(0x0f)
                        .breaking(findings(FramePart.OPCODE)));
    }

    private Field rsv1(int first) {
        Field bit = flag(FieldSpec.RSV1, first, 0x40, 0);
        return deflating ? bit.with(List.of(flag(FieldSpec.COMPRESSED, first, 0x40, 0))) : bit;
    }

    private static Field flag(FieldSpec spec, int value, int bit, int at) {
        return Field.wire(spec, new FieldValue.Flag((value & bit) != 0), at, at + 1).bits(bit);
    }

    private void rest(FrameHeader header, List<DataSource> sources) {
        LengthForm form = header.lengthForm();
        fields.add(flag(FieldSpec.MASK, wire.at(1), 0x80, 1).breaking(findings(FramePart.MASK)));
        boolean extended = form != LengthForm.BITS_7;
        Field length =
                Field.wire(
                                FieldSpec.PAYLOAD_LENGTH,
                                new FieldValue.Length(wire.at(1) & 0x7f, form),
                                1,
                                2)
                        .bits(0x7f);
        fields.add(extended ? length : length.breaking(findings(FramePart.LENGTH)));
        int at = 2;
        if (extended) {
            at = extendedLength(form, at);
        }
        if (header.masked()) {
            at = maskingKey(at);
        }
        if (at < wire.length()) {
            payload(header, at, sources);
        }
        inflated.ifPresent(whole -> message(whole, sources));
    }

    private int extendedLength(LengthForm form, int at) {
        int end = at + form.extraBytes();
        if (end > wire.length()) {
            return cutShort(at);
        }
        FieldSpec spec =
                form == LengthForm.BITS_16
                        ? FieldSpec.PAYLOAD_LENGTH_16
                        : FieldSpec.PAYLOAD_LENGTH_64;
        fields.add(
                Field.wire(spec, new FieldValue.Numeric(number(at, end)), at, end)
                        .breaking(findings(FramePart.LENGTH)));
        return end;
    }

    private int maskingKey(int at) {
        int end = at + 4;
        if (end > wire.length()) {
            return cutShort(at);
        }
        Bytes key = wire.slice(at, end);
        fields.add(Field.wire(FieldSpec.MASKING_KEY, new FieldValue.Raw(key), at, end));
        return end;
    }

    private int cutShort(int at) {
        if (at < wire.length()) {
            Bytes rest = wire.slice(at, wire.length());
            fields.add(
                    Field.wire(FieldSpec.UNREADABLE, new FieldValue.Raw(rest), at, wire.length()));
        }
        return wire.length();
    }

    private long number(int from, int to) {
        long number = 0;
        for (int at = from; at < to; at++) {
            number = (number << 8) | wire.at(at);
        }
        return number;
    }

    private void payload(FrameHeader header, int at, List<DataSource> sources) {
        Bytes onWire = wire.slice(at, wire.length());
        if (!header.masked()) {
            fields.add(
                    content(header.opcode(), onWire, DataSource.Kind.WIRE, at)
                            .breaking(findings(FramePart.PAYLOAD)));
            return;
        }
        int key = (int) number(at - 4, at);
        Bytes clear = Masking.apply(onWire, key, 0);
        sources.add(new DataSource(DataSource.Kind.UNMASKED, clear));
        fields.add(
                Field.wire(
                        FieldSpec.MASKED_PAYLOAD, new FieldValue.Raw(onWire), at, wire.length()));
        fields.add(
                content(header.opcode(), clear, DataSource.Kind.UNMASKED, 0)
                        .breaking(findings(FramePart.PAYLOAD)));
    }

    private void message(InflatedMessage whole, List<DataSource> sources) {
        Bytes bytes = whole.bytes();
        sources.add(new DataSource(DataSource.Kind.INFLATED, bytes));
        boolean text = message == Opcode.TEXT;
        FieldSpec spec = text ? FieldSpec.PAYLOAD_TEXT : FieldSpec.PAYLOAD_BINARY;
        FieldValue value = text ? new FieldValue.Text(bytes.text()) : new FieldValue.Raw(bytes);
        FieldValue ratio = new FieldValue.Compression(whole.compressedLength(), whole.length());
        fields.add(
                Field.wire(spec, value, 0, bytes.length())
                        .in(DataSource.Kind.INFLATED)
                        .with(
                                List.of(
                                        Field.wire(FieldSpec.COMPRESSION, ratio, 0, 0)
                                                .in(DataSource.Kind.INFLATED))));
    }

    private Field content(Opcode opcode, Bytes clear, DataSource.Kind source, int at) {
        int end = at + clear.length();
        if (compressed) {
            return raw(FieldSpec.PAYLOAD_COMPRESSED, clear, source, at, end);
        }
        return switch (opcode) {
            case TEXT -> text(FieldSpec.PAYLOAD_TEXT, clear, source, at, end);
            case BINARY -> raw(FieldSpec.PAYLOAD_BINARY, clear, source, at, end);
            case CONTINUATION ->
                    message == Opcode.TEXT
                            ? text(FieldSpec.PAYLOAD_CONTINUE, clear, source, at, end)
                            : raw(FieldSpec.PAYLOAD_CONTINUE, clear, source, at, end);
            case PING -> raw(FieldSpec.PAYLOAD_PING, clear, source, at, end);
            case PONG -> raw(FieldSpec.PAYLOAD_PONG, clear, source, at, end);
            case CLOSE ->
                    raw(FieldSpec.PAYLOAD_CLOSE, clear, source, at, end)
                            .with(close(clear, source, at));
            default -> raw(FieldSpec.PAYLOAD_UNKNOWN, clear, source, at, end);
        };
    }

    private static List<Field> close(Bytes clear, DataSource.Kind source, int at) {
        return ClosePayload.read(clear)
                .filter(close -> !clear.isEmpty())
                .map(close -> close(close, source, at))
                .orElse(List.of());
    }

    private static List<Field> close(ClosePayload close, DataSource.Kind source, int at) {
        List<Field> parts = new ArrayList<>();
        FieldValue code = new FieldValue.CloseCode(close.code());
        parts.add(field(FieldSpec.CLOSE_STATUS_CODE, code, source, at, at + 2));
        int length = close.reason().length();
        if (length > 0) {
            parts.add(
                    text(FieldSpec.CLOSE_REASON, close.reason(), source, at + 2, at + 2 + length));
        }
        return parts;
    }

    private static Field text(
            FieldSpec spec, Bytes bytes, DataSource.Kind source, int from, int to) {
        return field(spec, new FieldValue.Text(bytes.text()), source, from, to);
    }

    private static Field raw(
            FieldSpec spec, Bytes bytes, DataSource.Kind source, int from, int to) {
        return field(spec, new FieldValue.Raw(bytes), source, from, to);
    }

    private static Field field(
            FieldSpec spec, FieldValue value, DataSource.Kind source, int from, int to) {
        return source == DataSource.Kind.WIRE
                ? Field.wire(spec, value, from, to)
                : Field.unmasked(spec, value, from, to);
    }

    // The field that a finding is about may be missing: an empty payload, a header cut short.
    private List<Rule> homelessFindings() {
        return broken.rules().stream()
                .filter(rule -> fields.stream().noneMatch(f -> f.findings().contains(rule)))
                .toList();
    }

    private List<Rule> findings(FramePart part) {
        return broken.rules().stream().filter(rule -> rule.part() == part).toList();
    }
}
