package framescope.ui.compose;

import framescope.protocol.CloseCode;
import framescope.text.Messages;

/// What close codes mean, and who may send them (RFC 6455 §7.4).
final class CloseCodeText {
    private CloseCodeText() {}

    /// The meaning of a code as it is written; empty where it is none.
    static String meaning(String written) {
        String digits = written.strip().split("\\s", 2)[0];
        if (digits.isEmpty()) {
            return Messages.get("closeCode.none");
        }
        int code = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : -1;
        if (CloseCode.hasName(code)) {
            return Messages.get("closeCode." + code);
        }
        if (code >= 3000 && code <= 3999) {
            return Messages.get("closeCode.registered");
        }
        return code >= 4000 && code <= 4999 ? Messages.get("closeCode.private") : "";
    }
}
