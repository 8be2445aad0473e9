package framescope.text;

import framescope.capture.CaptureNote;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.ConnectionInfo;
import framescope.capture.Ending;
import framescope.capture.RowKind;
import framescope.capture.file.DamageKind;
import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.ClosePayload;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.protocol.connection.CloseSummary;
import framescope.protocol.handshake.HttpHead;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/// The texts of a capture's rows, made when a row is shown. Safe to share between threads.
public final class RowText {
    private static final int PREVIEW_BYTES = 160;
    private static final int PREVIEW_HEX_BYTES = 32;
    private static final int HEAD_BYTES = 32 * 1024;
    private static final int NANOS_PER_SECOND = 1_000_000_000;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final DateTimeFormatter DATE_AND_CLOCK =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");
    private static final DateTimeFormatter WHOLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSS xxx");

    private final CaptureStore store;

    public RowText(CaptureStore store) {
        this.store = store;
    }

    /// The time of day in milliseconds, in the user's zone.
    public static String time(CaptureRecord row) {
        return CLOCK.format(instant(row).atZone(ZoneId.systemDefault()));
    }

    /// The full date and time in nanoseconds, with the zone's offset.
    public static String fullTime(CaptureRecord row) {
        return WHOLE.format(instant(row).atZone(ZoneId.systemDefault()));
    }

    /// The date and the time of day in milliseconds, in the user's zone.
    public static String dateAndTime(CaptureRecord row) {
        return DATE_AND_CLOCK.format(instant(row).atZone(ZoneId.systemDefault()));
    }

    private static Instant instant(CaptureRecord row) {
        return Instant.ofEpochSecond(
                Math.floorDiv(row.time(), NANOS_PER_SECOND),
                Math.floorMod(row.time(), NANOS_PER_SECOND));
    }

    /// The direction as an arrow with words; empty for rows that are not about bytes.
    public static String direction(CaptureRecord row) {
        return switch (row.kind()) {
            case REQUEST, RESPONSE, FRAME, BYTES -> Messages.of("direction", row.direction());
            case OPENED, CLOSED, NOTE -> "";
        };
    }

    /// What the row is: an opcode by name and value, or an event.
    public static String kind(CaptureRecord row) {
        return row.is(RowKind.FRAME)
                ? opcodeWithValue(row.opcode())
                : Messages.of("row", row.kind());
    }

    /// An opcode's label with its value in hexadecimal.
    public static String opcodeWithValue(Opcode opcode) {
        String value = Integer.toHexString(opcode.code()).toUpperCase(Locale.ROOT);
        return Messages.format("opcode.withValue", opcode(opcode), value);
    }

    /// An opcode's label, Wireshark's own.
    public static String opcode(Opcode opcode) {
        return Messages.of("opcode", opcode);
    }

    /// The four bytes of the masking-key; empty where there is none.
    public static String maskingKey(CaptureRecord row) {
        return row.is(RowKind.FRAME) && row.header().masked()
                ? "%08x".formatted(row.maskingKey())
                : "";
    }

    /// The names of the rules that a row breaks, with a mark where that is on purpose; empty when
    /// there is nothing to object to.
    public static String findings(CaptureRecord row) {
        String names =
                row.broken().rules().stream()
                        .map(RowText::rule)
                        .collect(Collectors.joining(Messages.get("list.separator")));
        boolean marked = row.isOnPurpose() && !row.broken().isEmpty();
        return marked ? Messages.format("row.onPurpose", names) : names;
    }

    /// A rule's name.
    public static String rule(Rule rule) {
        return Messages.of("rule", rule);
    }

    /// A close code with its name.
    public static String closeCode(int code) {
        return CloseCode.hasName(code)
                ? Messages.format("close.named", Messages.get("close.code." + code), "" + code)
                : Messages.format("close.unnamed", "" + code);
    }

    /// What the row is about, on one line: the beginning of a payload, the line of a head, who
    /// closed and how.
    public String preview(CaptureRecord row) {
        return switch (row.kind()) {
            case OPENED ->
                    Messages.format(
                            "preview.opened",
                            store.connection(row.connection())
                                    .map(ConnectionInfo::remote)
                                    .map(VisibleText::escape)
                                    .orElse(""));
            case REQUEST, RESPONSE -> VisibleText.escape(startLine(row));
            case FRAME -> frame(row);
            case BYTES -> hex(store.wire(row, 0, PREVIEW_BYTES), row.length());
            case CLOSED -> closed(row);
            case NOTE -> note(store.note(row));
        };
    }

    private String startLine(CaptureRecord row) {
        return HttpHead.parse(store.wire(row, 0, HEAD_BYTES)).startLine();
    }

