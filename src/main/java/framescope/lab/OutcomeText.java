package framescope.lab;

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

    /// What came back, and after how long.
    public static String of(Outcome outcome) {
        return outcome.nanos() == 0
                ? what(outcome)
                : Messages.format(
                        "outcome.after", what(outcome), outcome.nanos() / NANOS_PER_MILLI);
    }

    /// What came back, however long that took.
    public static String what(Outcome outcome) {
        if (outcome.isNothing()) {
            return Messages.get("outcome.nothing");
        }
        List<String> parts = new ArrayList<>();
        for (String message : outcome.messages().stream().limit(2).toList()) {
            parts.add(Messages.format("outcome.message", shorten(message)));
        }
        if (outcome.messages().size() > 2) {
            parts.add(Messages.format("outcome.more", outcome.messages().size() - 2));
        }
        if (outcome.pongs() > 0) {
            parts.add(Messages.format("outcome.pongs", outcome.pongs()));
        }
        outcome.closeCode()
                .ifPresent(code ->
                        parts.add(Messages.format("outcome.close", PredictionText.code(code))));
        outcome.ending()
                .ifPresent(how -> {
                    if (outcome.closeCode().isEmpty()) {
                        parts.add(Messages.of("closed.ending", how));
                    }
                });
        return String.join(Messages.get("list.separator"), parts);
    }

    private static String shorten(String message) {
        String shown = VisibleText.escape(message);
        return shown.length() <= LONGEST_MESSAGE
                ? shown
                : shown.substring(0, LONGEST_MESSAGE) + "…";
    }
}
