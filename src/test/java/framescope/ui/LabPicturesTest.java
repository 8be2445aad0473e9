package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import framescope.lab.Trial;
import framescope.testing.Await;
import framescope.testing.Chromium;
import framescope.ui.main.CentreView;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of the lab with a real Chromium: before a run, in its middle and behind it, in a small and
/// in a large window.
@Tag("pictures")
class LabPicturesTest extends WindowTest {
    @Test
    void takePicturesOfTheLab() throws Exception {
        onFx(() -> window.wiring().main().viewProperty().set(CentreView.LAB));
        small("lab-not-listening");
        start();
        PicturesTest.take(window, "lab-empty");
        var lab = window.wiring().lab();
        try (Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright, Chromium.need())) {
            for (int page = 0; page < 2; page++) {
                browser.newPage().navigate("http://127.0.0.1:" + listening() + "/?lab");
            }
            hand.click("#lab-run");
            Await.within(
                    Duration.ofSeconds(30),
                    () -> assertThat(onFxThread(lab.cases()::size)).isGreaterThan(20));
            small("lab-running");
            Await.within(
                    Duration.ofSeconds(60),
                    () -> assertThat(textOf("#lab-state")).contains(Trial.all().size() + " cases"));
        }
        PicturesTest.take(window, "lab");
        small("lab-done");
        onFx(() -> window.wiring().main().composerOpenProperty().set(false));
        small("lab-done-wide");
        onFx(() -> lab.differencesOnlyProperty().set(true));
        small("lab-filtered");
        PicturesTest.take(window, "lab-filtered");
        onFx(() -> window.wiring().main().composerOpenProperty().set(false));
        while (onFxThread(window.wiring().zoom().percentProperty()::get) < 150) {
            onFx(window.wiring().zoom()::enlarge);
        }
        small("lab-zoom");
        PicturesTest.take(window, "lab-zoom");
        onFx(() -> window.wiring().main().composerOpenProperty().set(true));
        small("lab-zoom-narrow");
    }

    private void small(String name) throws Exception {
        for (boolean dark : new boolean[] {false, true}) {
            onFx(() -> window.wiring().theme().choose(dark));
            WaitForAsyncUtils.waitForFxEvents(3);
            PicturesTest.save(
                    window.picture(1024, 700),
                    PicturesTest.FOLDER.resolve(
                            "small-" + name + (dark ? "-dark.png" : "-light.png")));
        }
    }
}
