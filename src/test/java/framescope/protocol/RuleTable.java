package framescope.protocol;

import framescope.protocol.connection.EndpointSettings;
import framescope.protocol.connection.Limits;
import framescope.protocol.handshake.HeadLimits;
import framescope.testing.Conversation;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// For each [Rule] something that breaks it, and the nearest thing that does not, to be played to an
/// endpoint. The rows are in [FrameRuleRows] and [HandshakeRuleRows].
final class RuleTable {
    static final int MAX_HEAD = 512;
    static final int MAX_LINE = 200;
    static final int MAX_MESSAGE = 1000;
    static final int MAX_FRAGMENTS = 5;
    static final Limits LIMITS =
            new Limits(
                    new HeadLimits(MAX_HEAD, MAX_LINE, 100),
                    MAX_MESSAGE,
                    MAX_MESSAGE,
                    MAX_FRAGMENTS,
                    MessageMemory.UNBOUNDED);

    private static final Map<Rule, Row> ROWS = new EnumMap<>(Rule.class);
    private static boolean full;

    static {
        FrameRuleRows.add();
        HandshakeRuleRows.add();
    }

    /// One row: how the conversation begins, and what is done to it to break the rule, and to keep
    /// it.
    private record Row(
            Supplier<Conversation> start,
            Consumer<Conversation> breaks,
            Consumer<Conversation> keeps) {}

    private static Row row(Rule rule) {
        return Objects.requireNonNull(ROWS.get(rule), () -> rule + " has no row");
    }

    /// The rules that have a row.
    static Set<Rule> rules() {
        return ROWS.keySet();
    }

    /// Adds a row; the conversation begins before the opening handshake, or right behind it.
    static void row(Rule rule, Consumer<Conversation> breaks, Consumer<Conversation> keeps) {
        Supplier<Conversation> start =
                rule.part() == FramePart.HEAD
                        ? () -> Conversation.with(settings(), Conversation.SILENCE)
                        : () -> Conversation.with(settings(), Conversation.SILENCE).opens();
        row(rule, start, breaks, keeps);
    }

    /// Adds a row.
    static void row(
            Rule rule,
            Supplier<Conversation> start,
            Consumer<Conversation> breaks,
            Consumer<Conversation> keeps) {
        ROWS.put(rule, new Row(start, breaks, keeps));
    }

    /// Lets the server have no room for a further connection, until the next row is played.
    static void fill() {
        full = true;
    }

    private static Conversation begin(Consumer<Conversation> steps, Rule rule) {
        full = false;
        Conversation talk = row(rule).start().get();
        steps.accept(talk);
        return talk;
    }

    /// A conversation in which a rule was just broken.
    static Conversation breaking(Rule rule) {
        return begin(row(rule).breaks(), rule);
    }

    /// A conversation in which a rule was just kept.
    static Conversation keeping(Rule rule) {
        return begin(row(rule).keeps(), rule);
    }

    private static EndpointSettings settings() {
        return Conversation.settings().with(LIMITS).refusingWhile(() -> full);
    }
}
