package framescope.ui.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.analysis.RowLinks;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.file.SafeFile;
import framescope.filter.DerivedValues;
import framescope.filter.DisplayFilter;
import framescope.filter.FilterScan;
import framescope.filter.FilterSyntaxException;
import framescope.testing.FrameBytes;
import framescope.testing.WireWriter;
import framescope.text.RowText;
import framescope.ui.common.BackgroundTasks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A ladder of any length is drawn slice by slice: the FX thread is lent for one at a time.
@Tag("ui")
class LadderPictureTest {
    private static final int STEP_HEIGHT = 30;
    private static final int SLICE_STEPS = 24;
    private static final int STEPS = 240;

    private final MemoryCapture capture = MemoryCapture.keeping(1 << 20);

    /// What the FX thread did, in its order.
    private final List<String> turns = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void startTheToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void othersHaveTheirTurnOnTheFxThreadBetweenTheSlices() throws Exception {
        WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
        for (int i = 0; i < STEPS; i++) {
            client.frame(FrameBytes.text("no. " + i).masked());
        }
        SafeFile.Content writing =
                WaitForAsyncUtils.asyncFx(() -> picture().writing(steps(), "and more"))
                        .get(20, TimeUnit.SECONDS);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        writing.writeTo(png);

        // The names of both ends, the steps, and the note.
        int slices = 1 + STEPS / SLICE_STEPS + 1;
        List<String> alternating = new ArrayList<>();
        for (int i = 0; i < slices; i++) {
            alternating.addAll(List.of("slice", "other"));
        }
        assertThat(turns).isEqualTo(alternating);
        assertThat(ImageIO.read(new ByteArrayInputStream(png.toByteArray())).getHeight())
                .isGreaterThan(STEPS * STEP_HEIGHT);
    }

    // Somebody else wants something of the FX thread whenever a slice is being drawn.
    private LadderPicture picture() {
        BackgroundTasks tasks =
                new BackgroundTasks(
                        job -> {
                            throw new IllegalStateException("a picture is no job of its own");
                        },
                        slice ->
                                Platform.runLater(() -> {
                                    turns.add("slice");
                                    Platform.runLater(() -> turns.add("other"));
                                    slice.run();
                                }));
        LadderPane shown = new LadderPane();
        Label ends = new Label("client and server");
        Scene scene = new Scene(new BorderPane(shown, ends, null, null, null), 600, 400);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return new LadderPicture(new RowText(capture), tasks, ends, shown, STEP_HEIGHT);
    }

    private LadderSteps steps() throws FilterSyntaxException {
        FilterScan scan =
                new FilterScan(capture, DisplayFilter.parse("websocket"), DerivedValues.NONE);
        scan.run();
        RowLinks links = new RowLinks(capture);
        links.goOnTo(capture.endRow());
        return new LadderSteps(capture, links, scan.progress().hits(), 0);
    }
}
