package framescope.lab;

import framescope.behaviour.Behaviour;
import framescope.behaviour.HandshakePreset;
import framescope.behaviour.Replies;
import framescope.behaviour.Reply;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.ConnectionSummary;
import framescope.capture.RowKind;
import framescope.compose.Composition;
import framescope.compose.Prediction.Reaction;
import framescope.compose.Preset;
import framescope.compose.Receiver;
import framescope.inspector.Inspector;
import framescope.lab.LabCase.Verdict;
import framescope.protocol.connection.ConnectionState;
import framescope.protocol.connection.OutgoingFrame;
import framescope.text.Messages;
import framescope.text.PredictionText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Sends presets to a browser, one by one, each on a fresh connection of the test page, which
/// connects again by itself and reports what reaches it: the Autobahn test suite turned round.
/// Answers to opening handshakes are tried in the same way.
///
/// A run belongs to one thread, which waits for the browser; the FX thread does not call it.
public final class Lab {
    /// Of connections of the test page for the lab.
    public static final String TARGET = "/lab";

    /// How the page begins to tell of a message that reached it.
    static final String MESSAGE = "lab:message:";

    /// How the page begins to say that its connection is open, and how the one before ended.
    static final String READY = "lab:ready:";

    private static final String ALIVE = "lab:alive";
    private static final OutgoingFrame PROBE = OutgoingFrame.text("lab:probe");
    private static final OutgoingFrame DONE = OutgoingFrame.text("lab:done");
    private static final Duration CONNECTING = Duration.ofSeconds(20);
    private static final Duration REACTING = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofMillis(300);
    private static final int MOST_TRIES = 3;
    private static final int BYTES_TOLD = 64;
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final long LOOK_NANOS = 1_000_000;
    private static final Behaviour SILENT =
            Behaviour.USUAL.with(new Replies(Reply.of(Reply.Kind.NONE), Duration.ZERO, 0));

    private final Inspector inspector;
    private final CaptureStore store;

    /// The last connection that was used, and the row behind it.
    private int last;

    private long from;
    private String seenBefore = "";

    /// A run of the lab, which takes no notice of connections that were there before.
    public Lab(Inspector inspector, CaptureStore store) {
        this.inspector = inspector;
        this.store = store;
        from = store.endRow();
        last = labConnections().stream().mapToInt(c -> c.info().number()).max().orElse(0);
    }

    /// Whether a page waits to be tested.
    public boolean hasPage() {
        return !labConnections().isEmpty();
    }

    /// Lets pages of the lab that are connected come anew, so that this run has them.
    public void begin() {
        inspector.drop(labConnections().stream().map(c -> c.info().number()).toList());
    }

    private LabCase run(Trial trial) throws TimeoutException {
        return switch (trial) {
            case Trial.Frames(Preset preset) -> send(trial, preset);
            case Trial.Handshake(HandshakePreset preset) -> answer(trial, preset);
        };
    }

    private LabCase send(Trial trial, Preset preset) throws TimeoutException {
        int connection = await();
        Composition sent =
                Composition.of(preset.draft(), Receiver.fresh(inspector.isDeflating(connection)));
        ReactionWatch watch = new ReactionWatch(store, connection);
        inspector.transmit(List.of(connection), sent.transmission());
        Reaction predicted = sent.prediction().reaction();
        if (predicted == Reaction.GOES_ON) {
            inspector.send(List.of(connection), PROBE);
            wait(REACTING, () -> over(watch) || watch.look().messages().contains(ALIVE));
        } else if (predicted == Reaction.CLOSES || predicted == Reaction.FAILS) {
            int expected = sent.prediction().messages();
            wait(REACTING, () -> over(watch) || reported(watch.look()) > expected);
            // One that takes what it should fail on says so at once; it may still end for all that.
            wait(SILENCE, () -> over(watch));
        } else {
            wait(
                    Duration.ofSeconds(1),
                    () -> {
                        watch.look();
                        return watch.isSent();
                    });
            wait(SILENCE, () -> over(watch));
        }
        Outcome seen = watch.look();
        Outcome outcome =
                seen.with(seen.messages().stream().filter(m -> !ALIVE.equals(m)).toList());
        leave(connection);
        return new LabCase(
                trial,
                sent.bytes().first(BYTES_TOLD),
                PredictionText.of(sent),
                outcome,
                "",
                Verdicts.of(sent, outcome, reported(outcome)));
    }

