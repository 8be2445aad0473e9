package framescope.ui.compose;

import framescope.behaviour.HandshakePreset;
import framescope.compose.Outlook;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What was sent in this run, the latest first, with what came of it. FX thread only.
final class HistoryViewModel {
    private static final int MOST = 50;
    private static final long MOST_BYTES = 32L << 20;

    private final DraftViewModel draft;
    private final ObservableList<SentDraft> sent = FXCollections.observableArrayList();
    private long count;

    HistoryViewModel(DraftViewModel draft) {
        this.draft = draft;
    }

    /// What was sent last; to be read.
    ObservableList<SentDraft> sent() {
        return sent;
    }

    /// Remembers a sending, and forgets the oldest where there are too many, or too large ones.
    ///
    /// @return its number
    long add(Outlook composed, Collection<Integer> connections) {
        sent.addFirst(SentDraft.of(++count, now(), composed, connections));
        forgetOldest();
        return count;
    }

    /// Remembers an answer to an opening handshake.
    ///
    /// @return its number
    long add(HandshakePreset answer, int connection, String expected) {
        sent.addFirst(SentDraft.of(++count, now(), answer, connection, expected));
        forgetOldest();
        return count;
    }

    private static LocalTime now() {
        return LocalTime.now(ZoneId.systemDefault());
    }

    private void forgetOldest() {
        long bytes = sent.stream().mapToLong(SentDraft::size).sum();
        while (sent.size() > MOST || bytes > MOST_BYTES && sent.size() > 1) {
            bytes -= sent.removeLast().size();
        }
    }

    /// Tells what has come of a sending.
    void tell(long number, String outcome) {
        sent.replaceAll(each ->
                each.number() == number && !each.outcome().equals(outcome)
                        ? each.with(outcome)
                        : each);
    }

    /// Shows a draft on the faces again; an answer to a handshake fills nothing.
    void choose(SentDraft again) {
        again.draft().ifPresent(draft::edit);
    }
}
