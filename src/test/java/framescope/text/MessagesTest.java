package framescope.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import framescope.behaviour.BehaviourSyntaxException;
import framescope.behaviour.HandshakeChange;
import framescope.behaviour.HandshakePreset;
import framescope.behaviour.Reply;
import framescope.behaviour.RuleCondition;
import framescope.capture.CaptureHealth;
import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.NoteKind;
import framescope.capture.RowKind;
import framescope.capture.file.CaptureFormatException;
import framescope.capture.file.DamageKind;
import framescope.compose.KeyChoice;
import framescope.compose.Payload;
import framescope.compose.Prediction;
import framescope.compose.Preset;
import framescope.dissect.CodePoint;
import framescope.dissect.DeflateSymbols;
import framescope.dissect.FieldSpec;
import framescope.dissect.FieldType;
import framescope.dissect.payload.PayloadKind;
import framescope.filter.FilterSyntaxException;
import framescope.inspector.AddressSyntaxException;
import framescope.inspector.ReplyMode;
import framescope.inspector.StartException;
import framescope.lab.LabCase;
import framescope.lab.LabEndedException;
import framescope.protocol.CloseCode;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.Rule;
import framescope.protocol.Severity;
import framescope.protocol.connection.ConnectionState;
import framescope.protocol.deflate.DeflateReader;
import framescope.protocol.handshake.OfferDecision;
import framescope.report.CopyFormat;
import framescope.settings.SettingsProblem;
import framescope.ui.behaviour.ActionKind;
import framescope.ui.behaviour.PongChoice;
import framescope.ui.common.ThemeChoice;
import framescope.ui.compose.SimpleViewModel;
import framescope.ui.endpoint.EndpointViewModel;
import framescope.ui.files.SaveFormat;
import framescope.ui.framelist.FrameColumn;
import framescope.ui.framelist.TimeMode;
import framescope.ui.main.CentreView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every word that the program looks for is there, and can be filled in.
class MessagesTest {
    private static final Path FXML = Path.of("fxml");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern KEY_IN_FXML = Pattern.compile("\"%([A-Za-z0-9.-]+)\"");
    private static final Pattern KEY_IN_CODE =
            Pattern.compile("Messages\\s*\\.(?:get|format)\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern PREFIX_IN_CODE =
            Pattern.compile("Messages\\s*\\.of\\(\\s*\"([^\"]+)\"");

    private static Stream<Arguments> families() {
        return Stream.of(
                arguments("rule", Rule.values()),
                arguments("rule.explained", Rule.values()),
                arguments("decision", OfferDecision.values()),
                arguments("decision.explained", OfferDecision.values()),
                arguments("opcode", Opcode.values()),
                arguments("row", RowKind.values()),
                arguments("note", NoteKind.values()),
                arguments("damage", DamageKind.values()),
                arguments("file.format", CaptureFormatException.Reason.values()),
                arguments("files.format", SaveFormat.values()),
                arguments("save.format.about", SaveFormat.values()),
                arguments("status.health", CaptureHealth.values()),
                arguments("direction", Direction.values()),
                arguments("terminal.direction", Direction.values()),
                arguments("closed.by", Role.values()),
                arguments("report", Role.values()),
                arguments("closed.ending", Ending.values()),
                arguments("listen", StartException.Reason.values()),
                arguments("address", AddressSyntaxException.Fault.values()),
                arguments("filter.type", FieldType.values()),
                arguments("filter.fault", FilterSyntaxException.Fault.values()),
                arguments("reply", ReplyMode.values()),
                arguments("behaviour.fault", BehaviourSyntaxException.Fault.values()),
                arguments("behaviour.reply", Reply.Kind.values()),
                arguments("behaviour.pong", PongChoice.values()),
                arguments("behaviour.accept", HandshakeChange.Accept.values()),
                arguments("behaviour.trigger", RuleCondition.Trigger.values()),
                arguments("behaviour.test", RuleCondition.Test.values()),
                arguments("behaviour.action", ActionKind.values()),
                arguments(
                        "behaviour.does",
                        new Reply.Kind[] {
                            Reply.Kind.AS_CHOSEN,
                            Reply.Kind.NONE,
                            Reply.Kind.ECHO,
                            Reply.Kind.GOOD,
                            Reply.Kind.REVERSED
                        }),
                arguments("connection.state", ConnectionState.values()),
                arguments("payload", PayloadKind.values()),
                arguments("utf8.fault", CodePoint.Fault.values()),
                arguments("deflate.block", DeflateReader.BlockType.values()),
                arguments(
                        "deflate.symbol",
                        new DeflateSymbols.Kind[] {
                            DeflateSymbols.Kind.END, DeflateSymbols.Kind.PADDING
                        }),
                arguments("field", FieldSpec.values()),
                arguments("field.about", FieldSpec.values()),
                arguments("field.here.opcode", Opcode.values()),
                arguments("column", FrameColumn.values()),
                arguments("column.about", FrameColumn.values()),
                arguments("copy.as", CopyFormat.values()),
                arguments("time.mode", TimeMode.values()),
                arguments("settings", SettingsProblem.Kind.values()),
                arguments("endpoint.state", EndpointViewModel.State.values()),
                arguments("end.tcp", Ending.values()),
                arguments("end.tcpAlone", Ending.values()),
                arguments("end.first", Role.values()),
                arguments("end.firstWithoutCode", Role.values()),
                arguments("end.failed", Role.values()),
                arguments("end.echoed", Role.values()),
                arguments("end.answered", Role.values()),
                arguments("end.answeredWithoutCode", Role.values()),
                arguments("end.unanswered", Role.values()),
                arguments("theme", ThemeChoice.values()),
                arguments("severity", Severity.values()),
                arguments("view", CentreView.values()),
                arguments("compose.kind", SimpleViewModel.Kind.values()),
                arguments("lab.verdict", LabCase.Verdict.values()),
                arguments("lab.ended", LabEndedException.Reason.values()),
                arguments("preset", Preset.values()),
                arguments("preset.about", Preset.values()),
                arguments("preset.group", Preset.Group.values()),
                arguments("compose.key", KeyChoice.Kind.values()),
                arguments("handshakePreset", HandshakePreset.values()),
                arguments("handshakePreset.about", HandshakePreset.values()),
                arguments("compose.form", Payload.Form.values()),
                arguments("compose.form.about", Payload.Form.values()),
                arguments("compose.form.hint", Payload.Form.values()),
                arguments("prediction", Prediction.Reaction.values()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("families")
    void everyConstantHasItsWords(String prefix, Enum<?>[] constants) {
        assertThat(constants)
                .allSatisfy(constant -> assertThat(Messages.of(prefix, constant)).isNotBlank());
    }

    @Test
    void everyFamilyThatTheCodeAsksForIsAmongThese() {
        Set<String> known =
                families().map(family -> (String) family.get()[0]).collect(Collectors.toSet());
        assertThat(known).containsAll(found(PREFIX_IN_CODE, SOURCES));
    }

    @Test
    void everyCloseCodeThatHasANameHasItsWords() {
        assertThat(IntStream.rangeClosed(0, 0xffff).filter(CloseCode::hasName))
                .allSatisfy(code -> assertThat(Messages.get("close.code." + code)).isNotBlank());
    }

    @Test
    void numbersOfRowsAreWrittenAsTheListWritesThem() {
        Pattern grouped = Pattern.compile("(No\\. |[Rr]ow |1 to )\\{\\d}");
        assertThat(Messages.bundle().keySet())
                .noneMatch(key -> grouped.matcher(Messages.get(key)).find());
    }

    @Test
    void everyKeyThatTheCodeNamesIsThere() {
        assertThat(Messages.bundle().keySet()).containsAll(found(KEY_IN_CODE, SOURCES));
    }

    @Test
    void everyKeyInFxmlIsThere() {
        assertThat(Messages.bundle().keySet()).containsAll(found(KEY_IN_FXML, FXML));
    }

    private static List<String> keysWithPlaces() {
        return Messages.bundle().keySet().stream()
                .filter(key -> Messages.get(key).matches("(?s).*\\{\\d.*"))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("keysWithPlaces")
    void aMessageWithPlacesHasNoLoneQuoteThatWouldHideThem(String key) {
        assertThat(Messages.get(key).replace("''", "")).doesNotContain("'");
        assertThatCode(() -> new MessageFormat(Messages.get(key))).doesNotThrowAnyException();
    }

    @Test
    void placesAreFilledIn() {
        assertThat(Messages.format("terminal.listening", "ws://127.0.0.1:8000/"))
                .isEqualTo("listening on ws://127.0.0.1:8000/");
    }

    private static Set<String> found(Pattern pattern, Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> pattern.matcher(read(file)).results())
                    .map((MatchResult match) -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRuleIsExplainedInOneSentence(Rule rule) {
        assertThat(Messages.of("rule.explained", rule))
                .endsWith(".")
                .doesNotMatch(".*[.!?] \\p{Lu}.*");
    }
}
