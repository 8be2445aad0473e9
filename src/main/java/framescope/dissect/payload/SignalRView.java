package framescope.dissect.payload;

import framescope.protocol.Bytes;
import java.util.ArrayList;
import java.util.List;

/// Messages of SignalR's JSON protocol, each with the record separator 1e behind it.
final class SignalRView implements PayloadView {
    private static final int SEPARATOR = 0x1e;
    private static final int MOST_MESSAGES = 1_000;
    private static final List<String> TYPES =
            List.of(
                    "Handshake",
                    "Invocation",
                    "StreamItem",
                    "Completion",
                    "StreamInvocation",
                    "CancelInvocation",
                    "Ping",
                    "Close",
                    "Ack",
                    "Sequence");

    @Override
    public PayloadKind kind() {
        return PayloadKind.SIGNAL_R;
    }

    @Override
    public int priority(Payload payload) {
        Bytes bytes = payload.bytes();
        return payload.isText() && !bytes.isEmpty() && bytes.at(bytes.length() - 1) == SEPARATOR
                ? 85
                : 0;
    }

    @Override
    public PayloadContent show(Payload payload) throws PayloadException {
        List<PayloadNode> messages = new ArrayList<>();
        boolean whole = true;
        int from = 0;
        Bytes bytes = payload.bytes();
        for (int at = 0; at < bytes.length(); at++) {
            if (bytes.at(at) == SEPARATOR) {
                if (messages.size() == MOST_MESSAGES) {
                    whole = false;
                    break;
                }
                PayloadContent.Tree json = JsonView.read(bytes.slice(from, at));
                messages.add(
                        new PayloadNode(
                                "[" + messages.size() + "]",
                                type(json.root()),
                                json.root().children()));
                whole &= json.whole();
                from = at + 1;
            }
        }
        PayloadNode root = PayloadNode.group("", "[" + messages.size() + "]", messages);
        return new PayloadContent.Tree(root, whole);
    }

    private static String type(PayloadNode message) {
        return message.children().stream()
                .filter(node -> node.name().equals("type") && node.value().matches("[1-9]"))
                .map(node -> TYPES.get(Integer.parseInt(node.value())))
                .findFirst()
                .orElse(TYPES.getFirst());
    }
}
