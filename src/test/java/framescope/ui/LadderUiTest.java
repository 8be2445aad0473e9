package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import framescope.capture.CaptureRecord;
import framescope.protocol.Opcode;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A connection as a ladder.
class LadderUiTest extends WindowTest {
    private static final int STEP_HEIGHT = 30;
    private static final int NOTE_HEIGHT = 32;

    @TempDir private Path folder;

    @Test
    void theRowsOfTheSelectedConnectionAreSteps() throws Exception {
        talk();
        assertThat(words())
                .satisfiesExactly(
                        opened -> assertThat(opened).startsWith("opened: from 127.0.0.1"),
                        request -> assertThat(request).isEqualTo("GET /chat HTTP/1.1"),
                        response -> assertThat(response).startsWith("HTTP/1.1 101"),
                        first ->
                                assertThat(first)
                                        .isEqualTo("Text (0x1), not the last · 6 B   half a"),
                        ping -> assertThat(ping).isEqualTo("Ping (0x9) · 1 B   p"),
                        last -> assertThat(last).isEqualTo("Continuation (0x0) · 4 B    one"),
                        pong -> assertThat(pong).isEqualTo("Pong (0xA) · 1 B   p"));
    }

    @Test
    void fragmentsAreInBracketsAndAPingIsTiedToItsPong() throws Exception {
        talk();
        assertThat(bracketed(".ladder-fragments")).containsExactly(3, 4, 5);
        Await.until(() -> assertThat(bracketed(".ladder-ping")).containsExactly(4, 5, 6));
        Await.until(() -> assertThat(text(6, ".ladder-round-trip")).endsWith("s"));
    }

    @Test
    void aClickOnAStepSelectsItsRowEverywhere() throws Exception {
        talk();
        hand.click(steps().get(5));
        assertThat(selected().map(CaptureRecord::opcode)).contains(Opcode.CONTINUATION);
        hand.press(KeyCode.UP);
        assertThat(selected().map(CaptureRecord::opcode)).contains(Opcode.PING);
        assertThat(onFxThread(() -> is("selected", steps().get(4)))).isTrue();
    }

    @Test
    void theWheelZoomsWhileTheShortcutKeyIsHeld() throws Exception {
        talk();
        Slider zoom = (Slider) window.scene().lookup("#ladder-zoom");
        double before = onFxThread(zoom::getValue);
        turnWheel(40);
        assertThat(onFxThread(zoom::getValue)).isGreaterThan(before);
        turnWheel(-40);
        assertThat(onFxThread(zoom::getValue)).isCloseTo(before, within(1e-9));
    }

    // The robot of the headless platform tells no keys with the wheel; one of these is the
    // shortcut key of any system.
    private void turnWheel(double up) throws Exception {
        Node ladder = window.scene().lookup("#ladder");
        onFx(() ->
                Event.fireEvent(
                        ladder,
                        new ScrollEvent(
                                ScrollEvent.SCROLL,
                                10,
                                10,
                                10,
                                10,
                                false,
                                true,
                                false,
                                true,
                                false,
                                false,
                                0,
                                up,
                                0,
                                up,
                                ScrollEvent.HorizontalTextScrollUnits.NONE,
                                0,
                                ScrollEvent.VerticalTextScrollUnits.NONE,
                                0,
                                0,
                                null)));
    }

    @Test
    void anotherConnectionsRowsAreNotAmongTheSteps() throws Exception {
        int port = startSilent();
        connect(port).send(FrameBytes.text("first").masked());
        awaitFrames(1);
        connect(port).send(FrameBytes.text("second").masked());
        awaitRows(8);
        onFx(() -> window.wiring().frames().select(window.wiring().store().row(7).orElseThrow()));
        hand.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        Await.until(() -> assertThat(words()).hasSize(4));
        assertThat(words().getLast()).endsWith("second");
    }

    @Test
    void stepsAreHigherWhenZoomed() throws Exception {
        talk();
        double before = height(0);
        onFx(() -> ((Slider) window.scene().lookup("#ladder-zoom")).setValue(2));
        assertThat(height(0)).isEqualTo(60).isGreaterThan(before);
        assertThat(words()).hasSizeLessThanOrEqualTo(7);
    }

    private double height(int step) throws Exception {
        Node node = steps().get(step);
        return onFxThread(() -> node.getLayoutBounds().getHeight());
    }

    @Test
    void theLadderIsSavedAsADrawing() throws Exception {
        talk();
        Path svg = folder.resolve("ladder.svg");
        window.dialogs().choose(svg);
        hand.click("#ladder-svg");
        Await.until(() -> assertThat(textOf("#status-notice")).isEqualTo("Saved as «ladder.svg»"));
        assertThat(Files.readString(svg))
                .startsWith("<svg xmlns=")
                .contains("Pong (0xA)")
                .containsOnlyOnce("class=\"link tie\"")
                .containsOnlyOnce("class=\"link\"");
    }

