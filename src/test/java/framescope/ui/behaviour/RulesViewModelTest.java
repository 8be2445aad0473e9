package framescope.ui.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.behaviour.BehaviourRule;
import framescope.behaviour.RuleCondition;
import framescope.behaviour.RuleCondition.Trigger;
import framescope.protocol.Opcode;
import framescope.text.RuleText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RulesViewModelTest {
    private final RulesViewModel model = new RulesViewModel();

    @Test
    void aWrittenRuleIsAddedAndTriedOnTheSample() {
        model.sampleProperty().set("Hello, world");
        assertThat(model.verdictProperty().get()).isEqualTo("No rule holds: the usual answer.");
        write(Trigger.TEXT, RuleCondition.Test.MATCHES, "^Hel+o", ActionKind.TEXT, "Hi!");
        model.delayProperty().set("250");
        model.add();
        assertThat(words())
                .containsExactly("Text matches (regex) «^Hel+o» → say «Hi!» after 250 ms");
        assertThat(model.verdictProperty().get())
                .isEqualTo("Rule 1 holds: say «Hi!» after 250 ms.");
        model.sampleOpcodeProperty().set(Opcode.PING);
        assertThat(model.verdictProperty().get()).isEqualTo("No rule holds: the usual answer.");
    }

    @Test
    void aRuleOfBytesIsTriedOnABinarySampleInHexadecimal() {
        write(Trigger.BINARY, RuleCondition.Test.BEGINS_HEX, "ff d", ActionKind.ECHO, "");
        assertThat(model.problemProperty().get()).contains("pairs of hexadecimal digits");
        model.textProperty().set("ff d8");
        model.add();
        assertThat(words()).containsExactly("Binary begins with bytes (hex) «ff d8» → echo");
        model.sampleOpcodeProperty().set(Opcode.BINARY);
        model.sampleProperty().set("FF D8 00");
        assertThat(model.verdictProperty().get()).isEqualTo("Rule 1 holds: echo.");
        model.sampleProperty().set("d8 ff");
        assertThat(model.verdictProperty().get()).isEqualTo("No rule holds: the usual answer.");
        model.sampleProperty().set("d8 f");
        assertThat(model.verdictProperty().get()).contains("pairs of hexadecimal digits");
    }

    @Test
    void theOrderDecidesAndCanBeChanged() {
        write(Trigger.TEXT, RuleCondition.Test.ANY, "", ActionKind.ECHO, "");
        model.add();
        write(Trigger.TEXT, RuleCondition.Test.EQUALS, "x", ActionKind.DROP, "");
        model.add();
        model.sampleProperty().set("x");
        assertThat(model.verdictProperty().get()).startsWith("Rule 1 holds: echo");
        model.move(-1);
        assertThat(model.selectedProperty().get()).isZero();
        assertThat(model.verdictProperty().get()).startsWith("Rule 1 holds: drop TCP");
        model.move(-1);
        assertThat(words().getFirst()).endsWith("drop TCP");
        model.remove();
        assertThat(model.verdictProperty().get()).startsWith("Rule 1 holds: echo");
    }

    @Test
    void aSelectedRuleIsShownAndReplaced() {
        write(Trigger.CLOSE, RuleCondition.Test.CONTAINS, "1000", ActionKind.CLOSE, "1001 as well");
        model.add();
        write(Trigger.TEXT, RuleCondition.Test.ANY, "", ActionKind.ECHO, "");
        model.selectedProperty().set(-1);
        model.selectedProperty().set(0);
        assertThat(model.triggerProperty().get()).isEqualTo(Trigger.CLOSE);
        assertThat(model.argumentProperty().get()).isEqualTo("1001 as well");
        model.argumentProperty().set("1002 no");
        model.replace();
        assertThat(words()).containsExactly("Close contains «1000» → close 1002 «no»");
    }

    @Test
    void whatCannotBeARuleIsSaidAndNotAdded() {
        write(Trigger.TEXT, RuleCondition.Test.MATCHES, "(", ActionKind.TEXT, "");
        assertThat(model.problemProperty().get()).contains("no regular expression", "Unclosed");
        model.add();
        write(Trigger.TEXT, RuleCondition.Test.ANY, "", ActionKind.FRAME, "81");
        assertThat(model.problemProperty().get()).contains("whole header");
        model.add();
        assertThat(model.rules()).isEmpty();
    }

    @Test
    void anExpressionThatRunsWildIsSaidOfTheSample() {
        write(Trigger.TEXT, RuleCondition.Test.MATCHES, "(.*a){20}$", ActionKind.ECHO, "");
        model.add();
        model.sampleProperty().set("a".repeat(64) + "!");
        assertThat(model.verdictProperty().get()).contains("takes too long");
    }

    @ParameterizedTest
    @EnumSource(Trigger.class)
    void aRuleForAnythingThatComesInCanBeTried(Trigger trigger) {
        Opcode opcode = trigger == Trigger.MESSAGE ? Opcode.BINARY : Opcode.valueOf(trigger.name());
        write(trigger, RuleCondition.Test.BEGINS_HEX, "ff fe", ActionKind.DROP, "");
        model.add();
        model.sampleOpcodeProperty().set(opcode);
        model.sampleProperty().set("");
        assertThat(model.verdictProperty().get()).isEqualTo("No rule holds: the usual answer.");
        model.sampleProperty()
                .set(
                        switch (trigger) {
                            case MESSAGE, BINARY -> "FF fe 00";
                            case PING, PONG -> "0xff fe";
                            case CLOSE -> "65534 never";
                            case TEXT -> "never";
                        });
        // No text in UTF-8 begins so.
        assertThat(model.verdictProperty().get().startsWith("Rule 1 holds: drop TCP"))
                .isEqualTo(trigger != Trigger.TEXT);
    }

    @ParameterizedTest
    @CsvSource({"CLOSE, 65536 x, Close code", "PONG, 0xf, pairs of hex"})
    void aSampleThatIsNoneIsNamed(Opcode opcode, String sample, String sentence) {
        model.sampleOpcodeProperty().set(opcode);
        model.sampleProperty().set(sample);
        assertThat(model.verdictProperty().get()).contains(sentence);
    }

    @Test
    void oneRuleMoreThanThereMayBeIsRefusedInWords() {
        for (int i = 0; i < 100; i++) {
            model.add();
        }
        assertThat(model.problemProperty().get()).isEmpty();
        model.add();
        assertThat(model.rules()).hasSize(100);
        assertThat(model.problemProperty().get())
                .isEqualTo("There are 100 rules at the most: remove one first.");
        model.remove();
        assertThat(model.problemProperty().get()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ActionKind.class)
    void everyActionIsShownAsItWasWritten(ActionKind kind) throws Exception {
        String argument =
                switch (kind) {
                    case BINARY -> "00 ff";
                    case FRAME -> "c1 00";
                    case CLOSE -> "1000 bye";
                    case TEXT, PING -> "x";
                    case NOTHING, ECHO, REVERSED, DROP -> "";
                };
        assertThat(ActionKind.of(kind.action(argument))).isEqualTo(kind);
        assertThat(ActionKind.argument(kind.action(argument))).isEqualTo(argument);
    }

    private void write(
            Trigger trigger,
            RuleCondition.Test test,
            String text,
            ActionKind action,
            String argument) {
        model.triggerProperty().set(trigger);
        model.testProperty().set(test);
        model.textProperty().set(text);
        model.actionProperty().set(action);
        model.argumentProperty().set(argument);
    }

    private List<String> words() {
        return model.rules().stream().map((BehaviourRule rule) -> RuleText.of(rule)).toList();
    }
}
