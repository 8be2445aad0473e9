package framescope.capture.file;

import framescope.capture.Direction;
import framescope.capture.NoteKind;
import framescope.capture.RowMark;
import framescope.capture.RowName;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a [RowComment]. Without state.
final class RowCommentSyntax {
    private static final Pattern COMMENT =
            Pattern.compile(
                    Pattern.quote(RowComment.PREFIX)
                            + "(?:at byte (?<here>\\d{1,18})"
                            + "|from (?<side>client|server) (?<time>\\S+) byte (?<offset>\\d{1,18})"
                            + "|(?<opened>opened)|(?<closed>closed)"
                            + "|note (?<kind>[A-Z_]+) (?<index>\\d{1,9}))"
                            + "(?<marked>, marked)?(?:: (?<text>.*))?",
                    Pattern.DOTALL);

    private RowCommentSyntax() {}

    /// Reads a comment; empty where it only begins like one of ours.
    static Optional<RowComment> read(String comment, int connection) {
        Matcher matcher = COMMENT.matcher(comment);
        return matcher.matches() ? read(matcher, connection) : Optional.empty();
    }

    private static Optional<RowComment> read(Matcher found, int connection) {
        String text = found.group("text");
        RowMark mark = new RowMark(found.group("marked") != null, text == null ? "" : text);
        if (found.group("here") != null) {
            return Optional.of(new RowComment.Here(Long.parseLong(found.group("here")), mark));
        }
        return name(found, connection).map(name -> new RowComment.Elsewhere(name, mark));
    }

    private static Optional<RowName> name(Matcher found, int connection) {
        if (found.group("opened") != null) {
            return Optional.of(new RowName.Beginning(connection));
        }
        if (found.group("closed") != null) {
            return Optional.of(new RowName.End(connection));
        }
        if (found.group("kind") != null) {
            return Stream.of(NoteKind.values())
                    .filter(kind -> kind.name().equals(found.group("kind")))
                    .map(kind -> noteOf(found, connection, kind))
                    .findFirst();
        }
        Direction direction =
                found.group("side").equals("client")
                        ? Direction.CLIENT_TO_SERVER
                        : Direction.SERVER_TO_CLIENT;
        long offset = Long.parseLong(found.group("offset"));
        return time(found.group("time"))
                .map(time -> new RowName.FirstByte(connection, direction, time, offset));
    }

    private static RowName noteOf(Matcher found, int connection, NoteKind kind) {
        return new RowName.Note(connection, kind, Integer.parseInt(found.group("index")));
    }

    private static Optional<Long> time(String text) {
        try {
            Instant instant = Instant.parse(text);
            return Optional.of(
                    Math.addExact(
                            Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L),
                            instant.getNano()));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
