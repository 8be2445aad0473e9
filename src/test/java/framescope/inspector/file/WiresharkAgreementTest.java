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
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Of one file, Wireshark's display filter and ours select the same frames.
@Tag("socket")
class WiresharkAgreementTest {
    private static final String OURS = "websocket || http";

    @TempDir private static Path folder;

    private static Sharkd wireshark;
    private static MemoryCapture capture;
    private static List<CaptureRecord> rows;
    private static List<String> packets;

    @BeforeAll
    static void saveAndOpen() throws Exception {
        Path file = folder.resolve("session.pcapng");
        try (LiveSession session = new LiveSession()) {
            CaptureExport.ofRows(session.capture(), file, ExportForm.INFLATED, row -> true)
                    .run(true);
        }
        capture = MemoryCapture.keeping(1 << 28);
        new CaptureImport(file, capture, Set.of()).run();
        wireshark = new Sharkd(file);
        packets = wireshark.numbers(OURS);
        rows = Rows.of(capture).stream().filter(WiresharkAgreementTest::isInAPacket).toList();
        assertThat(packets).hasSameSizeAs(rows).hasSizeGreaterThan(30);
    }

    @AfterAll
    static void stop() {
        wireshark.close();
    }

    private static boolean isInAPacket(CaptureRecord row) {
        return switch (row.kind()) {
            case REQUEST, RESPONSE, FRAME -> true;
            case OPENED, BYTES, CLOSED, NOTE -> false;
        };
    }

    // Wireshark shows the text of a fragmented message in its last frame, we show each fragment's.
    static List<String> filters() throws Exception {
        return WiresharkFilters.all().stream()
                .filter(filter -> !filter.equals("websocket.payload.text"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("filters")
    void bothSelectTheSame(String filter) throws Exception {
        List<String> theirs = wireshark.numbers("(" + OURS + ") && (" + filter + ")");
        assertThat(selected(filter)).isEqualTo(theirs);
    }

    private static List<String> selected(String filter) throws Exception {
        RowMatcher matcher =
                DisplayFilter.parse(filter).matcher(capture, new LinkedValues(capture));
        List<String> selected = new ArrayList<>();
        RowBlock block = new RowBlock();
        for (int i = 0; i < rows.size(); i++) {
            capture.read(rows.get(i).number(), block);
            if (matcher.matches(block, 0)) {
                selected.add(packets.get(i));
            }
        }
        return selected;
    }
}
