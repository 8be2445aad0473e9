package framescope.lab;

import framescope.lab.LabCase.Verdict;
import framescope.text.Messages;
import java.util.Locale;
import java.util.Optional;

/// The lab's cases in words.
public final class LabText {
    private static final double NANOS_PER_MILLI = 1e6;

    private static final String TCP_ALONE = "tcp";
    private static final String STILL_OPEN = "open";

    private LabText() {}

    /// What the browser did.
    public static String outcome(LabCase done) {
        Outcome outcome = done.outcome();
        if (done.trial() instanceof Trial.Handshake) {
            return outcome.isOver()
                    ? Messages.format("lab.notOpened", OutcomeText.what(outcome))
                    : Messages.get(
                            outcome.messages().isEmpty() ? "lab.neitherOpened" : "lab.opened");
        }
        return OutcomeText.what(
                outcome.with(outcome.messages().stream().map(LabText::report).toList()));
    }

    // What the page says of a message, such as `lab:message:text:5`.
    private static String report(String said) {
        String[] parts = said.split(":", -1);
        return said.startsWith(Lab.MESSAGE) && parts.length == 4 && parts[3].matches("[0-9]{1,9}")
                ? Messages.format("lab.message", parts[2], Integer.parseInt(parts[3]))
                : said;
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
        String did = did(done.outcome());
        Optional<String> known = done.trial().known(did);
        return known.isEmpty() && done.verdict() == Verdict.OTHER_CODE && did.equals(TCP_ALONE)
                ? Messages.find("lab.withoutClose")
                : known;
    }

    // As the keys of explanations end: the Close code, or how else it ended, and what came before.
    private static String did(Outcome outcome) {
        String end =
                outcome.closeCode()
                        .map(String::valueOf)
                        .orElse(outcome.isOver() ? TCP_ALONE : STILL_OPEN);
        String messages = outcome.messages().isEmpty() ? "" : "." + outcome.messages().size();
        String pongs = outcome.pongs() == 0 ? "" : ".pongs" + outcome.pongs();
        return end + messages + pongs;
    }

    /// What is to be said of a case that does not agree; empty for one that does.
    public static String explanation(LabCase done) {
        return done.verdict() == Verdict.AGREES
                ? ""
                : known(done).orElseGet(() -> Messages.get("lab.unexplained"));
    }
}
