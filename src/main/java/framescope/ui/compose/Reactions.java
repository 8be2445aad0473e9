package framescope.ui.compose;

import framescope.capture.CaptureStore;
import framescope.lab.Outcome;
import framescope.lab.Outcome.Times;
import framescope.lab.OutcomeText;
import framescope.lab.Reaction;
import framescope.protocol.connection.OutgoingFrame;
import framescope.text.Messages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What all peers do about one sending, as a [SendingWatch] sees it. Made on the FX thread, all else
/// is work for the background.
final class Reactions {
    /// Groups that are told of by themselves; those beyond together.
    private static final int MOST_GROUPS = 3;

    /// So many connections of a group are named.
    private static final int MOST_NAMED = 3;

    private final CaptureStore store;
    private final long number;
    private final List<Integer> connections;
    private final List<OutgoingFrame> frames;
    private final long from;
    private final Set<Integer> closed = new HashSet<>();
    private Map<Integer, Reaction> reactions = Map.of();
    private String told = "";

    /// Begins with what is sent next.
    ///
    /// @param number of the sending
    /// @param frames that each of the connections gets
    Reactions(
            CaptureStore store,
            long number,
            Collection<Integer> connections,
            List<OutgoingFrame> frames) {
        this.store = store;
        this.number = number;
        this.connections = List.copyOf(connections);
        this.frames = frames;
        from = store.endRow();
    }

    /// The number of the sending.
    long number() {
        return number;
    }

    /// The first row that may be about it.
    long from() {
        return from;
    }

    /// What each connection gets.
    List<OutgoingFrame> frames() {
        return frames;
    }

    /// What the peer of a connection does; null for one that gets nothing.
    @Nullable Reaction of(int connection) {
        if (reactions.isEmpty()) {
            reactions =
                    connections.stream()
                            .collect(
                                    Collectors.toMap(
                                            Function.identity(),
                                            each -> new Reaction(store),
                                            (first, second) -> first,
                                            LinkedHashMap::new));
        }
        return reactions.get(connection);
    }

    /// A connection has ended, whatever its peer did before.
    void hasClosed(int connection) {
        closed.add(connection);
    }

    /// Whether nothing more can come.
    boolean isOver() {
        return !reactions.isEmpty()
                && reactions.entrySet().stream()
                        .allMatch(each ->
                                each.getValue().isRefused() || closed.contains(each.getKey()));
    }

    /// What was done, where that is not what was told before.
    Optional<String> news() {
        String words = words();
        if (words.isEmpty() || words.equals(told)) {
            return Optional.empty();
        }
        told = words;
        return Optional.of(words);
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
                alike.computeIfAbsent(what(reaction), Group::new).add(connection, reaction));
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
        String what = group.words();
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
        private Outcome outcome = Outcome.NOTHING;
        private Times slowest = Times.NONE;

        private Group(String what) {
            this.what = what;
        }

        private void add(int connection, Reaction reaction) {
            members.add(connection);
            outcome = reaction.outcome();
            slowest = slowest.orLonger(outcome.times());
        }

        private String words() {
            return slowest.equals(Times.NONE) ? what : OutcomeText.within(outcome.with(slowest));
        }
    }
}
