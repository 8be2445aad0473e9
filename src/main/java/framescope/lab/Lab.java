package framescope.lab;

import framescope.behaviour.Behaviour;
import framescope.behaviour.HandshakePreset;
import framescope.behaviour.Replies;
import framescope.behaviour.Reply;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowKind;
import framescope.compose.Composition;
import framescope.compose.Prediction.Reaction;
import framescope.compose.Preset;
import framescope.compose.Receiver;
import framescope.inspector.Inspector;
import framescope.lab.LabCase.Verdict;
import framescope.lab.LabEndedException.Reason;
import framescope.lab.LabPages.Visitor;
import framescope.protocol.Bytes;
import framescope.protocol.ClosePayload;
import framescope.protocol.connection.OutgoingFrame;
import framescope.text.Messages;
import framescope.text.PredictionText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/// Sends presets to a browser, one by one, each on a fresh connection of the test page, which
/// connects again by itself and then reports what has reached it: the Autobahn test suite turned
/// round. Answers to opening handshakes are tried in the same way.
///
/// A run tests one page, also where several wait. It belongs to one thread, which waits for the
/// browser; the FX thread calls nothing of it but [#stop].
public final class Lab {
    private static final OutgoingFrame GO = OutgoingFrame.text("lab:go");
    private static final OutgoingFrame PROBE = OutgoingFrame.text("lab:probe");
    private static final OutgoingFrame CLOSE =
            OutgoingFrame.close(ClosePayload.of(PageForecast.LEFT.code(), ""));
    private static final OutgoingFrame DONE = OutgoingFrame.text("lab:done");
    private static final String ALIVE = "lab:alive";

    private static final Duration COMING_AGAIN = Duration.ofSeconds(20);
    private static final Duration REACTING = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofMillis(300);
    private static final int MOST_TRIES = 3;
    private static final int BYTES_TOLD = 64;
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final Behaviour SILENT =
            Behaviour.USUAL.with(new Replies(Reply.of(Reply.Kind.NONE), Duration.ZERO, 0));

    private final Inspector inspector;
    private final CaptureStore store;
    private final LabPages pages;
    private final LabPatience patience;
    private final Duration comingAgain;
    private final TestedPage tested;

    /// What was tried on which turn of the page, and what came of it on the wire.
    private record Done(
            int turn,
            Bytes sent,
            String asked,
            String prediction,
            PageReport expected,
            Outcome outcome,
            Verdict onTheWire) {
        LabCase seenAs(Trial trial, Optional<PageReport> page) {
            Verdict verdict =
                    page.map(seen -> Verdicts.of(onTheWire, expected, seen))
                            .orElse(Verdict.NO_OUTCOME);
            return new LabCase(trial, sent, asked, prediction, expected, outcome, page, verdict);
        }
    }

    /// A run of the lab.
    public Lab(Inspector inspector, CaptureStore store) {
        this(inspector, store, COMING_AGAIN);
    }

    /// A run that waits for so long for the page to come again.
    Lab(Inspector inspector, CaptureStore store, Duration comingAgain) {
        this.inspector = inspector;
        this.store = store;
        this.comingAgain = comingAgain;
        pages = new LabPages(inspector, store);
        patience = new LabPatience(inspector, store);
        tested = new TestedPage(inspector, pages, patience, comingAgain);
    }

    // ---------------------------------------------------------------- which page

    /// Whether a page waits to be tested.
    public boolean hasPage() {
        return !pages.open().isEmpty();
    }

    /// Waits for a page, lets those that were there already come anew, and chooses one of them.
    ///
    /// @param wanted the page to choose; where it is not there, the one that came last is
    /// @return all pages that wait, the chosen one first
    public List<LabPage> begin(Optional<LabPage> wanted) throws LabEndedException {
        return tested.choose(wanted);
    }

    // ---------------------------------------------------------------- one case

    /// Does a thing to the browser, waits for what comes of it, and learns what the page saw. Where
    /// the page cannot tell, since it was loaded anew in the middle, it is done again.
    ///
    /// @throws LabEndedException before anything was done
    public LabCase run(Trial trial) throws LabEndedException {
        for (int tries = 1; ; tries++) {
            Done done = tryOut(trial);
            Optional<PageReport> seen;
            try {
                seen = Optional.ofNullable(tested.await().greeting().before().get(done.turn()));
            } catch (LabEndedException e) {
                if (e.reason() != Reason.PAGE_GONE) {
                    throw e;
                }
                return done.seenAs(trial, Optional.empty());
            }
            if (seen.isPresent() || tries == MOST_TRIES) {
                return done.seenAs(trial, seen);
            }
        }
    }

