package framescope.compose;

import framescope.protocol.deflate.DeflateParameters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// Connections that bytes go to, those together that make the same of them. Immutable.
///
/// @param groups the one with the most connections first; at least one, which may have none
public record Receivers(List<Group> groups) {
    /// Nobody; what is predicted is about a fresh connection.
    public static final Receivers NOBODY =
            new Receivers(List.of(new Group(Receiver.FRESH, List.of())));

    /// Connections that are alike.
    ///
    /// @param connections their numbers
    public record Group(Receiver receiver, List<Integer> connections) {
        public Group {
            connections = List.copyOf(connections);
        }
    }

    public Receivers {
        groups = List.copyOf(groups);
    }

    /// Puts connections together.
    ///
    /// @param asked tells what matters of each
    public static Receivers of(Collection<Integer> connections, IntFunction<Receiver> asked) {
        if (connections.isEmpty()) {
            return NOBODY;
        }
        Map<Receiver, List<Integer>> alike = new LinkedHashMap<>();
        for (int connection : connections) {
            alike.computeIfAbsent(asked.apply(connection), unknown -> new ArrayList<>())
                    .add(connection);
        }
        return new Receivers(
                alike.entrySet().stream()
                        .map(each -> new Group(each.getKey(), each.getValue()))
                        .sorted(
                                Comparator.comparingInt(
                                        (Group group) -> -group.connections().size()))
                        .toList());
    }

    /// How far back a compressed message may reach that all of them can read: the base-2 logarithm of
    /// a number of bytes.
    public int windowBits() {
        return groups.stream()
                .mapToInt(each -> each.receiver().windowBits())
                .min()
                .orElse(DeflateParameters.MAX_WINDOW_BITS);
    }

    /// What most of them are.
    public Receiver most() {
        return groups.getFirst().receiver();
    }
}
