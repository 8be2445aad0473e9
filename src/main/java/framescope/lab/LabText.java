package framescope.lab;

import framescope.compose.Delivery;
import framescope.lab.LabCase.Verdict;
import framescope.protocol.Opcode;
import framescope.text.Messages;
import framescope.text.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The lab's cases in words.
public final class LabText {
    private static final double NANOS_PER_MILLI = 1e6;

    private static final String TCP_ALONE = "tcp";
    private static final String STILL_OPEN = "open";

    private LabText() {}

    /// What the browser did: to its page, and on the wire.
    public static String outcome(LabCase done) {
        if (done.trial() instanceof Trial.Handshake) {
            return Messages.get(isOpened(done) ? "lab.opened" : "lab.notOpened");
        }
        List<String> parts = new ArrayList<>();
        done.page()
                .filter(page -> page.count() > 0)
                .ifPresent(page ->
                        parts.add(
                                Messages.format(
                                        "lab.gave",
                                        DeliveryText.of(page.messages(), page.more()))));
        Outcome wire = done.outcome();
        if (!wire.isNothing()) {
            parts.add(OutcomeText.what(wire));
        }
        if (wire.closeCode().isEmpty() && !wire.isOver()) {
            parts.add(Messages.get("lab.stayedOpen"));
        }
        return String.join(Messages.get("list.separator"), parts);
    }

    private static boolean isOpened(LabCase done) {
        return done.page().map(PageReport::opened).orElse(!done.outcome().isOver());
    }

    /// Its name, group and verdict.
    public static String title(LabCase done) {
        return Messages.format(
                "lab.title", done.trial().name(), done.trial().group(), verdict(done));
    }

    /// The first bytes of what was sent: of a handshake as text, of frames as hex.
    public static String bytes(LabCase done) {
        return done.trial() instanceof Trial.Handshake
                ? VisibleText.escape(done.sent().text())
                : done.sent().spacedHex();
    }

    /// What came back on the wire.
    public static String wire(LabCase done) {
        return done.outcome().isNothing()
                ? Messages.get("lab.silent")
                : OutcomeText.what(done.outcome());
    }

    /// How the connection's end was told to the page.
    public static String end(LabCase done) {
        return done.page().map(LabText::end).orElseGet(() -> Messages.get("lab.notTold"));
    }

    /// All that the page saw.
    public static String page(LabCase done) {
        return done.page().map(LabText::page).orElseGet(() -> Messages.get("lab.notTold"));
    }

    /// All that the page had to see.
    public static String expected(LabCase done) {
        return page(done.expected());
    }

    private static String page(PageReport page) {
        Stream<String> opened = page.opened() ? Stream.empty() : Stream.of("lab.neverOpened");
        Stream<String> messages =
                page.count() == 0
                        ? Stream.empty()
                        : Stream.of(DeliveryText.inFull(page.messages(), page.more()));
        return Stream.of(opened.map(Messages::get), messages, Stream.of(end(page)))
                .flatMap(each -> each)
                .collect(Collectors.joining(Messages.get("list.separator")));
    }

    private static String end(PageReport page) {
        PageReport.Close close = page.close();
        String reason =
                close.reason().isEmpty()
                        ? ""
                        : Messages.format("lab.reason", DeliveryText.shorten(close.reason()));
        String end =
                Messages.format(
                        close.clean() ? "lab.clean" : "lab.notClean",
                        String.valueOf(close.code()),
                        reason);
        return page.error() ? Messages.format("lab.error", end) : end;
    }

    /// Who was tested, how many cases agree and how many do not, in a sentence.
    public static String summary(LabResult result) {
        return Messages.format(
                "lab.done",
                result.page().name(),
                result.cases().size(),
                result.count(Verdict.AGREES),
                result.count(Verdict.OTHER_END),
                result.count(Verdict.DIFFERS),
                result.count(Verdict.NO_OUTCOME));
    }

    /// Whether it agrees.
    public static String verdict(LabCase done) {
        return Messages.of("lab.verdict", done.verdict());
    }

    /// Milliseconds until the first answer; empty when none came.
    public static String time(LabCase done) {
        return done.outcome().nanos() == 0
                ? ""
                : String.format(Locale.ROOT, "%.1f", done.outcome().nanos() / NANOS_PER_MILLI);
    }

    /// Why a browser does otherwise than the RFC says, as far as that is known of those that do the
    /// same about the same trial. What no browser was seen to do before has no explanation.
    public static Optional<String> known(LabCase done) {
        String did = did(done);
        Optional<String> known = done.trial().known(did);
        return known.isEmpty() && done.verdict() == Verdict.OTHER_END && did.equals(TCP_ALONE)
                ? Messages.find("lab.withoutClose")
                : known;
    }

    // As the keys of explanations end: the Close code, or how else it ended; Pongs; the messages
    // that
    // reached the page; and the end that the page was told of where it is not the expected one.
    private static String did(LabCase done) {
        Outcome wire = done.outcome();
        StringBuilder did = new StringBuilder();
        did.append(
                wire.closeCode()
                        .map(String::valueOf)
                        .orElse(wire.isOver() ? TCP_ALONE : STILL_OPEN));
        if (wire.pongs() > 0) {
            did.append(".pongs").append(wire.pongs());
        }
        done.page().ifPresent(page -> did.append(didTell(page, done.expected())));
        return did.toString();
    }

    private static String didTell(PageReport page, PageReport expected) {
        StringBuilder told = new StringBuilder();
        for (Delivery message : page.messages()) {
            told.append(message.kind() == Opcode.TEXT ? ".text" : ".binary")
                    .append(message.length());
        }
        if (!page.close().equals(expected.close())) {
            told.append(page.close().clean() ? ".clean" : ".lost").append(page.close().code());
        } else if (page.error() != expected.error()) {
            told.append(page.error() ? ".error" : ".noError");
        }
        return told.toString();
    }

    /// What is to be said of a case that does not agree; empty for one that does.
    public static String explanation(LabCase done) {
        return switch (done.verdict()) {
            case AGREES -> "";
            case NO_OUTCOME -> Messages.get("lab.noOutcome");
            case OTHER_END, DIFFERS -> known(done).orElseGet(() -> Messages.get("lab.unexplained"));
        };
    }
}