    // How many messages the page has told of.
    private static int reported(Outcome outcome) {
        return (int) outcome.messages().stream().filter(m -> m.startsWith(MESSAGE)).count();
    }

    // The page that waits has to come again, and then gets the answer.
    private LabCase answer(Trial trial, HandshakePreset preset) throws TimeoutException {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            leave(await());
            inspector.answerNext(Optional.of(preset.change()));
            CaptureRecord response = awaitResponse();
            inspector.answerNext(Optional.empty());
            ReactionWatch watch = new ReactionWatch(store, response.connection(), from);
            // Somebody else may have come first, and got the answer.
            if (response.isOnPurpose() || response.status() != SWITCHING_PROTOCOLS) {
                wait(REACTING, () -> isReady(watch) || watch.look().isOver());
                Outcome outcome = watch.look();
                leave(response.connection());
                return new LabCase(
                        trial,
                        store.wire(response, 0, BYTES_TOLD),
                        Messages.format(
                                "lab.handshake.prediction",
                                Messages.of("handshakePreset.about", preset)),
                        outcome,
                        "",
                        outcome.isOver() && !isReady(watch) ? Verdict.AGREES : Verdict.DIFFERS);
            }
        }
        throw new TimeoutException("somebody else takes each answer");
    }

    private CaptureRecord awaitResponse() throws TimeoutException {
        if (!wait(CONNECTING, () -> response().isPresent())) {
            inspector.answerNext(Optional.empty());
            throw new TimeoutException("no page connects");
        }
        return response().orElseThrow();
    }

    private Optional<CaptureRecord> response() {
        Set<Integer> fresh =
                store.connections().stream()
                        .filter(c -> c.target().equals(TARGET) && c.info().number() > last)
                        .map(c -> c.info().number())
                        .collect(Collectors.toSet());
        return fresh.isEmpty()
                ? Optional.empty()
                : LongStream.range(Math.max(from, store.firstRow()), store.endRow())
                        .mapToObj(store::row)
                        .flatMap(Optional::stream)
                        .filter(row -> row.kind() == RowKind.RESPONSE)
                        .filter(row -> fresh.contains(row.connection()))
                        .findFirst();
    }

    private void leave(int connection) {
        last = connection;
        from = store.endRow();
        inspector.drop(List.of(connection));
    }

    /// Does a thing to the browser, waits for what comes of it, and learns what the page saw.
    ///
    /// @throws TimeoutException when no page connects
    public LabCase runAndHear(Trial trial) throws TimeoutException {
        return run(trial).seenAs(seen());
    }

    // What the page says with its next connection of the end of the one before.
    private String seen() throws TimeoutException {
        await();
        return seenBefore;
    }

    /// Tells the page that the run is over; it stays connected for the next one.
    public void end() {
        inspector.send(labConnections().stream().map(c -> c.info().number()).toList(), DONE);
    }

    private static boolean over(ReactionWatch watch) {
        Outcome outcome = watch.look();
        return outcome.isOver() || outcome.closeCode().isPresent();
    }

    // The connection that is ready; asked again it is the same one until it has been used.
    private int await() throws TimeoutException {
        if (!wait(CONNECTING, () -> ready().isPresent())) {
            throw new TimeoutException("no page connects");
        }
        int connection = ready().orElseThrow();
        inspector.setBehaviour(List.of(connection), Optional.of(SILENT));
        return connection;
    }

    private Optional<Integer> ready() {
        for (ConnectionSummary each : labConnections()) {
            int number = each.info().number();
            if (number <= last) {
                continue;
            }
            Optional<String> told = ready(new ReactionWatch(store, number, from));
            if (told.isPresent()) {
                seenBefore = told.get().substring(READY.length());
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ready(ReactionWatch watch) {
        return watch.look().messages().stream().filter(m -> m.startsWith(READY)).findFirst();
    }

    private static boolean isReady(ReactionWatch watch) {
        return ready(watch).isPresent();
    }

    private List<ConnectionSummary> labConnections() {
        return store.connections().stream()
                .filter(c -> c.target().equals(TARGET) && c.state() == ConnectionState.OPEN)
                .toList();
    }

    private static boolean wait(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }
}
