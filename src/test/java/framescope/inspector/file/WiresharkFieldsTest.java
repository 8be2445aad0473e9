package framescope.inspector.file;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.analysis.LinkedValues;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowKind;
import framescope.dissect.MessageFinder;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.report.CaptureExporter;
import framescope.report.ExportFormat;
import framescope.report.ExportOptions;
import framescope.report.ExportProgress;
import framescope.testing.JsonLine;
import framescope.testing.Rows;
import framescope.testing.Tshark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Of every frame and every head in a file, Wireshark's value of each field that COMPAT.md names is
/// what the dissector says, and what the rows are written with.
///
/// What differs, and why: Wireshark has the text of a message in several frames on its last frame, in
/// place of that frame's own bytes, and none on its first, where each frame here has its own and the
/// message a field of its own, `websocket.text`. And of a compressed message in several frames,
/// tshark 4.0.17 inflates the wrong bytes, so `websocket.payload.text` of its last frame is left out.
@Tag("socket")
class WiresharkFieldsTest {
    private static final String TEXT = "websocket.payload.text";
    private static final String CONTINUE = "websocket.payload.continue";
    private static final String MESSAGE = "websocket.text";

    private static final List<String> NAMES =
            List.of(
                    "frame.number",
                    "frame.time_epoch",
                    "tcp.stream",
                    "http.upgrade",
                    "http.sec_websocket_key",
                    "http.sec_websocket_accept",
                    "http.sec_websocket_version",
                    "http.sec_websocket_protocol",
                    "http.sec_websocket_extensions",
                    "websocket.fin",
                    "websocket.rsv",
                    "websocket.pmc",
                    "websocket.opcode",
                    "websocket.mask",
                    "websocket.payload_length",
                    "websocket.payload_length_ext_16",
                    "websocket.payload_length_ext_64",
                    "websocket.masking_key",
                    "websocket.masked_payload",
                    "websocket.payload",
                    TEXT,
                    CONTINUE,
                    "websocket.payload.ping",
                    "websocket.payload.pong",
                    "websocket.payload.unknown",
                    "websocket.payload.close",
                    "websocket.payload.close.status_code",
                    "websocket.payload.close.reason",
                    "websocket.fragments",
                    "websocket.fragment",
                    "websocket.fragment.error",
                    "websocket.fragment.overlap",
                    "websocket.fragment.overlap.conflict",
                    "websocket.fragment.multipletails",
                    "websocket.fragment.toolongfragment",
                    "websocket.fragment.count",
                    "websocket.reassembled.length");

    /// Fields of Wireshark that only group others or point at packets: rows are not written with them.
    private static final Set<String> NOT_WRITTEN =
            Set.of(
                    "frame.number",
                    "tcp.stream",
                    "websocket.masked_payload",
                    "websocket.payload",
                    "websocket.payload.close",
                    "websocket.fragments",
                    "websocket.fragment");

    @TempDir private static Path folder;

    private static final Map<ExportForm, Saved> SAVED = new EnumMap<>(ExportForm.class);

    /// A saved session: what we have opened of it, and what Wireshark says of its packets, by name
    /// where it says something.
    ///
    /// @param packets the packets that its reads and writes are in
    private record Saved(
            CaptureStore capture,
            List<CaptureRecord> rows,
            List<Map<String, String>> theirs,
            PacketNumbers packets) {}

    @BeforeAll
    static void saveAndOpen() throws Exception {
        try (LiveSession session = new LiveSession()) {
            for (ExportForm form : ExportForm.values()) {
                Path file = folder.resolve(form + ".pcapng");
                CaptureStore capture =
                        SavedCaptures.open(SavedCaptures.save(session.capture(), file, form));
                List<CaptureRecord> rows =
                        Rows.of(capture).stream().filter(WiresharkFieldsTest::hasPacket).toList();
                SAVED.put(form, new Saved(capture, rows, theirs(file), PacketNumbers.of(file)));
            }
        }
    }

    private static boolean hasPacket(CaptureRecord row) {
        return row.is(RowKind.REQUEST) || row.is(RowKind.RESPONSE) || row.is(RowKind.FRAME);
    }

    private static List<Map<String, String>> theirs(Path file) throws Exception {
        List<Map<String, String>> packets = new ArrayList<>();
        String[] names = NAMES.toArray(String[]::new);
        for (List<String> values : Tshark.fields(file, "websocket || http", names)) {
            Map<String, String> packet = new TreeMap<>();
            for (int i = 0; i < values.size(); i++) {
                if (!values.get(i).isEmpty()) {
                    packet.put(NAMES.get(i), values.get(i));
                }
            }
            packets.add(packet);
        }
        return packets;
    }

    private static Saved saved(ExportForm form) {
        return Objects.requireNonNull(SAVED.get(form));
    }

    // ---------------------------------------------------------------- the dissector

    @ParameterizedTest
    @EnumSource
    void everyFieldThatIsDissectedIsWhatWiresharkSays(ExportForm form) {
        Saved saved = saved(form);
        assertThat(saved.rows).hasSameSizeAs(saved.theirs).hasSizeGreaterThan(50);
        DissectedRow dissected = new DissectedRow(saved.capture);
        for (int i = 0; i < saved.rows.size(); i++) {
            CaptureRecord row = saved.rows.get(i);
            Map<String, String> ours = dissected.fields(row);
            ours.put("frame.number", packet(saved, row));
            ours.put("tcp.stream", "" + (row.connection() - 1));
            addFragments(saved, row, ours);
            assertSame(saved, i, ours, Set.copyOf(NAMES));
        }
    }

