package framescope.dissect;

import framescope.protocol.Rule;
import java.util.List;

/// A field: what it is, what it holds, and where its bytes are.
///
/// @param label a name from the bytes themselves, as for a header; empty where the spec's will do
/// @param source the data source that `range` is in
/// @param bits the bits of the range's first byte that belong to the field; 0 for whole bytes
/// @param findings rules that are broken here
public record Field(
        FieldSpec spec,
        String label,
        FieldValue value,
        DataSource.Kind source,
        ByteRange range,
        int bits,
        List<Field> children,
        List<Rule> findings) {

    /// A field of whole bytes on the wire.
    static Field wire(FieldSpec spec, FieldValue value, int from, int to) {
        return new Field(
                spec,
                "",
                value,
                DataSource.Kind.WIRE,
                new ByteRange(from, to),
                0,
                List.of(),
                List.of());
    }

    /// A field of whole bytes of the unmasked payload.
    static Field unmasked(FieldSpec spec, FieldValue value, int from, int to) {
        return wire(spec, value, from, to).in(DataSource.Kind.UNMASKED);
    }

    /// The place of the field's first bit, counted from the first bit of its data source.
    public int firstBit() {
        return bits == 0
                ? range.from() * Byte.SIZE
                : range.from() * Byte.SIZE + Integer.numberOfLeadingZeros(bits) - 24;
    }

    /// The place behind the field's last bit, counted from the first bit of its data source.
    public int endBit() {
        return bits == 0 ? range.to() * Byte.SIZE : firstBit() + Integer.bitCount(bits);
    }

    /// The same field in another data source.
    Field in(DataSource.Kind newSource) {
        return new Field(spec, label, value, newSource, range, bits, children, findings);
    }

    Field named(String newLabel) {
        return new Field(spec, newLabel, value, source, range, bits, children, findings);
    }

    Field bits(int newBits) {
        return new Field(spec, label, value, source, range, newBits, children, findings);
    }

    Field with(List<Field> newChildren) {
        return new Field(spec, label, value, source, range, bits, newChildren, findings);
    }

    Field breaking(List<Rule> newFindings) {
        return new Field(spec, label, value, source, range, bits, children, newFindings);
    }
}
