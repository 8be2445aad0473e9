package framescope.report;

import framescope.protocol.Bytes;
import java.util.function.IntFunction;

/// Bytes as an array in a program's source.
final class SourceArray {
    private static final int PER_LINE = 12;

    private SourceArray() {}

    static String inC(long number, Bytes bytes) {
        String values = values(bytes, "0x%02x"::formatted);
        return "const unsigned char row_%d[%d] = {%s};"
                .formatted(number, Math.max(1, bytes.length()), values);
    }

    // A byte of Java goes from -128 to 127.
    static String inJava(long number, Bytes bytes) {
        String values =
                values(
                        bytes,
                        value -> (value < 0x80 ? "0x%02x" : "(byte) 0x%02x").formatted(value));
        return "byte[] row%d = {%s};".formatted(number, values);
    }

    private static String values(Bytes bytes, IntFunction<String> value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length(); i++) {
            text.append(i % PER_LINE == 0 ? "\n    " : " ").append(value.apply(bytes.at(i)));
            if (i < bytes.length() - 1) {
                text.append(',');
            }
        }
        return text.isEmpty() ? "" : text.append('\n').toString();
    }
}
