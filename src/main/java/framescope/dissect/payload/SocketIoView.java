package framescope.dissect.payload;

import framescope.protocol.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A packet of Engine.IO (protocol 4), and the packet of Socket.IO (protocol 5) that it carries.
final class SocketIoView implements PayloadView {
    private static final List<String> ENGINE =
            List.of("open", "close", "ping", "pong", "message", "upgrade", "noop");
    private static final List<String> SOCKET =
            List.of(
                    "CONNECT",
                    "DISCONNECT",
                    "EVENT",
                    "ACK",
                    "CONNECT_ERROR",
                    "BINARY_EVENT",
                    "BINARY_ACK");
    // What is a bare number elsewhere is a packet only of who asked for Engine.IO.
    private static final Pattern SURE =
            Pattern.compile(
                    "(?s)0\\{.*|[23]probe|4[0-6](?:\\d{1,9}-)?(?:/[^,\\[{]{0,200},)?\\d{0,18}[\\[{].*"
                            + "|4[01]/[^,\\[{]{0,200},?");
    private static final Pattern NUMBER = Pattern.compile("[1-6]|4[01]");
    private static final Pattern PACKET =
            Pattern.compile("(?s)4([0-6])(?:(\\d{1,9})-)?(/[^,\\[{]{0,200},)?(\\d{1,18})?(.*)");

    @Override
    public PayloadKind kind() {
        return PayloadKind.SOCKET_IO;
    }

    @Override
    public int priority(Payload payload) {
        if (!payload.isText()) {
            return 0;
        }
        String beginning = payload.beginning();
        boolean sure = SURE.matcher(beginning).matches();
        boolean asked = payload.target().contains("EIO=");
        return sure || asked && NUMBER.matcher(beginning).matches() ? 70 : 0;
    }

    @Override
    public PayloadContent show(Payload payload) throws PayloadException {
        String text = payload.bytes().text();
        if (text.isEmpty() || text.charAt(0) < '0' || text.charAt(0) > '6') {
            throw new PayloadException("no packet type");
        }
        List<PayloadNode> parts = new ArrayList<>();
        Matcher packet = PACKET.matcher(text);
        boolean whole = true;
        String data = text.substring(1);
        String title = ENGINE.get(text.charAt(0) - '0');
        if (packet.matches()) {
            title += " / " + SOCKET.get(packet.group(1).charAt(0) - '0');
            add(parts, "attachments", packet.group(2));
            add(parts, "namespace", packet.group(3));
            add(parts, "ack id", packet.group(4));
            data = packet.group(5);
        }
        if (data.startsWith("{") || data.startsWith("[")) {
            PayloadContent.Tree json = JsonView.read(Bytes.utf8(data));
            parts.add(new PayloadNode("data", json.root().value(), json.root().children()));
            whole = json.whole();
        } else if (!data.isEmpty()) {
            parts.add(PayloadNode.leaf("data", data));
        }
        return new PayloadContent.Tree(PayloadNode.group("", title, parts), whole);
    }

    private static void add(
            List<PayloadNode> parts, String name, @org.jspecify.annotations.Nullable String text) {
        if (text != null) {
            parts.add(
                    PayloadNode.leaf(
                            name,
                            text.endsWith(",") ? text.substring(0, text.length() - 1) : text));
        }
    }
}
