package framescope.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.Rule;
import java.util.List;
import java.util.stream.Stream;

/// The fields of a dissection, to be asked for by what they are.
@SuppressWarnings("ReferenceEquality") // The very root, not one that is equal to it.
final class Fields {
    private static final int ALL_BITS = 0xff;

    private Fields() {}

    /// All fields, each before its children.
    static Stream<Field> all(Dissection dissection) {
        return withChildren(dissection.root());
    }

    private static Stream<Field> withChildren(Field field) {
        return Stream.concat(
                Stream.of(field), field.children().stream().flatMap(Fields::withChildren));
    }

    /// The only field of its kind.
    static Field the(FieldSpec spec, Dissection dissection) {
        List<Field> found = all(dissection).filter(field -> field.spec() == spec).toList();
        assertThat(found).as("fields that are " + spec).hasSize(1);
        return found.getFirst();
    }

    static FieldValue value(FieldSpec spec, Dissection dissection) {
        return the(spec, dissection).value();
    }

    static List<FieldSpec> specs(List<Field> fields) {
        return fields.stream().map(Field::spec).toList();
    }

    /// The bytes that a field covers.
    static Bytes bytes(Field field, Dissection dissection) {
        return dissection.bytes(field.source()).slice(field.range().from(), field.range().to());
    }

    /// The findings of all fields.
    static List<Rule> findings(Dissection dissection) {
        return all(dissection).flatMap(field -> field.findings().stream()).toList();
    }

    /// Asserts that every bit of a frame's data sources belongs to one field without children, and
    /// to one only.
    static void assertTile(Dissection dissection) {
        for (DataSource source : dissection.sources()) {
            int[] owned = new int[source.bytes().length()];
            all(dissection)
                    .filter(field -> field.children().isEmpty() && field.source() == source.kind())
                    .filter(field -> field != dissection.root())
                    .forEach(leaf -> own(leaf, owned));
            assertThat(owned).as("bits of " + source + " that have a field").containsOnly(ALL_BITS);
        }
    }

    private static void own(Field leaf, int[] owned) {
        int bits = leaf.bits() == 0 ? ALL_BITS : leaf.bits();
        for (int at = leaf.range().from(); at < leaf.range().to(); at++) {
            assertThat(owned[at] & bits).as("bits of byte " + at + " twice in a field").isZero();
            owned[at] |= bits;
        }
    }
}
