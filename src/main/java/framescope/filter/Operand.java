package framescope.filter;

import framescope.dissect.FieldSpec;
import framescope.dissect.FieldType;
import java.util.List;

/// One side of a comparison, with its place in the text.
sealed interface Operand {
    /// The index of its first character.
    int from();

    /// The index behind its last character.
    int to();

    /// A field, or parts of it.
    ///
    /// @param slices cut from the value one after the other
    /// @param bits which bits of a number count; all where it is -1
    record Field(FieldSpec spec, List<Slice> slices, long bits, int from, int to)
            implements Operand {
        FieldType type() {
            return spec.type();
        }
    }

    /// A value; what it means depends on the field it is compared with.
    record Value(Token token) implements Operand {
        @Override
        public int from() {
            return token.from();
        }

        @Override
        public int to() {
            return token.to();
        }
    }
}
