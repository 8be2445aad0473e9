package framescope.dissect.payload;

import framescope.protocol.Bytes;
import java.util.ArrayList;
import java.util.List;

/// MessagePack as a tree, read by the table of its specification.
final class MessagePackView implements PayloadView {
    private static final int MOST_BYTES_TO_GUESS = 64 * 1024;

    @Override
    public PayloadKind kind() {
        return PayloadKind.MESSAGE_PACK;
    }

    @Override
    public int priority(Payload payload) {
        if (payload.isText() || payload.bytes().isEmpty()) {
            return 0;
        }
        if (payload.speaks("msgpack") || payload.speaks("messagepack")) {
            return 95;
        }
        int first = payload.bytes().at(0);
        boolean group = first >= 0x80 && first <= 0x9f || first >= 0xdc && first <= 0xdf;
        return group && payload.bytes().length() <= MOST_BYTES_TO_GUESS && isWhole(payload)
                ? 35
                : 0;
    }

    private boolean isWhole(Payload payload) {
        try {
            show(payload);
            return true;
        } catch (PayloadException e) {
            return false;
        }
    }

    @Override
    public PayloadContent show(Payload payload) throws PayloadException {
        ByteCursor in = new ByteCursor(payload.bytes());
        Reader reader = new Reader(in);
        PayloadNode root = reader.value("", 0);
        boolean whole = !reader.budget.isSpent();
        if (whole && !in.isAtEnd()) {
            throw new PayloadException(in.remaining() + " bytes behind the value");
        }
        return new PayloadContent.Tree(root, whole);
    }

    private static final class Reader {
        private final ByteCursor in;
        private final TreeBudget budget = new TreeBudget();

        Reader(ByteCursor in) {
            this.in = in;
        }

        PayloadNode value(String name, int depth) throws PayloadException {
            int type = in.next();
            if (type < 0x80) {
                return PayloadNode.leaf(name, String.valueOf(type));
            }
            if (type >= 0xe0) {
                return PayloadNode.leaf(name, String.valueOf((byte) type));
            }
            if (type < 0x90) {
                return map(name, type & 0x0f, depth);
            }
            if (type < 0xa0) {
                return array(name, type & 0x0f, depth);
            }
            if (type < 0xc0) {
                return string(name, type & 0x1f);
            }
            return switch (type) {
                case 0xc0 -> PayloadNode.leaf(name, "nil");
                case 0xc2 -> PayloadNode.leaf(name, "false");
                case 0xc3 -> PayloadNode.leaf(name, "true");
                case 0xc4, 0xc5, 0xc6 -> binary(name, in.number(1 << (type - 0xc4)));
                case 0xc7, 0xc8, 0xc9 -> extension(name, in.number(1 << (type - 0xc7)));
                case 0xca ->
                        PayloadNode.leaf(
                                name, String.valueOf(Float.intBitsToFloat((int) in.number(4))));
                case 0xcb ->
                        PayloadNode.leaf(
                                name, String.valueOf(Double.longBitsToDouble(in.number(8))));
                case 0xcc, 0xcd, 0xce, 0xcf ->
                        PayloadNode.leaf(
                                name, Long.toUnsignedString(in.number(1 << (type - 0xcc))));
                case 0xd0 -> PayloadNode.leaf(name, String.valueOf((byte) in.number(1)));
                case 0xd1 -> PayloadNode.leaf(name, String.valueOf((short) in.number(2)));
                case 0xd2 -> PayloadNode.leaf(name, String.valueOf((int) in.number(4)));
                case 0xd3 -> PayloadNode.leaf(name, String.valueOf(in.number(8)));
                case 0xd4, 0xd5, 0xd6, 0xd7, 0xd8 -> extension(name, 1 << (type - 0xd4));
                case 0xd9, 0xda, 0xdb -> string(name, in.number(1 << (type - 0xd9)));
                case 0xdc, 0xdd -> array(name, in.number(2 << (type - 0xdc)), depth);
                case 0xde, 0xdf -> map(name, in.number(2 << (type - 0xde)), depth);
                default -> throw new PayloadException("c1 is never used");
            };
        }

        private static String name(String key) {
            return key.startsWith("\"") ? key.substring(1, key.length() - 1) : key;
        }

        private PayloadNode string(String name, long length) throws PayloadException {
            return PayloadNode.leaf(name, '"' + in.take(length).text() + '"');
        }

        private PayloadNode binary(String name, long length) throws PayloadException {
            return PayloadNode.leaf(name, "h'" + in.take(length).hex() + "'");
        }

        private PayloadNode extension(String name, long length) throws PayloadException {
            int type = (byte) in.next();
            Bytes data = in.take(length);
            return PayloadNode.leaf(name, "ext " + type + " h'" + data.hex() + "'");
        }

        private PayloadNode array(String name, long count, int depth) throws PayloadException {
            List<PayloadNode> children = new ArrayList<>();
            for (long i = 0; i < count && budget.allows(depth + 1); i++) {
                children.add(value("[" + i + "]", depth + 1));
            }
            return PayloadNode.group(name, "[" + count + "]", children);
        }

        private PayloadNode map(String name, long count, int depth) throws PayloadException {
            List<PayloadNode> children = new ArrayList<>();
            for (long i = 0; i < count && budget.allows(depth + 1); i++) {
                PayloadNode key = value("", depth + 1);
                if (budget.isSpent()) {
                    break;
                }
                children.add(value(name(key.value()), depth + 1));
            }
            return PayloadNode.group(name, "{" + count + "}", children);
        }
    }
}
