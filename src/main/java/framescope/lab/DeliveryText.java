package framescope.lab;

import framescope.compose.Delivery;
import framescope.protocol.Opcode;
import framescope.text.Messages;
import framescope.text.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Messages that reach a page, in words.
final class DeliveryText {
    private static final int SHORT = 20;
    private static final int LONG = 80;
    private static final int MOST_MESSAGES = 3;

    private DeliveryText() {}

    /// The first of them, each with the beginning of its content.
    ///
    /// @param more how many there are behind these
    static String of(List<Delivery> messages, int more) {
        return of(messages, more, SHORT);
    }

    /// The same with as much of the content as is kept.
    static String inFull(List<Delivery> messages, int more) {
        return of(messages, more, LONG);
    }

    /// A text that takes little room and hides no character.
    static String shorten(String text) {
        return shorten(text, SHORT);
    }

    private static String of(List<Delivery> messages, int more, int longest) {
        List<String> parts =
                messages.stream()
                        .limit(MOST_MESSAGES)
                        .map(each -> of(each, longest))
                        .collect(Collectors.toCollection(ArrayList::new));
        int left = messages.size() - parts.size() + more;
        if (left > 0) {
            parts.add(Messages.format("outcome.more", left));
        }
        return String.join(Messages.get("list.separator"), parts);
    }

    private static String of(Delivery message, int longest) {
        boolean text = message.kind() == Opcode.TEXT;
        String length = Messages.format(text ? "lab.text" : "lab.binary", message.length());
        if (message.length() == 0) {
            return length;
        }
        String start = text ? message.start().text() : message.start().spacedHex();
        boolean whole = message.length() <= message.start().length();
        return Messages.format(
                "lab.content", length, shorten(whole ? start : start + "…", longest));
    }

    private static String shorten(String text, int longest) {
        String shown = VisibleText.escape(text);
        return shown.length() <= longest ? shown : shown.substring(0, longest) + "…";
    }
}
