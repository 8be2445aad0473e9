package framescope.ui;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.text;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Conversation;
import framescope.testing.RawClient;
import framescope.testing.Threat;
import framescope.ui.control.Tip;
import framescope.ui.detail.DetailTab;
import framescope.ui.main.CentreView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// A peer's words cannot turn the window's around, nor hide in it.
class HostileWordsUiTest extends WindowTest {
    /// Turned around by U+202E, with nothing to be seen at U+200B, and a bell.
    private static final String EVIL = "ab\u202ecd\u200bef\u2066gh\u0007ij";

    private static final String LINK = "https://example.test/click";
    private static final String MARKUP =
            "<html><a href=\"" + LINK + "\">here</a><script>alert(1)</script><b>bold</b>";

    private final Set<String> found = new TreeSet<>();

    @Threat("U3")
    @Test
    void nothingThatAPeerSaysIsShownWithCharactersThatCannotBeSeen() throws Exception {
        talk(startSilent());
        lookEverywhere(this::rememberEvil);
        assertThat(found).isEmpty();
    }

    @Threat("U4")
    @Test
    void markupAndLinksOfAPeerAreNothingButText() throws Exception {
        RawClient client = connect(startSilent());
        client.send(
                text(MARKUP).masked(),
                ping(LINK).masked(),
                text("{\"at\":\"" + LINK + "\"}").masked());
        awaitRows(7);
        Set<String> shown = new TreeSet<>();
        lookEverywhere((where, node) -> {
            words(node).filter(words -> words.contains("example.test")).forEach(shown::add);
            if (node instanceof Hyperlink link && link.getText().contains("example.test")) {
                found.add(where + ": a link to " + link.getText());
            }
        });
        assertThat(found).isEmpty();
        assertThat(shown)
                .as("the words as they stand there")
                .anyMatch(words -> words.contains(MARKUP))
                .anyMatch(words -> words.equals(LINK));
        assertThat(window.links()).isEmpty();
    }

    /// Looks at a node of the window.
    @FunctionalInterface
    private interface Look {
        void at(String where, Node node);
    }

    private void lookEverywhere(Look look) throws Exception {
        onFx(window.wiring().frames()::followTail);
        for (long row = 0; row < window.wiring().store().endRow(); row++) {
            long number = row;
            onFx(() ->
                    window.wiring()
                            .frames()
                            .select(window.wiring().store().row(number).orElseThrow()));
            for (DetailTab tab : DetailTab.values()) {
                onFx(() -> window.wiring().detail().tabProperty().set(tab));
                look("row " + number + " " + tab, look);
            }
        }
        for (CentreView view : CentreView.values()) {
            onFx(() -> window.wiring().main().viewProperty().set(view));
            look(view.name(), look);
        }
        TabPane side = (TabPane) window.scene().lookup("#side");
        for (Tab tab : List.copyOf(side.getTabs())) {
            onFx(() -> side.getSelectionModel().select(tab));
            look(tab.getId(), look);
        }
    }

    private void talk(int port) throws Exception {
        String evilHeader = "X-Note: " + EVIL.replace("\u0007", "") + "\r\nUpgrade:";
        try (RawClient client =
                RawClient.connect(loopback(port))
                        .send(Conversation.REQUEST.replace("Upgrade:", evilHeader))) {
            client.readHead();
            client.send(
                    text(EVIL).masked(),
                    text("{\"" + EVIL + "\": \"" + EVIL.replace("\u0007", "") + "\"}").masked(),
                    ping(EVIL).masked(),
                    close(4000, EVIL).masked());
            client.readToEnd();
        }
        try (RawClient client = RawClient.connect(loopback(port))) {
            client.send("GET /" + EVIL + " HTTP/1.1\r\n\r\n");
            client.readToEnd();
        }
        awaitRows(15);
    }

    private void look(String where, Look look) throws Exception {
        WaitForAsyncUtils.waitForFxEvents(2);
        onFxThread(() -> {
            window.scene().getRoot().lookupAll("*").stream()
                    .filter(Hand::isOnScreen)
                    .forEach(node -> look.at(where, node));
            return true;
        });
    }

    private void rememberEvil(String where, Node node) {
        words(node)
                .filter(HostileWordsUiTest::isEvil)
                .forEach(words -> found.add(where + ": " + escaped(words)));
    }

    private static Stream<String> words(Node node) {
        List<String> words = new ArrayList<>();
        switch (node) {
            case Text shown -> words.add(shown.getText());
            case Labeled labeled -> words.add(labeled.getText());
            case TextInputControl input -> words.add(input.getText());
            default -> {}
        }
        words.add(Tip.getText(node));
        words.add(node.getAccessibleText());
        return words.stream().filter(each -> each != null);
    }

    private static boolean isEvil(String words) {
        return words.chars().anyMatch(c -> c > 126 && EVIL.indexOf(c) >= 0 || c == 7);
    }

    private static String escaped(String words) {
        StringBuilder out = new StringBuilder();
        words.codePoints()
                .forEach(point ->
                        out.append(
                                point < 32 || point > 126
                                        ? String.format("<%x>", point)
                                        : Character.toString(point)));
        return out.toString();
    }
}
