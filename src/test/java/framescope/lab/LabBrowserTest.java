package framescope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.MemoryCapture;
import framescope.inspector.Inspector;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ListenAddress;
import framescope.testing.Await;
import framescope.testing.Firefox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Firefox through the whole conformance lab, without the window: a Chromium goes through it there.
/// Its table is kept in `target/lab`.
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
        List<LabCase> cases;
        try (Firefox _ = Firefox.open(firefox, profile, page)) {
            cases = throughTheLab();
        }
        Files.createDirectories(LabRun.TABLES);
        for (LabFormat format : LabFormat.values()) {
            Path table = LabRun.TABLES.resolve("firefox." + format.ending());
            LabTable.write(cases, format, table, true);
        }
        // It says with no Close frame why it fails a connection, which is another code each time.
        LabRun.everyDifferenceIsExplained(cases, 25);
    }

    private List<LabCase> throughTheLab() throws Exception {
        Lab lab = new Lab(inspector, capture);
        // A browser's very first start may take its time.
        Await.within(Duration.ofSeconds(60), () -> assertThat(lab.hasPage()).isTrue());
        lab.begin();
        List<LabCase> cases = new ArrayList<>();
        for (Trial trial : Trial.all()) {
            cases.add(lab.runAndHear(trial));
        }
        lab.end();
        return cases;
    }
}
