package framescope.ui.ladder;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.RowKind;
import framescope.protocol.Opcode;
import framescope.ui.ladder.LadderStep.Part;
import framescope.ui.ladder.LadderStep.Sides;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Works out which brackets pass through rows that follow one another on a connection: around the
/// fragments of a message, and from a Ping to its Pong.
final class Brackets {
    private final List<CaptureRecord> rows;
    private final int shown;
    private final Part[][] fragments;
    private final Part[][] pings;

    /// @param rows those on the screen, and a few behind them, by which to tell what is open
    /// @param shown how many of them are on the screen
    /// @param pingOf the Ping that a Pong answers
    Brackets(
            List<CaptureRecord> rows,
            int shown,
            Function<CaptureRecord, Optional<CaptureRecord>> pingOf) {
        this.rows = rows;
        this.shown = shown;
        fragments = none();
        pings = none();
        for (Direction direction : Direction.values()) {
            bracketFragments(direction, fragments[direction.ordinal()]);
        }
        for (int at = 0; at < rows.size(); at++) {
            bracketPing(at, pingOf);
        }
    }

    private Part[][] none() {
        Part[][] parts = new Part[2][rows.size()];
        Arrays.fill(parts[0], Part.NONE);
        Arrays.fill(parts[1], Part.NONE);
        return parts;
    }

    Sides fragments(int at) {
        return new Sides(fragments[0][at], fragments[1][at]);
    }

    Sides pings(int at) {
        return new Sides(pings[0][at], pings[1][at]);
    }

    private void bracketFragments(Direction direction, Part[] parts) {
        boolean open = beginsOpen(direction);
        for (int at = 0; at < rows.size(); at++) {
            CaptureRecord row = rows.get(at);
            if (!isData(row, direction)) {
                parts[at] = open && !row.is(RowKind.CLOSED) ? Part.THROUGH : Part.NONE;
            } else if (row.opcode() != Opcode.CONTINUATION) {
                open = !row.header().fin();
                parts[at] = open ? Part.BEGIN : Part.NONE;
            } else if (open) {
                open = !row.header().fin();
                parts[at] = open ? Part.THROUGH : Part.END;
            }
        }
    }

    // The next data frame tells whether a message was begun above.
    private boolean beginsOpen(Direction direction) {
        return rows.stream()
                .filter(row -> isData(row, direction))
                .findFirst()
                .filter(row -> row.opcode() == Opcode.CONTINUATION)
                .isPresent();
    }

    private static boolean isData(CaptureRecord row, Direction direction) {
        return row.is(RowKind.FRAME) && row.direction() == direction && !row.opcode().isControl();
    }

    private void bracketPing(int at, Function<CaptureRecord, Optional<CaptureRecord>> pingOf) {
        CaptureRecord row = rows.get(at);
        if (!row.is(RowKind.FRAME) || row.opcode() != Opcode.PONG) {
            return;
        }
        pingOf.apply(row)
                .ifPresent(ping -> {
                    Part[] parts = pings[ping.direction().ordinal()];
                    int from = rows.indexOf(ping);
                    Arrays.fill(parts, from + 1, at, Part.THROUGH);
                    parts[at] = Part.END;
                    if (from >= 0 && from < shown) {
                        parts[from] = parts[from] == Part.NONE ? Part.BEGIN : parts[from];
                    }
                });
    }
}
