package framescope.ui.detail;

import framescope.dissect.DataSource;
import framescope.dissect.Dissection;
import framescope.dissect.Field;
import framescope.dissect.FieldValue;
import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;
import framescope.text.Messages;
import framescope.ui.control.BitRange;
import framescope.ui.control.BitSpan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The fields of a frame as the bit ruler draws them.
final class FieldBits {
    private FieldBits() {}

    /// The smallest fields on the wire, in the order of their bits.
    static List<BitSpan> of(Dissection dissection) {
        return smallest(dissection.root()).map(FieldBits::span).toList();
    }

    /// The bits that a field has on the wire.
    static BitRange range(Optional<Field> field) {
        return field.filter(FieldBits::isOnWire).map(FieldBits::range).orElse(BitRange.NONE);
    }

    private static Stream<Field> smallest(Field field) {
        List<Field> parts = field.children().stream().filter(FieldBits::isOnWire).toList();
        if (parts.isEmpty() || parts.getFirst().bits() == field.bits() && field.bits() != 0) {
            return isOnWire(field) ? Stream.of(field) : Stream.empty();
        }
        return parts.stream().flatMap(FieldBits::smallest);
    }

    private static boolean isOnWire(Field field) {
        return field.source() == DataSource.Kind.WIRE && !field.range().isEmpty();
    }

    private static BitSpan span(Field field) {
        return new BitSpan(
                range(field),
                FieldColour.of(field.spec(), true),
                FieldText.label(field),
                value(field));
    }

    // A box has little room, and the field tree beside it has the whole value.
    private static String value(Field field) {
        return switch (field.value()) {
            case FieldValue.Opcode(Opcode opcode) -> Messages.of("opcode", opcode);
            case FieldValue.Length(int length, LengthForm form) -> String.valueOf(length);
            default -> FieldText.value(field);
        };
    }

    private static BitRange range(Field field) {
        return new BitRange(field.firstBit(), field.endBit());
    }
}
