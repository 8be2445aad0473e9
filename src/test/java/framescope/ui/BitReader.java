package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;

/// What the bit ruler really shows.
final class BitReader {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

    private final Scene scene;

    BitReader(Scene scene) {
        this.scene = scene;
    }

    /// The boxes in the order of their bits, each as `0101 name: value`.
    List<String> fields() throws Exception {
        return onFxThread(() -> boxes(box -> true));
    }

    /// Those that are lit up.
    List<String> lit() throws Exception {
        return onFxThread(() -> boxes(box -> box.getPseudoClassStates().contains(LIT)));
    }

    /// The words for what is not drawn.
    String rest() throws Exception {
        return onFxThread(() -> ((Label) ruler().lookup(".bit-more")).getText());
    }

    /// A bit, to be clicked on.
    Node bitAt(int index) throws Exception {
        return onFxThread(() -> List.copyOf(ruler().lookupAll(".bit-digit")).get(index));
    }

    private List<String> boxes(Predicate<Node> wanted) {
        return ruler().lookupAll(".bit-segment").stream()
                .filter(wanted)
                .map(box -> describe(box))
                .toList();
    }

    private static String describe(Node box) {
        String name = text(box, ".bit-name", "").replace("\n", "");
        String value = text(box, ".bit-value", "");
        String narrow = text(box, ".bit-name-narrow", "").replace("\n", "");
        return text(box, ".bit-digit", "")
                + " "
                + narrow
                + name
                + (value.isEmpty() ? "" : ": " + value);
    }

    private static String text(Node box, String query, String separator) {
        return box.lookupAll(query).stream()
                .map(label -> ((Label) label).getText())
                .collect(Collectors.joining(separator));
    }

    private Node ruler() {
        return scene.lookup("#bits");
    }
}
