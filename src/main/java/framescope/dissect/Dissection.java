package framescope.dissect;

import framescope.protocol.Bytes;
import java.util.List;
import java.util.Optional;

/// A row taken apart.
///
/// @param sources the wire's bytes first
/// @param root the tree of fields
public record Dissection(List<DataSource> sources, Field root) {
    /// A dissection of the wire's bytes alone.
    static Dissection of(Bytes wire, Field root) {
        return new Dissection(List.of(new DataSource(DataSource.Kind.WIRE, wire)), root);
    }

    /// The bytes of a data source; none where there is no such source.
    public Bytes bytes(DataSource.Kind kind) {
        return sources.stream()
                .filter(source -> source.kind() == kind)
                .map(DataSource::bytes)
                .findFirst()
                .orElse(Bytes.EMPTY);
    }

    /// The smallest field that holds a byte; of several that share it (bits of one byte) the first.
    public Optional<Field> fieldAt(DataSource.Kind source, int offset) {
        return fieldAt(root, source, offset);
    }

    private static Optional<Field> fieldAt(Field field, DataSource.Kind source, int offset) {
        for (Field child : field.children()) {
            Optional<Field> found = fieldAt(child, source, offset);
            if (found.isPresent()) {
                return found;
            }
        }
        boolean holds = field.source() == source && field.range().contains(offset);
        return holds ? Optional.of(field) : Optional.empty();
    }

    /// The smallest field on the wire that holds a bit.
    ///
    /// @param bit its place, counted from the first bit of the first byte
    public Optional<Field> fieldAtBit(int bit) {
        return fieldAtBit(root, bit);
    }

    private static Optional<Field> fieldAtBit(Field field, int bit) {
        boolean holds =
                field.source() == DataSource.Kind.WIRE
                        && bit >= field.firstBit()
                        && bit < field.endBit();
        Optional<Field> smaller =
                field.children().stream()
                        .map(child -> fieldAtBit(child, bit))
                        .flatMap(Optional::stream)
                        .findFirst();
        return smaller.or(() -> holds ? Optional.of(field) : Optional.empty());
    }
}
