package framescope.text;

import framescope.protocol.CloseCode;

/// What close codes mean, and who may send them (RFC 6455 §7.4).
public final class CloseCodeText {
    private CloseCodeText() {}

    /// The meaning of a code, from 0 to 65535.
    public static String meaning(int code) {
        if (CloseCode.hasName(code)) {
            return Messages.get("closeCode." + code);
        }
        if (code < 1000) {
            return Messages.get("closeCode.unused");
        }
        if (code < 3000) {
            return Messages.get("closeCode.reserved");
        }
        if (code < 4000) {
            return Messages.get("closeCode.registered");
        }
        return Messages.get(code < 5000 ? "closeCode.private" : "closeCode.beyond");
    }

    /// The meaning of a code as somebody wrote it, perhaps with more behind it; empty where it is
    /// none.
    public static String meaning(String written) {
        String digits = written.strip().split("\\s", 2)[0];
        if (digits.isEmpty()) {
            return Messages.get("closeCode.none");
        }
        return digits.matches("[0-9]{1,5}") ? meaning(Integer.parseInt(digits)) : "";
    }
}
