package framescope.ui.compose;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.Direction;
import framescope.capture.RowBlock;
import framescope.capture.RowKind;
import framescope.lab.Reaction;
import framescope.protocol.Opcode;
import java.util.ArrayList;
import java.util.List;

/// Reads out of the capture what the peers do about each sending, also where one begins before
/// another is over. What a peer does after its frames have gone out is put down to the latest of
/// them, and to those before it about which nothing has come so far; a Pong to the Ping that it
/// answers.
///
/// Sendings are added on the FX thread. Each look is work for the background, one at a time.
final class SendingWatch {
    private static final int ROWS_A_LOOK = 200_000;

    /// As many as the history has; of older ones nobody is told.
    private static final int MOST = 50;

    private final CaptureStore store;
    private final RowBlock block = new RowBlock();
    private final List<Reactions> added = new ArrayList<>();
    private final List<Reactions> watched = new ArrayList<>();

    // Whom the row at hand is about: used again, since of most rows of a flood nobody wants to
    // know.
    private final List<Reactions> about = new ArrayList<>();
    private final List<Reaction> reactions = new ArrayList<>();
    private volatile boolean idle = true;
    private long next;

    /// What was seen.
    ///
    /// @param news of sendings about which there is something new
    /// @param more whether there are rows that were not looked at
    record Seen(List<News> news, boolean more) {}

    /// @param number of the sending
    record News(long number, String words) {}

    SendingWatch(CaptureStore store) {
        this.store = store;
    }

    /// Watches what comes of one more.
    void add(Reactions sending) {
        synchronized (added) {
            added.add(sending);
            idle = false;
        }
    }

    /// Whether there is nothing to look for. May be asked on any thread.
    boolean isIdle() {
        return idle;
    }

    /// Looks at the rows that have come, at a limited number of them.
    Seen look() {
        takeAdded();
        long end = Math.min(store.endRow(), next + ROWS_A_LOOK);
        next = Math.max(next, store.firstRow());
        while (next < end && store.read(next, block)) {
            for (int at = 0; at < block.count(); at++) {
                if (block.number(at) >= next) {
                    look(block, at);
                }
            }
            next = block.first() + block.count();
        }
        List<News> news = new ArrayList<>();
        for (Reactions each : watched) {
            each.news().ifPresent(words -> news.add(new News(each.number(), words)));
        }
        watched.removeIf(Reactions::isOver);
        synchronized (added) {
            idle = watched.isEmpty() && added.isEmpty();
        }
        return new Seen(news, !idle && next < store.endRow());
    }

    private void takeAdded() {
        synchronized (added) {
            if (watched.isEmpty() && !added.isEmpty()) {
                next = added.getFirst().from();
            }
            watched.addAll(added);
            added.clear();
        }
        if (watched.size() > MOST) {
            watched.subList(0, watched.size() - MOST).clear();
        }
    }

    private void look(RowBlock rows, int at) {
        about.clear();
        reactions.clear();
        for (Reactions each : watched) {
            Reaction reaction =
                    each.from() <= rows.number(at) ? each.of(rows.connection(at)) : null;
            if (reaction != null) {
                about.add(each);
                reactions.add(reaction);
            }
        }
        if (!about.isEmpty()) {
            take(rows.row(at), about, reactions);
        }
    }

    private static void take(CaptureRecord row, List<Reactions> about, List<Reaction> reactions) {
        switch (row.kind()) {
            case FRAME -> {
                if (row.direction() == Direction.CLIENT_TO_SERVER) {
                    came(row, reactions);
                } else {
                    claim(row, about);
                }
            }
            case NOTE -> refuse(row, reactions);
            case CLOSED -> {
                came(row, reactions);
                about.forEach(each -> each.hasClosed(row.connection()));
            }
            case OPENED, REQUEST, RESPONSE, BYTES -> {}
        }
    }

    // Frames go out in the order in which they were sent.
    private static void claim(CaptureRecord row, List<Reactions> about) {
        for (Reactions each : about) {
            Reaction reaction = each.of(row.connection());
            if (reaction != null && reaction.claims(row, each.frames())) {
                return;
            }
        }
    }

    private static void refuse(CaptureRecord row, List<Reaction> reactions) {
        for (Reaction each : reactions) {
            if (each.takeRefusal(row)) {
                return;
            }
        }
    }

    private static void came(CaptureRecord row, List<Reaction> reactions) {
        List<Reaction> sent = reactions.stream().filter(Reaction::isSent).toList();
        if (row.is(RowKind.FRAME) && row.opcode() == Opcode.PONG) {
            for (Reaction each : sent) {
                if (each.isAnsweredBy(row)) {
                    each.came(row);
                    return;
                }
            }
            if (!sent.isEmpty()) {
                sent.getLast().came(row);
            }
            return;
        }
        for (Reaction each : sent) {
            if (each == sent.getLast() || each.outcome().isNothing()) {
                each.came(row);
            }
        }
    }
}
