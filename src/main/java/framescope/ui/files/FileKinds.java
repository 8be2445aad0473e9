package framescope.ui.files;

import framescope.text.Messages;
import framescope.ui.common.FileDialogs.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The kinds of files that captures are read from and written to.
final class FileKinds {
    /// The ending of our own captures.
    static final String PCAPNG = ".pcapng";

    private FileKinds() {}

    static boolean isPcapng(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(PCAPNG);
    }

    static boolean isHar(Path file) {
        return String.valueOf(file.getFileName())
                .toLowerCase(Locale.ROOT)
                .matches(".*\\.har(\\.gz)?");
    }

    /// What a capture is saved as.
    static Kind saved(SaveFormat format) {
        return new Kind(Messages.of("files.format", format), format.endings());
    }

    /// What captures are kept in.
    static Kind packets() {
        return new Kind(Messages.get("files.kind.pcapng"), List.of(PCAPNG));
    }

    /// All that can be opened.
    static List<Kind> openable() {
        return List.of(
                new Kind(
                        Messages.get("files.kind.captures"),
                        List.of(
                                PCAPNG,
                                ".pcap",
                                ".cap",
                                ".har",
                                ".pcapng.gz",
                                ".pcap.gz",
                                ".cap.gz",
                                ".har.gz")),
                Kind.any());
    }
}
