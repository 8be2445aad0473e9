package framescope.text;

import framescope.capture.journal.FolderUse;
import java.util.Optional;

/// Why the folder of journals takes more than it may.
public final class FolderUseText {
    private FolderUseText() {}

    /// A sentence that says how much it takes, and what of it is not deleted by itself; empty where
    /// it takes no more than this many bytes.
    public static Optional<String> over(FolderUse use, long mostBytes) {
        return use.all() <= mostBytes
                ? Optional.empty()
                : Optional.of(
                        Messages.format(
                                "journal.over",
                                ByteCount.of(use.all()),
                                ByteCount.of(mostBytes),
                                part("journal.over.newest", use.newest())
                                        + part("journal.over.unseen", use.unseen())
                                        + part("journal.over.running", use.running())));
    }

    private static String part(String key, long bytes) {
        return bytes == 0 ? "" : " " + Messages.format(key, ByteCount.of(bytes));
    }
}