    @Test
    void thePictureHasAlsoTheStepsThatAreNotOnTheScreen() throws Exception {
        talk(100);
        BufferedImage picture = savePicture();
        Await.until(() -> assertThat(textOf("#status-notice")).isEqualTo("Saved as «ladder.png»"));
        int ends = endsHeight();
        assertThat(picture.getHeight()).isEqualTo(ends + 103 * STEP_HEIGHT);
        // The opening is no arrow; all that came after it is one.
        assertThat(IntStream.range(0, 103).filter(step -> hasArrow(picture, ends, step)).boxed())
                .containsExactlyElementsOf(IntStream.range(1, 103).boxed().toList());
    }

    @Test
    void aPictureThatWouldBeTooTallSaysWhatIsLeftOutAndWhereThatIsFound() throws Exception {
        talk(600);
        BufferedImage picture = savePicture();
        int ends = endsHeight();
        int most = (16_384 - ends - NOTE_HEIGHT) / STEP_HEIGHT;
        assertThat(picture.getHeight()).isEqualTo(ends + most * STEP_HEIGHT + NOTE_HEIGHT);
        assertThat(hasArrow(picture, ends, most - 1)).isTrue();
        assertThat(isOneColour(picture, picture.getHeight() - NOTE_HEIGHT)).isFalse();
        assertThat(textOf("#status-notice"))
                .isEqualTo(
                        "Saved as «ladder.png». The picture shows the first "
                                + most
                                + " of 603 steps; a drawing (SVG) takes up to 20,000.");
        Path svg = folder.resolve("ladder.svg");
        window.dialogs().choose(svg);
        hand.click("#ladder-svg");
        Await.until(() -> assertThat(textOf("#status-notice")).isEqualTo("Saved as «ladder.svg»"));
        assertThat(Files.readString(svg).split("Text \\(0x1\\)", -1)).hasSize(601);
    }

    private BufferedImage savePicture() throws Exception {
        Path png = folder.resolve("ladder.png");
        window.dialogs().choose(png);
        hand.click("#ladder-png");
        Await.until(() -> assertThat(textOf("#status-notice")).startsWith("Saved as «ladder.png»"));
        return ImageIO.read(png.toFile());
    }

    private int endsHeight() throws Exception {
        Region ends = (Region) Hand.find(".ladder-ends");
        return (int) Math.ceil(onFxThread(ends::getHeight));
    }

    // Its shaft begins beside the client's line, near the step's lower edge.
    private static boolean hasArrow(BufferedImage picture, int ends, int step) {
        int top = ends + step * STEP_HEIGHT;
        return IntStream.range(top + STEP_HEIGHT - 9, top + STEP_HEIGHT - 3)
                .anyMatch(y -> picture.getRGB(200, y) != picture.getRGB(200, top + 2));
    }

    private static boolean isOneColour(BufferedImage picture, int fromY) {
        int first = picture.getRGB(0, fromY);
        return IntStream.range(fromY, picture.getHeight())
                .allMatch(y ->
                        IntStream.range(0, picture.getWidth())
                                .allMatch(x -> picture.getRGB(x, y) == first));
    }

    private void talk(int frames) throws Exception {
        RawClient client = connect(startSilent());
        FrameBytes[] sent = new FrameBytes[frames];
        Arrays.setAll(sent, i -> FrameBytes.text("no. " + i).masked());
        client.send(sent);
        awaitRows(3 + frames);
        onFx(() -> window.wiring().frames().select(window.wiring().store().row(3).orElseThrow()));
        hand.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        Await.until(() -> assertThat(words()).isNotEmpty());
    }

    private void talk() throws Exception {
        RawClient client = connect(startSilent());
        client.send(
                FrameBytes.text("half a").fragment().masked(),
                FrameBytes.ping("p").masked(),
                FrameBytes.continuation(" one").masked());
        awaitRows(7);
        onFx(() -> window.wiring().frames().select(window.wiring().store().row(3).orElseThrow()));
        hand.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        Await.until(() -> assertThat(words()).hasSize(7));
    }

    private List<Node> steps() throws Exception {
        return onFxThread(() ->
                window.scene().lookup("#ladder").lookupAll(".ladder-step").stream()
                        .filter(Node::isVisible)
                        .sorted(Comparator.comparingDouble(Node::getLayoutY))
                        .toList());
    }

    private List<String> words() throws Exception {
        List<Node> steps = steps();
        return onFxThread(() ->
                steps.stream()
                        .map(step -> ((Label) step.lookup(".ladder-words")).getText())
                        .toList());
    }

    private String text(int step, String query) throws Exception {
        Node node = steps().get(step);
        return onFxThread(() -> ((Label) node.lookup(query)).getText());
    }

    private List<Integer> bracketed(String style) throws Exception {
        List<Node> steps = steps();
        return onFxThread(() ->
                IntStream.range(0, steps.size())
                        .filter(at ->
                                steps.get(at).lookupAll(style).stream()
                                        .anyMatch(line -> line instanceof Line && line.isVisible()))
                        .boxed()
                        .toList());
    }

    private Optional<CaptureRecord> selected() throws Exception {
        return onFxThread(() -> window.wiring().frames().selectedProperty().get());
    }
}
