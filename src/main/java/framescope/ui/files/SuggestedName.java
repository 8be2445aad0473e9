package framescope.ui.files;

import framescope.capture.CaptureStore;
import framescope.capture.ConnectionSummary;
import framescope.file.FileName;
import framescope.text.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Names that are suggested for what is saved.
final class SuggestedName {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH.mm.ss", Locale.ROOT)
                    .withZone(ZoneId.systemDefault());

    private SuggestedName() {}

    /// After the file that is shown; for a live capture, after what its first connection asked for
    /// and when.
    ///
    /// @param shownFile empty for a live capture
    static String of(CaptureStore store, String shownFile, String ending) {
        String otherwise = Messages.get("files.save.name");
        if (!shownFile.isEmpty()) {
            return FileName.suggest(
                    shownFile.replaceFirst("(?i)(\\.(pcapng|pcap|cap|har))?(\\.gz)?$", ""),
                    otherwise,
                    ending);
        }
        List<ConnectionSummary> connections = store.connections();
        if (connections.isEmpty()) {
            return FileName.suggest("", otherwise, ending);
        }
        ConnectionSummary first = connections.getFirst();
        Instant opened = Instant.ofEpochSecond(first.info().openedAt() / NANOS_PER_SECOND);
        String target = FileName.suggest(first.target(), otherwise, "");
        return FileName.suggest(target + " " + TIME.format(opened), otherwise, ending);
    }
}
