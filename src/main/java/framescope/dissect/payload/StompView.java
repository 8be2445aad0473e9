package framescope.dissect.payload;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A STOMP frame: command, headers, body.
final class StompView implements PayloadView {
    private static final Set<String> COMMANDS =
            Set.of(
                    "CONNECT",
                    "STOMP",
                    "CONNECTED",
                    "SEND",
                    "SUBSCRIBE",
                    "UNSUBSCRIBE",
                    "ACK",
                    "NACK",
                    "BEGIN",
                    "COMMIT",
                    "ABORT",
                    "DISCONNECT",
                    "MESSAGE",
                    "RECEIPT",
                    "ERROR");

    @Override
    public PayloadKind kind() {
        return PayloadKind.STOMP;
    }

    @Override
    public int priority(Payload payload) {
        String start = payload.beginning();
        int end = start.indexOf('\n');
        if (end < 0 || !COMMANDS.contains(start.substring(0, end).strip())) {
            return 0;
        }
        return payload.speaks("stomp") ? 95 : 80;
    }

    @Override
    public PayloadContent show(Payload payload) throws PayloadException {
        TreeBudget budget = new TreeBudget();
        String text = payload.bytes().text();
        String[] lines = text.split("\r?\n", 1_000);
        List<PayloadNode> parts = new ArrayList<>();
        int at = lines[0].length();
        int line = 1;
        while (line < lines.length && !lines[line].isEmpty() && budget.allows(1)) {
            int colon = lines[line].indexOf(':');
            if (colon < 0) {
                throw new PayloadException("header without a colon: line " + (line + 1));
            }
            parts.add(
                    PayloadNode.leaf(
                            lines[line].substring(0, colon), lines[line].substring(colon + 1)));
            line++;
        }
        int body = bodyAt(text, at);
        int end = text.indexOf('\0', body);
        parts.add(PayloadNode.leaf("(body)", text.substring(body, end < 0 ? text.length() : end)));
        return new PayloadContent.Tree(
                PayloadNode.group("", lines[0], parts), !budget.isSpent() && line < 999);
    }

    private static int bodyAt(String text, int from) {
        int unix = text.indexOf("\n\n", from);
        int windows = text.indexOf("\n\r\n", from);
        if (unix < 0 && windows < 0) {
            return text.length();
        }
        boolean first = windows < 0 || unix >= 0 && unix < windows;
        return first ? unix + 2 : windows + 3;
    }
}
