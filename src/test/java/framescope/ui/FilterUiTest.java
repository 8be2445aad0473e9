package framescope.ui;

import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.text;
import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.filter.FilterCompletion;
import framescope.testing.Await;
import framescope.testing.RawClient;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The filter bar over the frame list.
class FilterUiTest extends WindowTest {
    private RawClient client;

    /// Opened, request, response; then two texts, a Ping, a text, and the Pong.
    @BeforeEach
    void converse() throws Exception {
        client = connect(startSilent());
        client.send(
                text("Hello").masked(),
                text("world").masked(),
                ping("tick").masked(),
                text("good bye").masked());
        client.readFrame();
        awaitRows(8);
        hideColumns("rsv1", "rsv2", "rsv3", "masking-key");
    }

    private void awaitNumbers(String... numbers) throws Exception {
        Await.until(() -> assertThat(column("number")).containsExactly(numbers));
    }

    private void typeFilter(String filter) throws Exception {
        onFx(() -> field().setText(filter));
    }

    private TextField field() {
        return (TextField) window.scene().lookup("#filter");
    }

    private String typed() throws Exception {
        return onFxThread(() -> field().getText());
    }

    @Test
    void thatNoRowPassesIsSaidOnlyOnceAllHaveBeenLookedAt() throws Exception {
        onFx(() -> window.wiring().filter().apply("nothing"));
        awaitRows(0);
        Label title = (Label) Hand.find(".frame-list .placeholder-title");
        Label hint = (Label) Hand.find(".frame-list .placeholder-hint");
        Await.until(
                () -> assertThat(onFxThread(title::getText)).isEqualTo("No row passes the filter"));
        // The scan tells its end on this thread, and so later.
        assertThat(
                        onFxThread(() -> {
                            window.wiring().filter().apply("nothing at all");
                            return title.getText() + " " + hint.getText();
                        }))
                .matches("Looking … No row has passed the filter yet: [08] of 8 were looked at\\.");
        Await.until(
                () -> assertThat(onFxThread(title::getText)).isEqualTo("No row passes the filter"));
    }

    @Test
    void wordsTypedSearchThePayloadsAndEscapeListsAllAgain() throws Exception {
        hand.press(KeyCode.CONTROL, KeyCode.F);
        hand.write("hello");
        hand.press(KeyCode.ENTER);
        awaitNumbers("4");
        assertThat(column("preview")).containsExactly("Hello");
        Await.until(() -> assertThat(textOf("#filter-count")).isEqualTo("1 of 8"));
        hand.press(KeyCode.ESCAPE);
        awaitRows(8);
        assertThat(typed()).isEmpty();
        assertThat(textOf("#filter-count")).isEmpty();
    }

    @Test
    void aFilterIsAppliedToNewRowsToo() throws Exception {
        typeFilter("websocket.payload.text contains \"o\"");
        hand.click("#filter");
        hand.press(KeyCode.ENTER);
        awaitRows(3);
        client.send(text("no").masked(), ping("other").masked(), text("yes").masked());
        awaitRows(4);
        assertThat(column("preview")).containsExactly("Hello", "world", "good bye", "no");
    }

    @Test
    void aFaultIsShownWhileTypingWithItsReason() throws Exception {
        assertThat(isVisible("#filter-problem")).isFalse();
        typeFilter("websocket.opcode == 1");
        assertThat(is("valid", field())).isTrue();
        typeFilter("websocket.opcode == 300");
        assertThat(is("invalid", field())).isTrue();
        assertThat(is("valid", field())).isFalse();
        assertThat(isVisible("#filter-problem")).isTrue();
        assertThat(textOf("#filter-problem")).contains("300 is too high", "255");
        typeFilter("");
        assertThat(is("invalid", field())).isFalse();
        assertThat(isVisible("#filter-problem")).isFalse();
    }

