package framescope.lab;

import framescope.compose.Preset;
import framescope.lab.LabCase.Verdict;
import framescope.text.Messages;
import framescope.text.PredictionText;
import java.util.Locale;
import java.util.Optional;

/// The lab's cases in words.
public final class LabText {
    private static final double NANOS_PER_MILLI = 1e6;

    private LabText() {}

    /// A preset's name.
    public static String name(Preset preset) {
        return Messages.of("preset", preset);
    }

    /// What the browser did.
    public static String outcome(LabCase done) {
        Outcome outcome = done.outcome();
        return OutcomeText.what(
                outcome.with(outcome.messages().stream().map(LabText::report).toList()));
    }

    // What the page says of a message, such as `lab:message:text:5`.
    private static String report(String said) {
        String[] parts = said.split(":", -1);
        return said.startsWith(Lab.MESSAGE) && parts.length == 4
                ? Messages.format("lab.message", parts[2], parts[3])
                : said;
    }

    /// What the browser had to do.
    public static String prediction(LabCase done) {
        return PredictionText.of(done.composition());
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

    /// Why a browser does otherwise than the RFC says, as far as that is known of those that do what
    /// this one did.
    public static Optional<String> known(LabCase done) {
        Outcome outcome = done.outcome();
        String key = "preset.known." + done.preset().name();
        if (outcome.closeCode().isPresent()) {
            return words(key);
        }
        if (!outcome.isOver()) {
            return words(key + ".open");
        }
        return done.verdict() == Verdict.OTHER_CODE ? words("lab.withoutClose") : words(key);
    }

    private static Optional<String> words(String key) {
        return Messages.bundle().containsKey(key)
                ? Optional.of(Messages.get(key))
                : Optional.empty();
    }

    /// What is to be said of a case that does not agree; empty for one that does.
    public static String explanation(LabCase done) {
        return done.verdict() == Verdict.AGREES
                ? ""
                : known(done).orElseGet(() -> Messages.get("lab.unexplained"));
    }
}
