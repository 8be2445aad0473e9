package framescope.ui.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.behaviour.Behaviour;
import framescope.behaviour.BehaviourJson;
import framescope.behaviour.BehaviourWriter;
import framescope.behaviour.HandshakeChange.Header;
import framescope.behaviour.Reply;
import framescope.capture.CaptureSink;
import framescope.inspector.Inspector;
import framescope.ui.PreparedDialogs;
import framescope.ui.common.BackgroundTasks;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is written in the form, for whom it holds, and what becomes of it as a file.
class BehaviourViewModelTest {
    private static final String LONG = "x".repeat((1 << 16) + 1);

    private final Inspector inspector = new Inspector(CaptureSink.NOWHERE);
    private final PreparedDialogs dialogs = new PreparedDialogs();
    private final BehaviourViewModel model =
            new BehaviourViewModel(
                    inspector, dialogs, new BackgroundTasks(Runnable::run, Runnable::run));

    @BeforeEach
    void twoConnectionsAreOpen() {
        model.openConnectionsProperty().set(List.of(1, 2));
    }

    // ---------------------------------------------------------------- for whom

    @Test
    void nothingIsSwitchedOnForAConnectionThatHasGone() {
        model.targetProperty().set(Optional.of(1));
        model.form().pongProperty().set(PongChoice.NEVER);
        assertThat(model.changedProperty().get()).isTrue();
        model.openConnectionsProperty().set(List.of(2));
        assertThat(model.changedProperty().get()).isFalse();
        assertThat(model.problemProperty().get()).isEqualTo("Connection #1 is not open any more.");
        model.switchOn();
        assertThat(model.stateProperty().get()).isEqualTo("No behaviour holds for it any more.");
        model.targetProperty().set(Optional.of(2));
        assertThat(model.problemProperty().get()).isEmpty();
        assertThat(model.stateProperty().get()).startsWith("This connection does what the RFC");
    }

    @Test
    void aBehaviourThatWasSwitchedOnEndsWithItsConnection() {
        model.targetProperty().set(Optional.of(1));
        model.form().pongProperty().set(PongChoice.NEVER);
        model.switchOn();
        assertThat(model.stateProperty().get()).contains("a behaviour of its own");
        model.openConnectionsProperty().set(List.of(2));
        assertThat(model.stateProperty().get()).isEqualTo("No behaviour holds for it any more.");
        assertThat(model.unusualProperty().get()).isFalse();
    }

    // ---------------------------------------------------------------- as a file

    @Test
    void headersOfOneNameAreWrittenAndReadAgain() throws Exception {
        model.form()
                .handshake()
                .headersProperty()
                .set("Set-Cookie: a=1\nX-Served-By: b\nSet-Cookie: c=2\nset-cookie: d=3\nX-E:");
        model.switchOn();
        assertThat(BehaviourJson.read(BehaviourWriter.write(inspector.behaviour())).handshake())
                .extracting(handshake -> handshake.headers())
                .isEqualTo(
                        List.of(
                                new Header("Set-Cookie", "a=1"),
                                new Header("Set-Cookie", "c=2"),
                                new Header("X-Served-By", "b"),
                                new Header("set-cookie", "d=3"),
                                new Header("X-E", "")));
    }

    @Test
    void asMuchAsTheFormTakesIsWrittenAndReadAgain() throws Exception {
        String value = "v".repeat(4096);
        HandshakeForm handshake = model.form().handshake();
        handshake
                .headersProperty()
                .set(String.join("\n", Collections.nCopies(50, "N".repeat(4096) + ": " + value)));
        handshake.withoutProperty().set(value + " X".repeat(49));
        handshake.subprotocolProperty().set(value);
        handshake.extensionsProperty().set(value);
        model.form().replyProperty().set(Reply.Kind.TEXT);
        model.form().replyTextProperty().set("x".repeat(1 << 16));
        RulesViewModel rules = model.rules();
        rules.textProperty().set("x".repeat(1 << 16));
        rules.argumentProperty().set("x".repeat(1 << 16));
        rules.add();
        rules.textProperty().set("");
        rules.actionProperty().set(ActionKind.BINARY);
        rules.argumentProperty().set("00 ".repeat(1 << 17));
        rules.add();
        rules.actionProperty().set(ActionKind.FRAME);
        rules.argumentProperty().set("81 00 " + "00 ".repeat((1 << 17) - 2));
        rules.add();
        model.switchOn();
        Behaviour on = inspector.behaviour();
        assertThat(on.rules()).hasSize(3);
        assertThat(BehaviourJson.read(BehaviourWriter.write(on))).isEqualTo(on);
    }

    private static Arguments beyond(String sentence, Consumer<BehaviourForm> writing) {
        return Arguments.of(sentence, writing);
    }

    private static List<Arguments> beyondTheLimits() {
        return List.of(
                beyond(
                        "Further headers, one a line: X-Name: value: 50 at the most.",
                        form ->
                                form.handshake()
                                        .headersProperty()
                                        .set(String.join("\n", Collections.nCopies(51, "X: a")))),
                beyond(
                        "Headers to leave out, such as Upgrade: 50 at the most.",
                        form ->
                                form.handshake()
                                        .withoutProperty()
                                        .set(String.join(" ", Collections.nCopies(51, "X")))),
                beyond(
                        "Further headers, one a line: X-Name: value: 4096 bytes of UTF-8 at the"
                                + " most.",
                        form -> form.handshake().headersProperty().set("X: " + "y".repeat(4097))),
                beyond(
                        "Subprotocol, offered or not: 4096 bytes of UTF-8 at the most.",
                        form -> form.handshake().subprotocolProperty().set("y".repeat(4097))),
                beyond(
                        "The text to answer with: 65536 bytes of UTF-8 at the most.",
                        form -> {
                            form.replyProperty().set(Reply.Kind.TEXT);
                            form.replyTextProperty().set(LONG);
                        }));
    }

    @ParameterizedTest
    @MethodSource("beyondTheLimits")
    void moreThanAFileMayHoldIsNamedAndNotSwitchedOn(
            String sentence, Consumer<BehaviourForm> writing) {
        writing.accept(model.form());
        assertThat(model.problemProperty().get()).isEqualTo(sentence);
        assertThat(model.changedProperty().get()).isFalse();
    }

    @Test
    void moreThanAFileMayHoldMakesNoRule() {
        RulesViewModel rules = model.rules();
        rules.textProperty().set(LONG);
        assertThat(rules.problemProperty().get())
                .isEqualTo("It has 65,536 bytes of UTF-8 at the most.");
        rules.textProperty().set("");
        rules.argumentProperty().set(LONG);
        assertThat(rules.problemProperty().get())
                .isEqualTo("It has 65,536 bytes of UTF-8 at the most.");
        rules.actionProperty().set(ActionKind.BINARY);
        rules.argumentProperty().set("00".repeat((1 << 17) + 1));
        assertThat(rules.problemProperty().get()).isEqualTo("It has 131072 bytes at the most.");
    }

    @Test
    void whatCouldNotBeReadAgainIsNotWritten(@TempDir Path folder) {
        Path file = folder.resolve("big.json");
        dialogs.choose(file);
        model.rules().argumentProperty().set("x".repeat(1 << 16));
        for (int i = 0; i < 17; i++) {
            model.rules().add();
        }
        model.exportFile();
        assertThat(model.noticeProperty().get()).contains("too big for a behaviour");
        assertThat(file).doesNotExist();
    }
}
