package framescope.filter;

import java.util.List;

/// Whether a row passes: a part of a compiled filter. Without state, so threads may share it.
@FunctionalInterface
interface RowTest {
    boolean test(FilterRow row);

    /// All pass.
    record All(List<RowTest> parts) implements RowTest {
        @Override
        public boolean test(FilterRow row) {
            for (RowTest part : parts) {
                if (!part.test(row)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// One passes.
    record Any(List<RowTest> parts) implements RowTest {
        @Override
        public boolean test(FilterRow row) {
            for (RowTest part : parts) {
                if (part.test(row)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// An odd number passes.
    record Odd(List<RowTest> parts) implements RowTest {
        @Override
        public boolean test(FilterRow row) {
            boolean odd = false;
            for (RowTest part : parts) {
                odd ^= part.test(row);
            }
            return odd;
        }
    }

    /// It does not pass.
    record Inverse(RowTest inner) implements RowTest {
        @Override
        public boolean test(FilterRow row) {
            return !inner.test(row);
        }
    }
}