    private String frame(CaptureRecord row) {
        if (row.length() == 0) {
            return "";
        }
        if (row.isInflated()) {
            Bytes message = store.inflated(row, PREVIEW_BYTES);
            return show(message, store.inflatedLength(row), row.message() == Opcode.TEXT);
        }
        Bytes payload = store.payload(row, PREVIEW_BYTES);
        if (payload.isEmpty()) {
            return Messages.get("preview.cleared");
        }
        return switch (row.opcode()) {
            case CLOSE -> close(payload);
            case PING, PONG -> show(payload, row.length(), isText(payload));
            default -> {
                boolean text = row.message() == Opcode.TEXT && !row.isCompressed();
                yield show(payload, row.length(), text);
            }
        };
    }

    private static boolean isText(Bytes payload) {
        return payload.text().codePoints().allMatch(c -> c >= ' ' && c != 0xfffd && c != 0x7f);
    }

    private static String show(Bytes payload, long whole, boolean asText) {
        return asText ? text(payload, whole) : hex(payload, whole);
    }

    private static String text(Bytes payload, long whole) {
        return whole > payload.length()
                ? VisibleText.escape(payload.first(lastCharacterStart(payload)).text()) + " …"
                : VisibleText.escape(payload.text());
    }

    // The cut may have gone through a character; half of one must not look like broken UTF-8.
    private static int lastCharacterStart(Bytes utf8) {
        int start = utf8.length() - 1;
        while (start > utf8.length() - 4 && (utf8.at(start) & 0xc0) == 0x80) {
            start--;
        }
        return start;
    }

    private static String hex(Bytes payload, long whole) {
        Bytes shown = payload.first(PREVIEW_HEX_BYTES);
        return shown.spacedHex() + (whole > shown.length() ? " …" : "");
    }

    private static String close(Bytes payload) {
        return ClosePayload.read(payload).map(RowText::close).orElseGet(payload::hex);
    }

    private static String close(ClosePayload close) {
        String code = closeCode(close.code());
        return close.reason().isEmpty()
                ? code
                : Messages.format("preview.close", code, VisibleText.escape(close.reason().text()));
    }

    private static String closed(CaptureRecord row) {
        CloseSummary summary = row.closeSummary();
        if (row.ending() == Ending.UNSEEN) {
            return unseenEnd(summary);
        }
        // That the server closed first says nothing about a peer that had vanished by then.
        String who =
                summary.initiator()
                        .filter(role -> row.ending() != Ending.NO_PONG)
                        .map(role -> Messages.of("closed.by", role))
                        .orElseGet(() -> Messages.of("closed.ending", row.ending()));
        return Messages.format(
                "preview.closed",
                who,
                closeCode(summary.code()),
                Messages.get(summary.clean() ? "closed.clean" : "closed.notClean"));
    }

    // A HAR may tell the code though nobody has seen a frame.
    private static String unseenEnd(CloseSummary summary) {
        if (summary.code() == CloseCode.ABNORMAL) {
            return Messages.of("closed.ending", Ending.UNSEEN);
        }
        String code = closeCode(summary.code());
        return summary.initiator()
                .map(role ->
                        Messages.format("closed.unseenTcp", Messages.of("closed.by", role), code))
                .orElseGet(() -> Messages.format("closed.unseenFrames", code));
    }

    private static String note(CaptureNote note) {
        String key = "note." + note.kind().name();
        return switch (note.kind()) {
            case FILE_DAMAGED -> {
                String[] words = note.detail().split(" ", 3);
                yield Messages.format(
                        key,
                        Long.parseLong(words[0]),
                        Long.parseLong(words[1]),
                        Messages.format(
                                "damage." + words[2], ByteCount.of(DamageKind.LARGEST_BLOCK)));
            }
            case LINK_NOT_READ -> {
                String[] words = note.detail().split(" ", 2);
                yield Messages.format(
                        key, Long.parseLong(words[0]), LinkTypeText.of(Integer.parseInt(words[1])));
            }
            case BYTES_MISSING -> {
                String[] words = note.detail().split(" ", 2);
                yield Messages.format(
                        key, Long.parseLong(words[0]), Messages.get("direction." + words[1]));
            }
            case SEND_REFUSED,
                    LENGTH_LIES,
                    NOT_SENT,
                    RULE_STOPPED,
                    HANDLER_FAILED,
                    CAPTURE_PAUSED,
                    CAPTURE_RESUMED,
                    CAPTURE_STOPPED,
                    CAPTURE_CONTINUED,
                    CLEARED,
                    COMMENT,
                    MADE_FROM_MESSAGES,
                    ERROR_IN_HAR,
                    MESSAGE_LEFT_OUT,
                    NOT_INFLATED,
                    CONTROL_FRAMES_LEFT_OUT,
                    FRAGMENTS_LEFT_OUT,
                    NOTES_LEFT_OUT ->
                    Messages.format(key, VisibleText.escape(note.detail()));
        };
    }
}
