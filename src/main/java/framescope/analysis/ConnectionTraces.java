package framescope.analysis;

import framescope.analysis.ConnectionTrace.ByDirection;
import framescope.capture.CaptureSink;
import framescope.capture.RowBlock;
import framescope.protocol.Opcode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The traces of all connections of a capture. One thread visits rows; any thread may ask for a
/// trace.
public final class ConnectionTraces implements RowVisitor {
    private final RowLinks links;
    private final Map<Integer, ConnectionTrace> traces = new ConcurrentHashMap<>();

    public ConnectionTraces(RowLinks links) {
        this.links = links;
    }

    /// What is known of a connection by now.
    public Optional<ConnectionTrace> of(int connection) {
        return Optional.ofNullable(traces.get(connection));
    }

    // Rows are forgotten and connections go on: what is known of their beginning stays known.
    @Override
    public void begin(long firstRow) {
        traces.values().removeIf(trace -> trace.end() != ConnectionTrace.NONE);
    }

    @Override
    public void publish() {}

    @Override
    public void visit(RowBlock block) {
        for (int at = 0; at < block.count(); at++) {
            if (block.connection(at) != CaptureSink.NO_CONNECTION && matters(block, at)) {
                int row = at;
                traces.compute(
                        block.connection(at),
                        (number, trace) ->
                                after(block, row, trace == null ? ConnectionTrace.EMPTY : trace));
            }
        }
    }

    private static boolean matters(RowBlock block, int at) {
        return block.broken(at) != 0
                || !block.isFrame(at)
                || opcode(block, at) == Opcode.CLOSE
                || opcode(block, at) == Opcode.PONG;
    }

    private static Opcode opcode(RowBlock block, int at) {
        return Opcode.ofCode(block.firstByte(at));
    }

    private ConnectionTrace after(RowBlock block, int at, ConnectionTrace before) {
        long row = block.number(at);
        ConnectionTrace trace = before;
        if (block.broken(at) != 0 && isOpenAgainst(trace.closes(), block.direction(at))) {
            trace = trace.withFault(block.direction(at), row);
        }
        return switch (block.kind(at)) {
            case REQUEST -> trace.withRequest(row);
            case RESPONSE -> trace.withResponse(row);
            case CLOSED -> trace.withEnd(row);
            case FRAME -> afterFrame(block, at, trace);
            case OPENED, BYTES, NOTE -> trace;
        };
    }

    // What an end does wrong after the other one has closed is not why it did.
    private static boolean isOpenAgainst(ByDirection closes, int direction) {
        return (direction == 0 ? closes.toClient() : closes.toServer()) == ConnectionTrace.NONE;
    }

    private ConnectionTrace afterFrame(RowBlock block, int at, ConnectionTrace trace) {
        int way = block.direction(at);
        if (opcode(block, at) == Opcode.PONG) {
            links.goOnTo(block.number(at) + 1);
            return links.roundTrip(block.row(at)).map(trace::withRoundTrip).orElse(trace);
        }
        boolean firstClose =
                opcode(block, at) == Opcode.CLOSE
                        && (way == 0 ? trace.closes().toServer() : trace.closes().toClient())
                                == ConnectionTrace.NONE;
        return firstClose ? trace.withClose(way, block.number(at)) : trace;
    }
}