    private Done tryOut(Trial trial) throws LabEndedException {
        return switch (trial) {
            case Trial.Frames(Preset preset) -> send(preset);
            case Trial.Handshake(HandshakePreset preset) -> answer(preset);
        };
    }

    private Done send(Preset preset) throws LabEndedException {
        Visitor page = tested.await();
        List<Integer> connection = List.of(page.connection());
        Composition sent =
                Composition.of(
                        preset.draft(), Receiver.fresh(inspector.deflate(page.connection())));
        inspector.setBehaviour(connection, Optional.of(SILENT));
        inspector.send(connection, GO);
        ReactionWatch watch = new ReactionWatch(store, page.connection());
        inspector.transmit(connection, sent.transmission());
        Reaction predicted = sent.prediction().reaction();
        if (predicted == Reaction.GOES_ON) {
            inspector.send(connection, PROBE);
            patience.until(
                    REACTING, () -> isOver(watch) || watch.look().messages().contains(ALIVE));
        } else if (predicted == Reaction.CLOSES || predicted == Reaction.FAILS) {
            int expected = sent.prediction().messages();
            patience.until(
                    REACTING, () -> isOver(watch) || watch.look().messages().size() > expected);
            // One that takes what it should fail on says so at once; it may still end for all that.
            patience.until(SILENCE, () -> isOver(watch));
        } else {
            patience.until(REACTING, () -> isOver(watch) || watch.isSent());
            patience.until(SILENCE, () -> isOver(watch));
        }
        Outcome outcome = watch.look().ofTheBrowser();
        if (PageForecast.isClosed(predicted) && !outcome.isOver()) {
            inspector.send(connection, CLOSE);
            patience.until(REACTING, () -> isOver(watch));
        }
        tested.leave(page.connection());
        return new Done(
                page.greeting().turn(),
                sent.bytes().first(BYTES_TOLD),
                AskedText.of(sent.prediction()),
                PredictionText.of(sent),
                PageForecast.of(sent),
                outcome,
                Verdicts.onTheWire(sent, outcome));
    }

    // The page that waits has to come again, and then gets the answer.
    private Done answer(HandshakePreset preset) throws LabEndedException {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Visitor page = tested.await();
            long from = store.endRow();
            inspector.answerNext(Optional.of(preset.change()));
            tested.leave(page.connection());
            CaptureRecord response = awaitResponse(from);
            ReactionWatch watch = new ReactionWatch(store, response.connection(), from);
            // Somebody else may have come first, and got the answer.
            if (response.isOnPurpose() || response.status() != SWITCHING_PROTOCOLS) {
                patience.until(REACTING, () -> hasGreeted(response.connection()) || isOver(watch));
                boolean opened = hasGreeted(response.connection()) || !isOver(watch);
                Outcome outcome = watch.look().ofTheBrowser();
                tested.leave(response.connection());
                return new Done(
                        pages.turn(response.connection()),
                        store.wire(response, 0, BYTES_TOLD),
                        Messages.get("lab.asked.notOpened"),
                        Messages.format(
                                "lab.handshake.prediction",
                                Messages.of("handshakePreset.about", preset)),
                        PageForecast.NOT_OPENED,
                        outcome,
                        opened ? Verdict.DIFFERS : Verdict.AGREES);
            }
        }
        throw new LabEndedException(Reason.ANSWER_TAKEN);
    }

    private CaptureRecord awaitResponse(long from) throws LabEndedException {
        Supplier<Optional<CaptureRecord>> response =
                () ->
                        LongStream.range(Math.max(from, store.firstRow()), store.endRow())
                                .mapToObj(store::row)
                                .flatMap(Optional::stream)
                                .filter(row -> row.is(RowKind.RESPONSE))
                                .filter(row -> tested.isOn(row.connection()))
                                .findFirst();
        try {
            if (!patience.until(comingAgain, () -> response.get().isPresent())) {
                throw new LabEndedException(Reason.PAGE_GONE);
            }
            return response.get().orElseThrow();
        } finally {
            inspector.answerNext(Optional.empty());
        }
    }

    private boolean hasGreeted(int connection) {
        return pages.waiting().stream().anyMatch(each -> each.connection() == connection);
    }

    private static boolean isOver(ReactionWatch watch) {
        return watch.look().isOver();
    }

    // ---------------------------------------------------------------- its end

    /// Tells the pages that the run is over; they stay connected for the next one.
    public void end() {
        inspector.send(pages.open(), DONE);
    }

    /// Ends the run as soon as it waits for something. May be called from any thread.
    public void stop() {
        patience.end();
    }
}
