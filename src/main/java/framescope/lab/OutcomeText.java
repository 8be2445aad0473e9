package framescope.lab;

import framescope.lab.Outcome.Times;
import framescope.text.Messages;
import framescope.text.PredictionText;
import framescope.text.VisibleText;
import java.util.ArrayList;
import java.util.List;

/// What a peer did, in words.
public final class OutcomeText {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int LONGEST_MESSAGE = 40;

    private OutcomeText() {}

    /// What came back, and after how long each part of it.
    public static String of(Outcome outcome) {
        if (outcome.nanos() == 0) {
            return what(outcome);
        }
        String parts = parts(outcome, outcome.times(), "outcome.after");
        return outcome.hasSent() ? Messages.format("outcome.sent", parts) : parts;
    }

    /// What came back from one that stands for several.
    ///
    /// @param outcome with the time that each part has taken at the most
    public static String within(Outcome outcome) {
        return outcome.isNothing()
                ? what(outcome)
                : parts(outcome, outcome.times(), "outcome.within");
    }

    /// What came back, however long that took.
    public static String what(Outcome outcome) {
        return outcome.isNothing()
                ? Messages.get("outcome.nothing")
                : parts(outcome, Times.NONE, "");
    }

    private static String parts(Outcome outcome, Times times, String timed) {
        List<String> parts = new ArrayList<>();
        for (String message : outcome.messages().stream().limit(2).toList()) {
            String words = Messages.format("outcome.message", shorten(message));
            parts.add(parts.isEmpty() ? timed(words, times.message(), timed) : words);
        }
        if (outcome.messages().size() > 2) {
            parts.add(Messages.format("outcome.more", outcome.messages().size() - 2));
        }
        if (outcome.pongs() > 0) {
            String words = Messages.format("outcome.pongs", outcome.pongs());
            parts.add(timed(words, times.pong(), timed));
        }
        outcome.closeCode()
                .map(code -> Messages.format("outcome.close", PredictionText.code(code)))
                .ifPresent(words -> parts.add(timed(words, times.close(), timed)));
        // Behind a Close frame it matters only when.
        outcome.ending()
                .filter(how -> outcome.closeCode().isEmpty() || times.end() > 0)
                .map(how -> Messages.of("closed.ending", how))
                .ifPresent(words -> parts.add(timed(words, times.end(), timed)));
        return String.join(Messages.get("list.separator"), parts);
    }

    private static String timed(String words, long nanos, String key) {
        return nanos == 0 ? words : Messages.format(key, words, nanos / NANOS_PER_MILLI);
    }

    private static String shorten(String message) {
        String shown = VisibleText.escape(message);
        return shown.length() <= LONGEST_MESSAGE
                ? shown
                : shown.substring(0, LONGEST_MESSAGE) + "…";
    }
}
