package framescope.report;

import framescope.protocol.Bytes;

/// Bytes as `hexdump -C` prints them: offset, 16 bytes in hexadecimal, and the same as characters.
final class HexDump {
    private static final int PER_LINE = 16;

    private HexDump() {}

    static String of(Bytes bytes) {
        StringBuilder text = new StringBuilder();
        for (int from = 0; from < bytes.length(); from += PER_LINE) {
            if (from > 0) {
                text.append('\n');
            }
            line(bytes, from, text);
        }
        return text.toString();
    }

    private static void line(Bytes bytes, int from, StringBuilder text) {
        int end = Math.min(from + PER_LINE, bytes.length());
        text.append("%08x ".formatted(from));
        for (int i = 0; i < PER_LINE; i++) {
            if (i == PER_LINE / 2) {
                text.append(' ');
            }
            text.append(from + i < end ? " %02x".formatted(bytes.at(from + i)) : "   ");
        }
        text.append("  |");
        for (int i = from; i < end; i++) {
            int value = bytes.at(i);
            text.append(value >= ' ' && value < 0x7f ? (char) value : '.');
        }
        text.append('|');
    }
}
