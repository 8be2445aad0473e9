package framescope.capture.file;

import framescope.capture.CaptureNote;
import framescope.capture.NoteKind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A capture's note as the comment of a packet, for [PcapngWriter#note], and back.
public final class NoteComment {
    private static final Pattern COMMENT =
            Pattern.compile("framescope: note ([A-Z_]+) (.*)", Pattern.DOTALL);

    private NoteComment() {}

    /// The text that stands for a note; of somebody's comment that comment itself.
    public static String of(CaptureNote note) {
        return note.kind() == NoteKind.COMMENT
                ? note.detail()
                : "framescope: note " + note.kind().name() + " " + note.detail();
    }

    /// Reads what [#of] wrote; empty where it was somebody else.
    public static Optional<CaptureNote> read(String comment) {
        Matcher matcher = COMMENT.matcher(comment);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Stream.of(NoteKind.values())
                .filter(kind -> kind.name().equals(matcher.group(1)))
                .findFirst()
                .map(kind -> new CaptureNote(kind, matcher.group(2)));
    }
}
