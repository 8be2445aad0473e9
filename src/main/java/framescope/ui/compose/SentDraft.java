package framescope.ui.compose;

import framescope.behaviour.HandshakePreset;
import framescope.compose.Composition;
import framescope.compose.Draft;
import framescope.compose.Outlook;
import framescope.text.Messages;
import framescope.text.OutlookText;
import framescope.text.RowText;
import framescope.text.VisibleText;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Optional;

/// A draft that was sent, or an answer to an opening handshake, with what was expected of it and
/// what came of it, in words.
///
/// @param number from 1 on
/// @param draft empty for an answer
/// @param what it was
/// @param to whom it went
/// @param outcome empty until something has come of it
record SentDraft(
        long number,
        LocalTime at,
        Optional<Draft> draft,
        String what,
        String to,
        String expected,
        String outcome) {
    private static final int SHOWN_CHARACTERS = 40;

    static SentDraft of(long number, LocalTime at, Outlook sent, Collection<Integer> connections) {
        return new SentDraft(
                number,
                at,
                Optional.of(sent.made().draft()),
                summary(sent.made()),
                connections.size() == 1
                        ? toOne(connections.iterator().next())
                        : Messages.format("history.toSeveral", connections.size()),
                OutlookText.of(sent),
                "");
    }

    static SentDraft of(
            long number, LocalTime at, HandshakePreset answer, int connection, String expected) {
        String what = Messages.format("history.handshake", Messages.of("handshakePreset", answer));
        return new SentDraft(number, at, Optional.empty(), what, toOne(connection), expected, "");
    }

    private static String toOne(int connection) {
        return Messages.format("compose.toOne", String.valueOf(connection));
    }

    private static String summary(Composition sent) {
        Draft draft = sent.draft();
        String text =
                VisibleText.escape(draft.payload().bytes().first(4 * SHOWN_CHARACTERS).text());
        String shown =
                text.length() <= SHOWN_CHARACTERS
                        ? text
                        : text.substring(0, SHOWN_CHARACTERS) + "…";
        return Messages.format(
                "history.what",
                RowText.opcode(draft.first().opcode()),
                shown,
                sent.frames().size(),
                sent.bytes().length());
    }

    /// The same with what came of it.
    SentDraft with(String newOutcome) {
        return new SentDraft(number, at, draft, what, to, expected, newOutcome);
    }

    /// How many bytes it keeps in memory.
    long size() {
        return draft.map(Draft::size).orElse(0);
    }
}
