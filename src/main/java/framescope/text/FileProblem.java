package framescope.text;

import framescope.capture.file.CaptureFormatException;
import framescope.capture.file.CaptureFormatException.Place;
import framescope.capture.file.CaptureFormatException.Reason;
import framescope.capture.file.HarReader;
import framescope.capture.file.LeftOutPackets;
import framescope.capture.journal.JournalInUseException;
import framescope.capture.journal.ReadOnlyFolderException;
import framescope.inspector.file.ImportSummary;
import framescope.protocol.Bytes;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Why a file could not be opened or saved, in a sentence that names it.
public final class FileProblem {
    private FileProblem() {}

    /// For what reading or writing ended with.
    public static String describe(Path file, Exception problem) {
        String name = name(file);
        return switch (problem) {
            case CaptureFormatException format -> describe(name, format);
            case JournalInUseException used -> Messages.format("file.inUse", name);
            case ReadOnlyFolderException unchanging ->
                    Messages.format(
                            "file.folderReadOnly",
                            name,
                            VisibleText.escape(String.valueOf(file.toAbsolutePath().getParent())));
            case FileAlreadyExistsException there -> Messages.format("file.exists", name);
            case NoSuchFileException missing when !hasFolder(file) ->
                    Messages.format(
                            "file.folderMissing",
                            name,
                            VisibleText.escape(String.valueOf(file.toAbsolutePath().getParent())));
            case NoSuchFileException missing -> Messages.format("file.missing", name);
            case AccessDeniedException denied -> Messages.format("file.denied", name);
            case IOException full when isDiskFull(full) -> Messages.format("file.diskFull", name);
            default -> Messages.format("file.failed", name, VisibleText.escape(detail(problem)));
        };
    }

    private static String describe(String name, CaptureFormatException problem) {
        String reason =
                Messages.format(
                        "file.format." + problem.reason().name(),
                        HarReader.MOST_DEPTH,
                        HarReader.MOST_CHARACTERS,
                        HarReader.MOST_IN_NAME,
                        beginning(problem.beginning()));
        boolean exact = problem.reason() == Reason.BAD_JSON && !problem.detail().isEmpty();
        String all =
                exact
                        ? Messages.format(
                                "file.detail", reason, VisibleText.escape(problem.detail()))
                        : reason;
        return problem.place()
                .map(place -> Messages.format("file.unreadableAt", name, all, words(place)))
                .orElseGet(() -> Messages.format("file.unreadable", name, all));
    }

    private static String beginning(Bytes bytes) {
        return bytes.isEmpty()
                ? Messages.get("file.beginning.empty")
                : Messages.format(
                        "file.beginning",
                        bytes.hex().replaceAll("..(?=.)", "$0 "),
                        VisibleText.escape(bytes.text()));
    }

    private static String words(Place place) {
        String key =
                place.offset() < 0
                        ? "file.place"
                        : place.unpacked() ? "file.place.unpacked" : "file.place.offset";
        return Messages.format(key, place.line(), place.column(), place.offset());
    }

    private static boolean hasFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null || Files.isDirectory(folder);
    }

    // The system tells this in words only.
    private static boolean isDiskFull(IOException problem) {
        String words = String.valueOf(problem.getMessage()).toLowerCase(Locale.ROOT);
        return words.contains("no space left")
                || words.contains("not enough space")
                || words.contains("disk quota exceeded");
    }

    private static String detail(Exception problem) {
        if (problem instanceof FileSystemException refused && refused.getReason() != null) {
            return refused.getReason();
        }
        return Optional.ofNullable(problem.getMessage())
                .orElseGet(() -> problem.getClass().getSimpleName());
    }

    /// What is worth saying of a file that was opened; empty when its rows say all.
    public static Optional<String> remark(Path file, ImportSummary summary) {
        return summary.connections() == 0 && summary.complete()
                ? Optional.of(nothingIn(name(file), summary.leftOut()))
                : Optional.empty();
    }

    private static String nothingIn(String name, LeftOutPackets leftOut) {
        if (!leftOut.unreadLinks().isEmpty()) {
            Map.Entry<Integer, Long> most =
                    Collections.max(leftOut.unreadLinks().entrySet(), Map.Entry.comparingByValue());
            return Messages.format(
                    "file.linkNotRead", name, most.getValue(), LinkTypeText.of(most.getKey()));
        }
        if (leftOut.fragments() > 0) {
            return Messages.format("file.fragments", name, leftOut.fragments());
        }
        return Messages.format("file.noWebSocket", name, leftOut.others());
    }

    /// A file's name as it can be shown.
    public static String name(Path file) {
        return VisibleText.escape(String.valueOf(file.getFileName()));
    }
}
