package framescope.ui.compose;

import framescope.capture.CaptureStore;
import framescope.capture.RowBlock;
import framescope.lab.Outcome;
import framescope.lab.OutcomeText;
import framescope.lab.Reaction;
import framescope.text.Messages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads out of the capture what all peers do about what was sent to them. Each look is work for the
/// background, one at a time.
final class Reactions {
    private static final int ROWS_A_LOOK = 200_000;
    private static final double NANOS_PER_MILLI = 1e6;

    /// Groups that are told of by themselves; those beyond together.
    private static final int MOST_GROUPS = 3;

    /// So many connections of a group are named.
    private static final int MOST_NAMED = 3;

    private final CaptureStore store;
    private final List<Integer> connections;
    private final RowBlock block = new RowBlock();
    private Map<Integer, Reaction> reactions = Map.of();
    private long next;

    /// What was seen.
    ///
    /// @param words empty while nothing of what was sent is in the capture
    /// @param over whether nothing more can come
    /// @param more whether there are rows that were not looked at
    record Seen(String words, boolean over, boolean more) {}

    /// Begins with what is sent next.
    Reactions(CaptureStore store, Collection<Integer> connections) {
        this.store = store;
        this.connections = List.copyOf(connections);
        next = store.endRow();
    }

    /// Looks at the rows that have come, at a limited number of them.
    Seen look() {
        if (reactions.isEmpty()) {
            reactions =
                    connections.stream()
                            .collect(
                                    Collectors.toMap(
                                            Function.identity(),
                                            connection -> new Reaction(store),
                                            (first, second) -> first,
                                            LinkedHashMap::new));
        }
        long end = Math.min(store.endRow(), next + ROWS_A_LOOK);
        next = Math.max(next, store.firstRow());
        while (next < end && store.read(next, block)) {
            for (int at = 0; at < block.count(); at++) {
                Reaction reaction = reactions.get(block.connection(at));
                if (reaction != null && block.number(at) >= next) {
                    reaction.take(block.row(at));
                }
            }
            next = block.first() + block.count();
        }
        return new Seen(words(), isOver(), next < store.endRow());
    }

    private boolean isOver() {
        return reactions.values().stream()
                .allMatch(each -> each.isRefused() || each.outcome().isOver());
    }

    // ---------------------------------------------------------------- in words

    private String words() {
        if (reactions.values().stream().noneMatch(each -> each.isSent() || each.isRefused())) {
            return "";
        }
        if (reactions.size() == 1) {
            Reaction only = reactions.values().iterator().next();
            return only.isRefused()
                    ? Messages.get("outcome.refused")
                    : OutcomeText.of(only.outcome());
        }
        return summary();
    }

    private String summary() {
        Map<String, Group> alike = new LinkedHashMap<>();
        reactions.forEach((connection, reaction) ->
                alike.computeIfAbsent(what(reaction), Group::new)
                        .add(connection, reaction.outcome().nanos()));
        List<Group> groups =
                alike.values().stream()
                        .sorted(Comparator.comparingInt((Group each) -> -each.members.size()))
                        .toList();
        List<String> parts = new ArrayList<>();
        groups.stream().limit(MOST_GROUPS).map(this::words).forEach(parts::add);
        int others = groups.stream().skip(MOST_GROUPS).mapToInt(each -> each.members.size()).sum();
        if (others > 0) {
            parts.add(Messages.format("outcome.others", others));
        }
        return String.join(Messages.get("outcome.separator"), parts);
    }

    private static String what(Reaction reaction) {
        Outcome outcome = reaction.outcome();
        if (reaction.isRefused()) {
            return Messages.get("outcome.each.refused");
        }
        if (!reaction.isSent()) {
            return Messages.get("outcome.each.going");
        }
        return outcome.isNothing()
                ? Messages.get("outcome.each.nothing")
                : OutcomeText.what(outcome);
    }

    private String words(Group group) {
        String what =
                group.slowest == 0
                        ? group.what
                        : Messages.format(
                                "outcome.within", group.what, group.slowest / NANOS_PER_MILLI);
        int count = group.members.size();
        if (count == reactions.size()) {
            return Messages.format("outcome.all", count, what);
        }
        return count <= MOST_NAMED
                ? Messages.format("outcome.of", named(group), what)
                : Messages.format("outcome.some", count, what);
    }

    private static String named(Group group) {
        return group.members.stream()
                .map(each -> Messages.format("outcome.name", String.valueOf(each)))
                .collect(Collectors.joining(Messages.get("list.separator")));
    }

    /// Connections whose peers did the same.
    private static final class Group {
        private final String what;
        private final List<Integer> members = new ArrayList<>();
        private long slowest;

        private Group(String what) {
            this.what = what;
        }

        private void add(int connection, long nanos) {
            members.add(connection);
            slowest = Math.max(slowest, nanos);
        }
    }
}
