package framescope.dissect.payload;

import framescope.protocol.Bytes;
import framescope.protocol.Utf8Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Protobuf without its schema: fields by number and wire type. What is length-delimited is shown as
/// text where it is printable, as a message where it reads as one, and otherwise as bytes.
final class ProtobufView implements PayloadView {
    private static final int MOST_BYTES_TO_GUESS = 64 * 1024;
    private static final int MOST_VARINT_BYTES = 10;
    private static final int MOST_NESTED = 32;

    @Override
    public PayloadKind kind() {
        return PayloadKind.PROTOBUF;
    }

    @Override
    public int priority(Payload payload) {
        if (payload.isText() || payload.bytes().isEmpty()) {
            return 0;
        }
        if (payload.speaks("protobuf") || payload.subprotocol().equals("proto")) {
            return 95;
        }
        boolean may = payload.bytes().length() <= MOST_BYTES_TO_GUESS;
        return may && read(payload.bytes(), 0, new TreeBudget()).isPresent() ? 20 : 0;
    }

    @Override
    public PayloadContent show(Payload payload) throws PayloadException {
        TreeBudget budget = new TreeBudget();
        List<PayloadNode> fields = message(new ByteCursor(payload.bytes()), 0, budget);
        PayloadNode root = PayloadNode.group("", "{" + fields.size() + "}", fields);
        return new PayloadContent.Tree(root, !budget.isSpent());
    }

    private static Optional<List<PayloadNode>> read(Bytes bytes, int depth, TreeBudget budget) {
        try {
            return Optional.of(message(new ByteCursor(bytes), depth, budget));
        } catch (PayloadException e) {
            return Optional.empty();
        }
    }

    private static List<PayloadNode> message(ByteCursor in, int depth, TreeBudget budget)
            throws PayloadException {
        List<PayloadNode> fields = new ArrayList<>();
        while (!in.isAtEnd() && budget.allows(depth + 1)) {
            long key = in.varint(5);
            long number = key >>> 3;
            if (number == 0 || number > 0x1fff_ffff) {
                throw new PayloadException("no field has the number " + number);
            }
            fields.add(field("#" + number, (int) key & 7, in, depth + 1, budget));
        }
        return fields;
    }

    private static PayloadNode field(
            String name, int type, ByteCursor in, int depth, TreeBudget budget)
            throws PayloadException {
        return switch (type) {
            case 0 -> PayloadNode.leaf(name, Long.toUnsignedString(in.varint(MOST_VARINT_BYTES)));
            case 1 -> {
                long bits = in.littleEndian(8);
                yield PayloadNode.leaf(
                        name,
                        String.format(
                                Locale.ROOT, "0x%016x (%s)", bits, Double.longBitsToDouble(bits)));
            }
            case 2 -> delimited(name, in.take(in.varint(MOST_VARINT_BYTES)), depth, budget);
            case 5 -> {
                int bits = (int) in.littleEndian(4);
                yield PayloadNode.leaf(
                        name,
                        String.format(
                                Locale.ROOT, "0x%08x (%s)", bits, Float.intBitsToFloat(bits)));
            }
            default -> throw new PayloadException("wire type " + type + " is not in use");
        };
    }

    private static PayloadNode delimited(String name, Bytes data, int depth, TreeBudget budget) {
        if (isPrintable(data)) {
            return PayloadNode.leaf(name, '"' + data.text() + '"');
        }
        Optional<List<PayloadNode>> nested =
                depth < MOST_NESTED ? read(data, depth, budget) : Optional.empty();
        return nested.map(fields -> PayloadNode.group(name, "{" + fields.size() + "}", fields))
                .orElseGet(() -> PayloadNode.leaf(name, "h'" + data.hex() + "'"));
    }

    private static boolean isPrintable(Bytes data) {
        return Utf8Validator.isValid(data)
                && data.text().codePoints().noneMatch(point -> point < ' ' && point != '\n');
    }
}
