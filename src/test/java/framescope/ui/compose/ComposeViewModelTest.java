package framescope.ui.compose;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureSink;
import framescope.capture.MemoryCapture;
import framescope.compose.Composition;
import framescope.inspector.Inspector;
import framescope.protocol.Bytes;
import framescope.settings.UserSettings;
import framescope.testing.FrameBytes;
import framescope.testing.Hex;
import framescope.text.Messages;
import framescope.ui.PreparedDialogs;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.compose.SimpleViewModel.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of what the user writes: the frame's very bytes, or a sentence that says why not.
class ComposeViewModelTest {
    private final ComposeViewModel compose =
            new ComposeViewModel(
                    new Inspector(CaptureSink.NOWHERE),
                    MemoryCapture.keeping(1 << 20),
                    UserSettings.inMemory(),
                    new BackgroundTasks(Runnable::run, Runnable::run),
                    new PreparedDialogs());

    @BeforeEach
    void twoConnectionsAreOpen() {
        compose.targets().openConnectionsProperty().set(List.of(1, 2));
    }

    // ---------------------------------------------------------------- frames

    @Test
    void aTextIsSentInUtf8() {
        compose.draft().simple().textProperty().set("Grüße");
        assertFrame("81 07 47 72 c3 bc c3 9f 65");
    }

    @Test
    void anEmptyTextIsAFrameToo() {
        assertFrame("81 00");
    }

    @Test
    void aLongTextHasALongerLength() {
        compose.draft().simple().textProperty().set("x".repeat(126));
        assertFrame(FrameBytes.text("x".repeat(126)).bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"48 65 6c", "48656C", " 4865\n6c "})
    void bytesAreWrittenInHexadecimalWithOrWithoutSpaces(String written) {
        compose.draft().simple().kindProperty().set(Kind.BINARY);
        compose.draft().simple().binaryTextProperty().set(written);
        assertFrame("82 03 48 65 6c");
    }

    @Test
    void aPingAndAPongCarryTheirText() {
        compose.draft().simple().controlTextProperty().set("tick");
        compose.draft().simple().kindProperty().set(Kind.PING);
        assertFrame("89 04 74 69 63 6b");
        compose.draft().simple().kindProperty().set(Kind.PONG);
        assertFrame("8a 04 74 69 63 6b");
    }

    @Test
    void aCloseFrameSaysNormalClosureUnlessChanged() {
        compose.draft().simple().kindProperty().set(Kind.CLOSE);
        assertFrame("88 02 03 e8");
    }

    @Test
    void aCloseFrameCarriesCodeAndReason() {
        close("4000", "bye");
        assertFrame("88 05 0f a0 62 79 65");
    }

    @Test
    void aCodeMayStandBeforeItsName() {
        close("1001 going away", "");
        assertFrame("88 02 03 e9");
    }

