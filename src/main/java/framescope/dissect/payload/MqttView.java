package framescope.dissect.payload;

import framescope.protocol.Bytes;
import java.util.ArrayList;
import java.util.List;

/// Control packets of MQTT, by their fixed headers; of a PUBLISH its topic too.
final class MqttView implements PayloadView {
    private static final List<String> TYPES =
            List.of(
                    "reserved",
                    "CONNECT",
                    "CONNACK",
                    "PUBLISH",
                    "PUBACK",
                    "PUBREC",
                    "PUBREL",
                    "PUBCOMP",
                    "SUBSCRIBE",
                    "SUBACK",
                    "UNSUBSCRIBE",
                    "UNSUBACK",
                    "PINGREQ",
                    "PINGRESP",
                    "DISCONNECT",
                    "AUTH");
    private static final int CONNECT = 1;
    private static final int PUBLISH = 3;

    @Override
    public PayloadKind kind() {
        return PayloadKind.MQTT;
    }

    @Override
    public int priority(Payload payload) {
        return !payload.isText() && payload.speaks("mqtt") && !payload.bytes().isEmpty() ? 95 : 0;
    }

    @Override
    public PayloadContent show(Payload payload) throws PayloadException {
        TreeBudget budget = new TreeBudget();
        List<PayloadNode> packets = new ArrayList<>();
        ByteCursor in = new ByteCursor(payload.bytes());
        while (!in.isAtEnd() && budget.allows(1)) {
            packets.add(packet("[" + packets.size() + "]", in));
        }
        PayloadNode root = PayloadNode.group("", "[" + packets.size() + "]", packets);
        return new PayloadContent.Tree(root, !budget.isSpent());
    }

    private static PayloadNode packet(String name, ByteCursor in) throws PayloadException {
        int first = in.next();
        int type = first >> 4;
        Bytes rest = in.take(in.varint(4));
        List<PayloadNode> parts = new ArrayList<>();
        parts.add(PayloadNode.leaf("flags", Integer.toBinaryString(first & 0x0f)));
        parts.add(PayloadNode.leaf("remaining length", String.valueOf(rest.length())));
        ByteCursor body = new ByteCursor(rest);
        if (type == CONNECT) {
            parts.add(PayloadNode.leaf("protocol", string(body)));
            parts.add(PayloadNode.leaf("version", String.valueOf(body.next())));
            parts.add(PayloadNode.leaf("connect flags", Integer.toBinaryString(body.next())));
            parts.add(PayloadNode.leaf("keep alive", body.number(2) + " s"));
        } else if (type == PUBLISH) {
            parts.add(PayloadNode.leaf("QoS", String.valueOf(first >> 1 & 3)));
            parts.add(PayloadNode.leaf("topic", string(body)));
        }
        parts.add(PayloadNode.leaf("rest", "h'" + body.take(body.remaining()).hex() + "'"));
        return PayloadNode.group(name, TYPES.get(type), parts);
    }

    private static String string(ByteCursor in) throws PayloadException {
        return in.take(in.number(2)).text();
    }
}