    private static String packet(Saved saved, CaptureRecord row) {
        return "" + saved.packets.of(row);
    }

    private static void addFragments(Saved saved, CaptureRecord row, Map<String, String> ours) {
        LinkedValues linked = new LinkedValues(saved.capture);
        if (linked.fragments(row) != LinkedValues.UNKNOWN) {
            ours.put("websocket.fragments", "1");
            ours.put(
                    "websocket.fragment",
                    new MessageFinder(saved.capture)
                            .rowsOf(row).stream()
                                    .map(each -> packet(saved, each))
                                    .collect(Collectors.joining(";")));
            ours.put("websocket.fragment.count", "" + linked.fragments(row));
            ours.put("websocket.reassembled.length", "" + linked.reassembledLength(row));
            Bytes message = linked.message(row);
            if (message != null && row.message() == Opcode.TEXT) {
                ours.put(MESSAGE, message.text());
            }
        }
    }

    // ---------------------------------------------------------------- what rows are written with

    @ParameterizedTest
    @EnumSource
    void everyFieldThatARowIsWrittenWithIsWhatWiresharkSays(ExportForm form) throws Exception {
        Saved saved = saved(form);
        Path file = folder.resolve(form + ".jsonl");
        new CaptureExporter(saved.capture)
                .export(
                        file,
                        ExportFormat.JSON_LINES,
                        ExportOptions.DEFAULT.withSecrets(),
                        ExportProgress.UNHEARD);
        List<String> lines = Files.readAllLines(file);
        Set<String> compared =
                NAMES.stream()
                        .filter(name -> !NOT_WRITTEN.contains(name))
                        .collect(Collectors.toUnmodifiableSet());
        for (int i = 0; i < saved.rows.size(); i++) {
            CaptureRecord row = saved.rows.get(i);
            Map<String, String> ours = new TreeMap<>();
            JsonLine.parse(lines.get((int) row.number()))
                    .forEach((name, value) -> ours.put(name, asInWireshark(name, value)));
            assertSame(saved, i, ours, compared);
        }
    }

    private static String asInWireshark(String name, Object value) {
        return switch (value) {
            case Boolean set -> set ? "1" : "0";
            case Long number when name.equals("websocket.rsv") -> "0x%02x".formatted(number);
            case String key when name.equals("websocket.masking_key") -> key.replace(":", "");
            default -> value.toString();
        };
    }

    // ---------------------------------------------------------------- what differs

    private static void assertSame(
            Saved saved, int at, Map<String, String> ours, Set<String> names) {
        CaptureRecord row = saved.rows.get(at);
        Map<String, String> theirs = new TreeMap<>(saved.theirs.get(at));
        if (row.is(RowKind.FRAME) && isFragment(row)) {
            String message = ours.remove(MESSAGE);
            ours.remove(TEXT);
            if (row.header().fin()) {
                ours.remove(CONTINUE);
            }
            if (row.isCompressed()) {
                theirs.remove(TEXT);
            } else if (message != null) {
                ours.put(TEXT, message);
            }
        }
        ours.values().removeIf(String::isEmpty);
        ours.keySet().retainAll(names);
        theirs.keySet().retainAll(names);
        assertThat(ours).as("row " + row.number()).isEqualTo(theirs);
    }

    private static boolean isFragment(CaptureRecord row) {
        return row.opcode() == Opcode.CONTINUATION
                || !row.opcode().isControl() && !row.header().fin();
    }

    // ---------------------------------------------------------------- the session has it all

    @Test
    void everyFieldThatAWebSocketCanHaveIsThere() {
        List<String> never =
                NAMES.stream()
                        .filter(name ->
                                saved(ExportForm.WIRE).theirs.stream()
                                        .noneMatch(packet -> packet.containsKey(name)))
                        .toList();
        assertThat(never)
                .containsExactly(
                        "websocket.fragment.error",
                        "websocket.fragment.overlap",
                        "websocket.fragment.overlap.conflict",
                        "websocket.fragment.multipletails",
                        "websocket.fragment.toolongfragment");
    }

    @Test
    void inflatedNothingIsCompressedAndWiresharkReadsEveryMessage() {
        Saved inflated = saved(ExportForm.INFLATED);
        assertThat(inflated.theirs)
                .noneMatch(packet -> packet.containsKey("websocket.pmc"))
                .noneMatch(packet -> packet.containsKey("http.sec_websocket_extensions"));
        assertThat(inflated.rows).noneMatch(CaptureRecord::isCompressed);
        List<String> texts =
                inflated.theirs.stream()
                        .filter(packet -> packet.containsKey(TEXT))
                        .map(packet -> packet.get(TEXT))
                        .toList();
        assertThat(texts).contains("Hello", "not compressed").doesNotContain("two ");
        assertThat(texts.stream().filter("Hello"::equals)).hasSize(6);
    }
}
