package framescope.capture.journal;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How journals are called: by the time when their program started, in UTC, and its process.
final class JournalNames {
    static final String LOCK = ".lock";
    static final String TORN = ".torn";

    private static final String ENDING = ".pcapng";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmssSSS").withZone(ZoneOffset.UTC);
    private static final Pattern JOURNAL =
            Pattern.compile("(framescope-(\\d{8}-\\d{9})-\\d+)(?:_\\d+)?\\.pcapng");

    private static final Pattern SCRATCH =
            Pattern.compile("(scratch-\\d{8}-\\d{9}-\\d+)(?:_\\d+)?\\.pcapng");

    private static final Pattern CUT_OFF = Pattern.compile(Pattern.quote(TORN) + "$");

    private JournalNames() {}

    /// Whether a file is a journal, or was cut from one, or is what nobody misses.
    static boolean isOurs(Path file) {
        String name = String.valueOf(file.getFileName());
        Path whole = Path.of(CUT_OFF.matcher(name).replaceFirst(""));
        return stemOf(whole).isPresent() || scratchStemOf(whole).isPresent();
    }

    static String stem(Instant start, long process) {
        return "framescope-" + TIME.format(start) + "-" + process;
    }

    /// The stem of what nobody misses when its program ends.
    static String scratchStem(Instant start, long process) {
        return "scratch-" + TIME.format(start) + "-" + process;
    }

    /// The stem of such a name; empty for other files.
    static Optional<String> scratchStemOf(Path file) {
        Matcher matcher = SCRATCH.matcher(String.valueOf(file.getFileName()));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static String file(String stem, int section) {
        return stem + (section == 1 ? "" : "_" + section) + ENDING;
    }

    /// The stem of a journal's name; empty for other files.
    static Optional<String> stemOf(Path file) {
        Matcher matcher = JOURNAL.matcher(String.valueOf(file.getFileName()));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /// When the program of a journal started; empty where no name says that.
    static Optional<Instant> startOf(Path file) {
        Matcher matcher = JOURNAL.matcher(String.valueOf(file.getFileName()));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(TIME.parse(matcher.group(2), Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// What was cut from a journal's end lies here.
    static Path torn(Path journal) {
        return journal.resolveSibling(journal.getFileName() + TORN);
    }
}
