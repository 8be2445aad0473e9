package framescope.lab;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.ConnectionSummary;
import framescope.capture.Direction;
import framescope.capture.RowBlock;
import framescope.capture.RowKind;
import framescope.inspector.Inspector;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The test pages that have connected since, as they have said in the capture. Not thread-safe.
final class LabPages {
    /// What the connections of the lab ask for; its turn and the page follow.
    static final String TARGET = "/lab?";

    private static final Pattern TURN = Pattern.compile("/lab\\?turn=([0-9]{1,9})&");
    private static final int GREETING_BYTES = 1 << 17;

    /// A page on a connection that is open.
    record Visitor(int connection, Greeting greeting) {}

    private final Inspector inspector;
    private final CaptureStore store;
    private final RowBlock block = new RowBlock();
    private final Map<Integer, Greeting> greetings = new TreeMap<>();
    private final Map<Integer, Boolean> ofTheLab = new HashMap<>();
    private long next;

    LabPages(Inspector inspector, CaptureStore store) {
        this.inspector = inspector;
        this.store = store;
        next = store.endRow();
    }

    /// The connections of pages that are open, whether they have said anything or not.
    Set<Integer> open() {
        Set<Integer> connected = inspector.connected();
        return store.connections().stream()
                .filter(each -> each.target().startsWith(TARGET))
                .map(each -> each.info().number())
                .filter(connected::contains)
                .collect(Collectors.toSet());
    }

    /// The pages that have greeted on connections that are still open, the first one first.
    List<Visitor> waiting() {
        look();
        greetings.keySet().retainAll(inspector.connected());
        return greetings.entrySet().stream()
                .map(each -> new Visitor(each.getKey(), each.getValue()))
                .toList();
    }

    /// The turn of a connection, as its request told it; 0 where it does not.
    int turn(int connection) {
        return turn(target(connection));
    }

    /// Whether a certain page asked for it.
    boolean isOf(int connection, String page) {
        return isOfTheLab(connection) && target(connection).endsWith("&page=" + page);
    }

    private boolean isOfTheLab(int connection) {
        return target(connection).startsWith(TARGET);
    }

    private String target(int connection) {
        return store.connections().stream()
                .filter(each -> each.info().number() == connection)
                .map(ConnectionSummary::target)
                .findFirst()
                .orElse("");
    }

    private static int turn(String target) {
        Matcher turn = TURN.matcher(target);
        return turn.lookingAt() ? Integer.parseInt(turn.group(1)) : 0;
    }

    private void look() {
        long end = store.endRow();
        next = Math.max(next, store.firstRow());
        while (next < end && store.read(next, block)) {
            for (int at = 0; at < block.count(); at++) {
                int connection = block.connection(at);
                if (block.number(at) >= next && !greetings.containsKey(connection)) {
                    hear(block.row(at));
                }
            }
            next = block.first() + block.count();
        }
    }

    private void hear(CaptureRecord row) {
        if (row.kind() == RowKind.FRAME
                && row.direction() == Direction.CLIENT_TO_SERVER
                && row.opcode() == Opcode.TEXT
                && ofTheLab.computeIfAbsent(row.connection(), this::isOfTheLab)) {
            Bytes text =
                    row.isInflated()
                            ? store.inflated(row, GREETING_BYTES)
                            : store.payload(row, GREETING_BYTES);
            Greeting.read(text.text())
                    .ifPresent(greeting -> greetings.put(row.connection(), greeting));
        }
    }
}
