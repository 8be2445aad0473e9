package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Await;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;

/// What a hex view really shows: its labels, byte for byte.
final class HexReader {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

    private final Scene scene;
    private final String query;

    HexReader(Scene scene, String query) {
        this.scene = scene;
        this.query = query;
    }

    /// The bytes on the screen, such as `81 00`.
    String bytes() throws Exception {
        return onFxThread(() -> join(labels(".hex-digits"), " "));
    }

    /// The same bytes as characters.
    String characters() throws Exception {
        return onFxThread(() -> join(labels(".hex-character"), ""));
    }

    /// Those of the bytes that are lit up.
    String litBytes() throws Exception {
        return onFxThread(() ->
                join(
                        labels(".hex-digits")
                                .filter(byt -> byt.getPseudoClassStates().contains(LIT)),
                        " "));
    }

    /// The digits of a byte; waits until they are drawn.
    Node byteAt(int offset) throws Exception {
        Await.until(() ->
                assertThat(onFxThread(() -> labels(".hex-digits").count())).isGreaterThan(offset));
        return onFxThread(() -> labels(".hex-digits").skip(offset).findFirst().orElseThrow());
    }

    private static String join(Stream<Label> labels, String separator) {
        return labels.map(Label::getText).collect(Collectors.joining(separator));
    }

    private Stream<Label> labels(String styleClass) {
        List<Node> found = List.copyOf(scene.lookup(query).lookupAll(styleClass));
        return found.stream()
                .map(Label.class::cast)
                .filter(label -> label.isManaged() && !label.getText().isEmpty())
                .filter(label -> label.getParent().getParent().isVisible())
                .sorted(
                        Comparator.<Label>comparingDouble(HexReader::top)
                                .thenComparingDouble(HexReader::left));
    }

    private static double top(Label label) {
        return label.localToScene(0, 0).getY();
    }

    private static double left(Label label) {
        return label.localToScene(0, 0).getX();
    }
}
