package framescope.protocol;

import framescope.protocol.connection.ClientSettings;
import framescope.protocol.connection.EndpointSettings;
import framescope.protocol.connection.Limits;
import framescope.protocol.handshake.ClientRequest;
import framescope.protocol.handshake.HeadLimits;
import framescope.testing.Conversation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// For each [Rule] something that breaks it, and the nearest thing that does not, to be played to an
/// endpoint: to that of a server, of a client, or of each, according to who may break the rule. The
/// rows are in [FrameRuleRows], [HandshakeRuleRows] and [ResponseRuleRows].
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

    private static final Map<Breach, Row> ROWS = new LinkedHashMap<>();
    private static boolean full;

    static {
        FrameRuleRows.add();
        HandshakeRuleRows.add();
        ResponseRuleRows.add();
    }

    /// A rule and who breaks it; the endpoint plays the other role.
    record Breach(Rule rule, Role by) {
        @Override
        public String toString() {
            return rule + " by the " + by.name().toLowerCase(Locale.ROOT);
        }
    }

    /// One row: how the conversation begins, and what is done to it to break the rule, and to keep
    /// it.
    private record Row(
            Supplier<Conversation> start,
            Consumer<Conversation> breaks,
            Consumer<Conversation> keeps) {}

    private static Row row(Breach breach) {
        return Objects.requireNonNull(ROWS.get(breach), () -> breach + " has no row");
    }

    /// What there are rows for.
    static Set<Breach> breaches() {
        return ROWS.keySet();
    }

    /// Adds a row about a client; the conversation begins before the opening handshake, or right
    /// behind it.
    static void row(Rule rule, Consumer<Conversation> breaks, Consumer<Conversation> keeps) {
        Supplier<Conversation> start =
                rule.part() == FramePart.HEAD
                        ? () -> Conversation.with(settings(), Conversation.SILENCE)
                        : () -> Conversation.with(settings(), Conversation.SILENCE).opens();
        row(rule, start, breaks, keeps);
    }

    /// Adds a row about a client.
    static void row(
            Rule rule,
            Supplier<Conversation> start,
            Consumer<Conversation> breaks,
            Consumer<Conversation> keeps) {
        add(new Breach(rule, Role.CLIENT), new Row(start, breaks, keeps));
    }

    /// Adds a row about a server, for a client that has gone through the opening handshake.
    static void serverRow(Rule rule, Consumer<Conversation> breaks, Consumer<Conversation> keeps) {
        serverRow(
                rule,
                () ->
                        Conversation.with(
                                        clientSettings(Conversation.clientSettings().request()),
                                        Conversation.SILENCE)
                                .opensAsClient(),
                breaks,
                keeps);
    }

    /// Adds a row about a server.
    static void serverRow(
            Rule rule,
            Supplier<Conversation> start,
            Consumer<Conversation> breaks,
            Consumer<Conversation> keeps) {
        add(new Breach(rule, Role.SERVER), new Row(start, breaks, keeps));
    }

    private static void add(Breach breach, Row row) {
        if (ROWS.put(breach, row) != null) {
            throw new IllegalStateException(breach + " has two rows");
        }
    }

    /// Lets the server have no room for a further connection, until the next row is played.
    static void fill() {
        full = true;
    }

    private static Conversation begin(Consumer<Conversation> steps, Breach breach) {
        full = false;
        Conversation talk = row(breach).start().get();
        steps.accept(talk);
        return talk;
    }

    /// A conversation in which a rule was just broken.
    static Conversation breaking(Breach breach) {
        return begin(row(breach).breaks(), breach);
    }

    /// A conversation in which a rule was just kept.
    static Conversation keeping(Breach breach) {
        return begin(row(breach).keeps(), breach);
    }

    private static EndpointSettings settings() {
        return Conversation.settings().with(LIMITS).refusingWhile(() -> full);
    }

    /// A client with the limits of the table.
    static ClientSettings clientSettings(ClientRequest request) {
        ClientSettings plain = Conversation.clientSettings();
        return new ClientSettings(
                request, plain.nonce(), plain.maskingKeys(), LIMITS, plain.policy());
    }
}
