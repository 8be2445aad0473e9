package framescope.capture.file;

import framescope.capture.CaptureNote;
import framescope.capture.Direction;
import framescope.capture.NoteKind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A capture's note as the comment of a packet, for [PcapngWriter#note], and back.
public final class NoteComment {
    private static final Pattern COMMENT =
            Pattern.compile("framescope: note ([A-Z_]+) (.*)", Pattern.DOTALL);

    private static final Pattern MISSING =
            Pattern.compile(
                    "[0-9]{1,18} "
                            + Stream.of(Direction.values())
                                    .map(Direction::name)
                                    .collect(Collectors.joining("|", "(?:", ")")));

    private static final Pattern DAMAGED =
            Pattern.compile(
                    "[0-9]{1,18} [0-9]{1,18} "
                            + Stream.of(DamageKind.values())
                                    .map(DamageKind::name)
                                    .collect(Collectors.joining("|", "(?:", ")")));

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern LINK = Pattern.compile("[0-9]{1,18} [0-9]{1,5}");

    private NoteComment() {}

    /// The text that stands for a note; of somebody's comment that comment itself.
    public static String of(CaptureNote note) {
        return note.kind() == NoteKind.COMMENT
                ? note.detail()
                : "framescope: note " + note.kind().name() + " " + note.detail();
    }

    /// Reads what [#of] wrote about a connection; empty where it was somebody else, which may look
    /// much the same.
    public static Optional<CaptureNote> read(String comment) {
        return any(comment).filter(note -> !note.kind().isOfCapture());
    }

    /// The same of what it wrote about all of a capture.
    public static Optional<CaptureNote> readOfCapture(String comment) {
        return any(comment).filter(note -> note.kind().isOfCapture());
    }

    private static Optional<CaptureNote> any(String comment) {
        Matcher matcher = COMMENT.matcher(comment);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String detail = matcher.group(2);
        return Stream.of(NoteKind.values())
                .filter(kind -> kind.name().equals(matcher.group(1)) && isPossible(kind, detail))
                .findFirst()
                .map(kind -> new CaptureNote(kind, detail));
    }

    private static boolean isPossible(NoteKind kind, String detail) {
        return switch (kind) {
            case BYTES_MISSING -> MISSING.matcher(detail).matches();
            case FILE_DAMAGED -> DAMAGED.matcher(detail).matches();
            case LINK_NOT_READ -> LINK.matcher(detail).matches();
            case CAPTURE_CONTINUED, FRAGMENTS_LEFT_OUT, NOTES_LEFT_OUT ->
                    NUMBER.matcher(detail).matches();
            // One is made anew, and of the other one the text is the comment itself.
            case COMMENT, NOT_INFLATED -> false;
            case SEND_REFUSED,
                    LENGTH_LIES,
                    NOT_SENT,
                    HANDLER_FAILED,
                    RULE_STOPPED,
                    MADE_FROM_MESSAGES,
                    ERROR_IN_HAR,
                    MESSAGE_LEFT_OUT,
                    CONTROL_FRAMES_LEFT_OUT,
                    CAPTURE_PAUSED,
                    CAPTURE_RESUMED,
                    CAPTURE_STOPPED,
                    CLEARED ->
                    true;
        };
    }
}
