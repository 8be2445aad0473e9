package framescope.ui.compose;

import framescope.compose.LengthChoice;
import framescope.protocol.Bytes;
import framescope.protocol.LengthForm;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads what a user writes into the composer's fields.
final class Written {
    private Written() {}

    static Bytes hex(String text) throws UnfitException {
        try {
            return Bytes.ofHex(text);
        } catch (IllegalArgumentException e) {
            throw new UnfitException("compose.notHex");
        }
    }

    static Bytes base64(String text) throws UnfitException {
        try {
            return Bytes.wrap(Base64.getDecoder().decode(text.replaceAll("\\s+", "")));
        } catch (IllegalArgumentException e) {
            throw new UnfitException("compose.notBase64");
        }
    }

    /// A whole number; nothing written is the lowest one.
    static int number(String text, int lowest, int highest) throws UnfitException {
        String digits = text.strip();
        if (digits.isEmpty()) {
            return lowest;
        }
        long number = digits.matches("[0-9]{1,9}") ? Long.parseLong(digits) : -1;
        if (number < lowest || number > highest) {
            throw new UnfitException("compose.notNumber", digits, lowest, highest);
        }
        return (int) number;
    }

    /// A length of up to 64 bits, in decimal, or in hexadecimal behind `0x`.
    static long length(String text) throws UnfitException {
        String digits = text.strip().toLowerCase(Locale.ROOT).replace("_", "");
        try {
            return digits.startsWith("0x")
                    ? Long.parseUnsignedLong(digits.substring(2), 16)
                    : Long.parseUnsignedLong(digits);
        } catch (NumberFormatException e) {
            throw new UnfitException("compose.notLength", text.strip());
        }
    }

    /// A form of the length, and the length that is declared: nothing written is the real one.
    static LengthChoice lengthChoice(Optional<LengthForm> form, String declared)
            throws UnfitException {
        return new LengthChoice(
                form, declared.isBlank() ? Optional.empty() : Optional.of(length(declared)));
    }

    /// The length that a choice declares, as it is written.
    static String declared(LengthChoice length) {
        return length.declared().map(Long::toUnsignedString).orElse("");
    }

    /// Places to cut at, with commas or spaces between them.
    static List<Integer> cuts(String text) throws UnfitException {
        List<Integer> cuts = new ArrayList<>();
        for (String each : text.strip().split("[,;\\s]+", -1)) {
            if (!each.isEmpty()) {
                cuts.add(number(each, 0, Integer.MAX_VALUE / 4));
            }
        }
        return cuts.stream().sorted().toList();
    }

    static int key(String text) throws UnfitException {
        String digits = text.replaceAll("\\s+", "");
        if (!digits.matches("[0-9a-fA-F]{8}")) {
            throw new UnfitException("compose.notKey");
        }
        return Integer.parseUnsignedInt(digits, 16);
    }
}
