package framescope.inspector.file;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.analysis.LinkedValues;
import framescope.capture.CaptureRecord;
import framescope.capture.MemoryCapture;
import framescope.capture.RowBlock;
import framescope.filter.DisplayFilter;
import framescope.filter.RowMatcher;
import framescope.filter.WiresharkFilters;
import framescope.testing.Rows;
import framescope.testing.Sharkd;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Of one file, Wireshark's display filter and ours select the same frames.
@Tag("socket")
class WiresharkAgreementTest {
    private static final String OURS = "websocket || http";
    private static final Pattern FILTERS_OF_THE_WIRE =
            Pattern.compile("pmc|rsv|fragment|reassembled|payload.close");

    @TempDir private static Path folder;

    private static final Map<ExportForm, Saved> SAVED = new EnumMap<>(ExportForm.class);

    /// A saved session: the rows that are in packets, and the numbers of these.
    private record Saved(
            Sharkd wireshark,
            MemoryCapture capture,
            List<CaptureRecord> rows,
            List<String> packets) {}

    @BeforeAll
    static void saveAndOpen() throws Exception {
        try (LiveSession session = new LiveSession()) {
            for (ExportForm form : ExportForm.values()) {
                Path file = folder.resolve(form + ".pcapng");
                MemoryCapture capture =
                        SavedCaptures.open(SavedCaptures.save(session.capture(), file, form));
                Sharkd wireshark = new Sharkd(file);
                List<String> packets = wireshark.numbers(OURS);
                List<CaptureRecord> rows =
                        Rows.of(capture).stream()
                                .filter(WiresharkAgreementTest::isInAPacket)
                                .toList();
                assertThat(packets).hasSameSizeAs(rows).hasSizeGreaterThan(30);
                SAVED.put(form, new Saved(wireshark, capture, rows, packets));
            }
        }
    }

    @AfterAll
    static void stop() {
        SAVED.values().forEach(saved -> saved.wireshark.close());
    }

    private static boolean isInAPacket(CaptureRecord row) {
        return switch (row.kind()) {
            case REQUEST, RESPONSE, FRAME -> true;
            case OPENED, BYTES, CLOSED, NOTE -> false;
        };
    }

    // Wireshark shows the text of a fragmented message in its last frame alone, we show the first
    // fragment's, too.
    static List<String> filters() throws Exception {
        return WiresharkFilters.all().stream()
                .filter(filter -> !filter.equals("websocket.payload.text"))
                .toList();
    }

    // Of what the inflated form has not; payloads are left out, since tshark 4.0.17 inflates
    // fragmented messages wrongly.
    static List<String> filtersOfTheWire() throws Exception {
        return WiresharkFilters.all().stream()
                .filter(filter -> FILTERS_OF_THE_WIRE.matcher(filter).find())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("filters")
    void bothSelectTheSame(String filter) throws Exception {
        assertSame(filter, saved(ExportForm.INFLATED));
    }

    @ParameterizedTest
    @MethodSource("filtersOfTheWire")
    void bothSelectTheSameOfTheWire(String filter) throws Exception {
        assertSame(filter, saved(ExportForm.WIRE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket.pmc == 0", "websocket.pmc == 1"})
    void framesOfAConnectionThatCompressesAreThereWithTheBitAndWithout(String filter)
            throws Exception {
        assertThat(selected(filter, saved(ExportForm.WIRE))).hasSizeGreaterThan(5);
    }

    private static Saved saved(ExportForm form) {
        return Objects.requireNonNull(SAVED.get(form));
    }

    private static void assertSame(String filter, Saved saved) throws Exception {
        List<String> theirs = saved.wireshark.numbers("(" + OURS + ") && (" + filter + ")");
        assertThat(selected(filter, saved)).isEqualTo(theirs);
    }

    private static List<String> selected(String filter, Saved saved) throws Exception {
        MemoryCapture capture = saved.capture;
        RowMatcher matcher =
                DisplayFilter.parse(filter).matcher(capture, new LinkedValues(capture));
        List<String> selected = new ArrayList<>();
        RowBlock block = new RowBlock();
        for (int i = 0; i < saved.rows.size(); i++) {
            capture.read(saved.rows.get(i).number(), block);
            if (matcher.matches(block, 0)) {
                selected.add(saved.packets.get(i));
            }
        }
        return selected;
    }
}
