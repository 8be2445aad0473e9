package framescope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.MemoryCapture;
import framescope.inspector.Inspector;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ListenAddress;
import framescope.testing.Firefox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Firefox through the whole conformance lab, without the window: a Chromium goes through it there.
/// Its table is written to `target/lab`, and compared with the one that is kept.
@Tag("browser")
class LabBrowserTest {
    private final MemoryCapture capture = MemoryCapture.keeping(1 << 28);
    private final Inspector inspector = new Inspector(capture);

    @AfterEach
    void stop() {
        inspector.stop();
    }

    @Test
    void firefoxGoesThroughTheWholeLabAndEveryDifferenceIsExplained(@TempDir Path profile)
            throws Exception {
        Path firefox = Firefox.need();
        ListenAddress address =
                inspector.start(InspectorSettings.at(new ListenAddress("127.0.0.1", 0)));
        String page = "http://127.0.0.1:" + address.port() + "/?lab";
        LabResult result;
        try (Firefox _ = Firefox.open(firefox, profile, page)) {
            result = throughTheLab();
        }
        assertThat(result.page().name()).matches("Firefox [0-9]+");
        Files.createDirectories(LabRun.TABLES);
        for (LabFormat format : LabFormat.values()) {
            Path table = LabRun.TABLES.resolve("firefox." + format.ending());
            LabTable.write(result, format, table, true);
        }
        // It says with no Close frame why it fails a connection, which is another end each time.
        LabRun.everyDifferenceIsExplained(result.cases(), 25);
        LabRun.isAsKept("firefox.json");
    }

    private LabResult throughTheLab() throws Exception {
        Lab lab = new Lab(inspector, capture);
        LabPage page = lab.begin(Optional.empty()).getFirst();
        List<LabCase> cases = new ArrayList<>();
        for (Trial trial : Trial.all()) {
            cases.add(lab.run(trial));
        }
        lab.end();
        return new LabResult(page, LocalDate.now(ZoneId.systemDefault()), cases);
    }
}
