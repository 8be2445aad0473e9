package framescope.compose;

import framescope.protocol.RuleSet;
import java.util.ArrayList;
import java.util.List;

/// A draft made into bytes, and what each group of its receivers makes of them. The bytes are the
/// same for all. Immutable.
///
/// @param parts one for each group that was looked at, the largest first
/// @param unseen how many connections are in groups beyond [#MOST_PARTS], of which nothing is said
public record Outlook(List<Part> parts, int unseen) {
    /// How many groups are looked at.
    public static final int MOST_PARTS = 8;

    /// What receivers make of it that are alike.
    ///
    /// @param connections their numbers
    public record Part(Composition made, List<Integer> connections) {}

    public Outlook {
        parts = List.copyOf(parts);
    }

    /// Composes a draft for all of its receivers. Takes its time for a large payload.
    public static Outlook of(Draft draft, Receivers receivers) {
        return of(Composition.of(draft, receivers.most(), receivers.windowBits()), receivers);
    }

    /// What the others make of what was composed for most. Takes its time for a large payload.
    public static Outlook of(Composition forMost, Receivers receivers) {
        List<Part> parts = new ArrayList<>();
        int unseen = 0;
        for (Receivers.Group group : receivers.groups()) {
            if (parts.size() < MOST_PARTS) {
                parts.add(new Part(forMost.seenBy(group.receiver()), group.connections()));
            } else {
                unseen += group.connections().size();
            }
        }
        return new Outlook(parts, unseen);
    }

    /// What most of them make of it.
    public static Outlook ofMost(Composition forMost, Receivers receivers) {
        int all = receivers.groups().stream().mapToInt(each -> each.connections().size()).sum();
        List<Integer> most = receivers.groups().getFirst().connections();
        return new Outlook(List.of(new Part(forMost, most)), all - most.size());
    }

    /// What was composed, with what most receivers make of it.
    public Composition made() {
        return parts.getFirst().made();
    }

    /// How many connections it goes to.
    public int connections() {
        return unseen + parts.stream().mapToInt(each -> each.connections().size()).sum();
    }

    /// The rules that are broken for any of them.
    public RuleSet findings() {
        long bits = 0;
        for (Part part : parts) {
            bits |= part.made().prediction().findings().bits();
        }
        return new RuleSet(bits);
    }

    /// Whether a rule of the RFC is broken for any of them.
    public boolean isIllegal() {
        return parts.stream().anyMatch(each -> each.made().prediction().isIllegal());
    }
}