    @Test
    void aCloseFrameWithoutACodeIsEmpty() {
        close("", "");
        assertFrame("88 00");
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1003, 1007, 1014, 3000, 4999})
    void everyCodeThatMayTravelCanBeSent(int code) {
        close(String.valueOf(code), "");
        assertFrame(FrameBytes.close(code, "").bytes());
    }

    @Test
    void theLargestControlFramesCanBeSent() {
        compose.draft().simple().kindProperty().set(Kind.PING);
        compose.draft().simple().controlTextProperty().set("x".repeat(125));
        assertFrame(FrameBytes.ping("x".repeat(125)).bytes());
        close("1000", "x".repeat(123));
        assertFrame(FrameBytes.close(1000, "x".repeat(123)).bytes());
    }

    // ---------------------------------------------------------------- what can't become a frame

    @ParameterizedTest
    @ValueSource(strings = {"4", "4x", "0x48", "48,65"})
    void whatIsNotHexadecimalIsSaidToBeSo(String written) {
        compose.draft().simple().kindProperty().set(Kind.BINARY);
        compose.draft().simple().binaryTextProperty().set(written);
        assertProblem(Messages.get("compose.notHex"));
    }

    @Test
    void aPingOf126BytesIsTooLong() {
        compose.draft().simple().kindProperty().set(Kind.PING);
        compose.draft().simple().controlTextProperty().set("x".repeat(126));
        assertProblem(Messages.format("compose.controlTooLong", 126));
    }

    @Test
    void itIsBytesThatCountAndNotCharacters() {
        compose.draft().simple().kindProperty().set(Kind.PONG);
        compose.draft().simple().controlTextProperty().set("ü".repeat(63));
        assertProblem(Messages.format("compose.controlTooLong", 126));
    }

    @Test
    void aReasonOf124BytesIsTooLong() {
        close("1000", "x".repeat(124));
        assertProblem(Messages.format("compose.controlTooLong", 126));
    }

    @ParameterizedTest
    @CsvSource({"1005", "1006", "1015", "999", "2999", "5000", "123456", "-1", "normal"})
    void aCodeThatMayNotTravelIsNamed(String code) {
        close(code, "");
        assertProblem(Messages.format("compose.badCode", code));
        assertThat(compose.problemProperty().get()).contains(code).contains("3000–4999");
    }

    @Test
    void aReasonNeedsACode() {
        close(" ", "bye");
        assertProblem(Messages.get("compose.reasonWithoutCode"));
    }

    @Test
    void aProblemGoesAwayWithItsCause() {
        close("999", "");
        compose.draft().simple().closeCodeProperty().set("1000");
        assertThat(compose.problemProperty().get()).isEmpty();
    }

    @Test
    void aProblemOfOneKindDoesNotHinderAnother() {
        close("999", "");
        compose.draft().simple().kindProperty().set(Kind.TEXT);
        assertThat(compose.sendableProperty().get()).isTrue();
    }

    // ---------------------------------------------------------------- who it goes to

    @Test
    void withoutAConnectionNothingCanBeSentButAllIsShown() {
        compose.targets().openConnectionsProperty().set(List.of());
        assertThat(compose.problemProperty().get()).isEqualTo(Messages.get("compose.nobody"));
        assertThat(compose.sendableProperty().get()).isFalse();
        assertFrameBytes("81 00");
    }

    @Test
    void aTargetThatIsGoneIsNamed() {
        compose.targets().targetProperty().set(Optional.of(2));
        compose.targets().openConnectionsProperty().set(List.of(1));
        assertThat(compose.problemProperty().get()).isEqualTo(Messages.format("compose.gone", "2"));
        assertThat(compose.sendableProperty().get()).isFalse();
    }

    @Test
    void anotherTargetCanBeChosenInstead() {
        compose.targets().targetProperty().set(Optional.of(2));
        compose.targets().openConnectionsProperty().set(List.of(1));
        compose.targets().targetProperty().set(Optional.empty());
        assertThat(compose.sendableProperty().get()).isTrue();
    }

    @Test
    void sendingWhatCannotBeSentDoesNothing() {
        close("999", "");
        compose.send();
        assertThat(compose.draft().compositionProperty().get()).isEmpty();
    }

    // ---------------------------------------------------------------- steps

    private void close(String code, String reason) {
        compose.draft().simple().kindProperty().set(Kind.CLOSE);
        compose.draft().simple().closeCodeProperty().set(code);
        compose.draft().simple().closeReasonProperty().set(reason);
    }

    private void assertFrame(String hex) {
        assertFrame(Hex.hex(hex));
    }

    private void assertFrame(Bytes wire) {
        assertThat(compose.problemProperty().get()).isEmpty();
        assertThat(compose.sendableProperty().get()).isTrue();
        assertThat(compose.draft().compositionProperty().get())
                .map(Composition::bytes)
                .hasValue(wire);
    }

    private void assertFrameBytes(String hex) {
        assertThat(compose.draft().compositionProperty().get())
                .map(Composition::bytes)
                .hasValue(Hex.hex(hex));
    }

    private void assertProblem(String sentence) {
        assertThat(compose.problemProperty().get()).isEqualTo(sentence);
        assertThat(compose.sendableProperty().get()).isFalse();
        assertThat(compose.draft().compositionProperty().get()).isEmpty();
    }
}