    @Test
    void theSelectionSurvivesClearingTheFilter() throws Exception {
        hand.click(cell("kind", 4));
        hand.press(KeyCode.CONTROL, KeyCode.F);
        hand.write("good");
        hand.press(KeyCode.ENTER);
        awaitNumbers("7");
        hand.press(KeyCode.ESCAPE);
        awaitRows(8);
        var selected = window.wiring().frames().selectedProperty();
        assertThat(onFxThread(selected::get).orElseThrow().number()).isEqualTo(4);
    }

    @Test
    void aCandidateIsChosenWithTheKeyboard() throws Exception {
        hand.press(KeyCode.CONTROL, KeyCode.F);
        hand.write("opc");
        assertThat(candidates()).startsWith("websocket.opcode");
        hand.press(KeyCode.DOWN);
        hand.press(KeyCode.ENTER);
        assertThat(typed()).isEqualTo("websocket.opcode ");
        hand.press(KeyCode.CONTROL, KeyCode.SPACE);
        assertThat(candidates()).startsWith("==", "!=", "<");
        hand.press(KeyCode.ESCAPE);
        assertThat(typed()).isEqualTo("websocket.opcode ");
    }

    private static List<String> candidates() throws Exception {
        ListView<?> list = (ListView<?>) Hand.find("#filter-candidates");
        return onFxThread(() ->
                list.getItems().stream()
                        .map(FilterCompletion.Candidate.class::cast)
                        .map(FilterCompletion.Candidate::text)
                        .toList());
    }

    @Test
    void aCellIsAppliedAsAFilterOrAsItsOpposite() throws Exception {
        hand.clickRight(cell("kind", 5));
        hand.click("#apply-as-filter");
        awaitNumbers("6");
        assertThat(typed()).isEqualTo("websocket.opcode == 9");
        hand.clickRight(cell("direction", 0));
        hand.click("#apply-as-not");
        awaitNumbers("1", "3", "8");
        assertThat(typed()).isEqualTo("!(websocket.direction == client_to_server)");
    }

    @Test
    void quickFiltersCombine() throws Exception {
        hand.click("#filter-no-control");
        awaitNumbers("1", "2", "3", "4", "5", "7");
        hand.click("#filter-from-client");
        awaitNumbers("2", "4", "5", "7");
        hand.click("#filter-from-server");
        awaitNumbers("3");
        hand.click("#filter-from-server");
        awaitNumbers("1", "2", "3", "4", "5", "7");
        hand.click("#filter-findings");
        awaitRows(0);
        assertThat(isVisible(".frame-list .placeholder-title")).isTrue();
        assertThat(textOf(".frame-list .placeholder-title")).isEqualTo("No row passes the filter");
    }

    @Test
    void oneConnectionCanBeFollowed() throws Exception {
        hand.click(cell("kind", 3));
        connect(
                onFxThread(window.wiring().endpoint().listeningProperty()::get)
                        .orElseThrow()
                        .port());
        awaitRows(11);
        hand.click("#filter-connection");
        awaitRows(8);
        assertThat(column("connection")).containsOnly("1");
    }

    @Test
    void filtersAppliedBeforeAreInTheHistory() throws Exception {
        hand.press(KeyCode.CONTROL, KeyCode.F);
        hand.write("hello");
        hand.press(KeyCode.ENTER);
        awaitNumbers("4");
        hand.press(KeyCode.ESCAPE);
        awaitRows(8);
        hand.click("#filter-history");
        hand.press(KeyCode.DOWN);
        hand.press(KeyCode.ENTER);
        awaitNumbers("4");
    }

    /// The cell of a column in a row of the screen, from 0.
    private Node cell(String column, int row) throws Exception {
        return onFxThread(() ->
                window.scene().getRoot().lookupAll(".cell-" + column).stream()
                        .map(node -> (TableCell<?, ?>) node)
                        .filter(cell -> !cell.isEmpty() && cell.getIndex() == row)
                        .findFirst()
                        .orElseThrow());
    }
}
