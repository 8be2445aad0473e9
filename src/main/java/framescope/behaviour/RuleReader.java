package framescope.behaviour;

import static framescope.behaviour.JsonValue.optional;

import framescope.behaviour.BehaviourSyntaxException.Fault;
import framescope.behaviour.RuleCondition.Test;
import framescope.behaviour.RuleCondition.Trigger;
import framescope.protocol.Bytes;
import framescope.protocol.connection.OutgoingFrame;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/// Reads one rule of a behaviour: `{"when": {…}, "do": …}`.
final class RuleReader {
    private static final int LONGEST_PING = 125;
    private static final int LONGEST_HEX = 2 * BehaviourJson.LONGEST_BINARY;
    private static final String[] ACTIONS = {
        "text", "binary", "ping", "frame", "close", "drop", "reply"
    };

    private static final List<Test> TESTS =
            Arrays.stream(Test.values()).filter(test -> test != Test.ANY).toList();
    private static final String[] TEST_NAMES =
            TESTS.stream().map(Test::property).toArray(String[]::new);

    private RuleReader() {}

    static BehaviourRule read(JsonValue value) throws BehaviourSyntaxException {
        Map<String, JsonValue> properties = value.object("when", "do", "delayMillis");
        return new BehaviourRule(
                condition(value.needed(properties, "when")),
                action(value.needed(properties, "do")),
                optional(properties, "delayMillis", Duration.ZERO, BehaviourJson::delay));
    }

    private static RuleCondition condition(JsonValue value) throws BehaviourSyntaxException {
        Map<String, JsonValue> properties = value.object(with(TEST_NAMES, "opcode"));
        Trigger trigger =
                optional(
                        properties,
                        "opcode",
                        Trigger.MESSAGE,
                        v -> v.oneOf(List.of(Trigger.values())));
        if (properties.keySet().stream().allMatch("opcode"::equals)) {
            return new RuleCondition(trigger, Test.ANY, "");
        }
        JsonValue compared = value.only(properties, TEST_NAMES);
        Test test =
                TESTS.stream()
                        .filter(each -> properties.containsKey(each.property()))
                        .findFirst()
                        .orElseThrow();
        String text = compared.text(BehaviourJson.LONGEST_TEXT);
        try {
            return new RuleCondition(trigger, test, text);
        } catch (PatternSyntaxException e) {
            throw compared.problem(Fault.BAD_PATTERN, e.getDescription());
        } catch (IllegalArgumentException e) {
            throw compared.problem(Fault.BAD_HEX);
        }
    }

    private static RuleAction action(JsonValue value) throws BehaviourSyntaxException {
        Map<String, JsonValue> properties = value.object(with(ACTIONS, "reason"));
        JsonValue chosen = value.only(properties, ACTIONS);
        String name = chosen.path().substring(chosen.path().lastIndexOf('.') + 1);
        if (properties.containsKey("reason") && !name.equals("close")) {
            throw properties
                    .get("reason")
                    .problem(Fault.UNKNOWN_PROPERTY, "reason", String.join(", ", ACTIONS));
        }
        return switch (name) {
            case "text" -> new RuleAction.Say(Reply.text(chosen.text(BehaviourJson.LONGEST_TEXT)));
            case "binary" -> new RuleAction.SendBinary(bytes(chosen));
            case "ping" -> new RuleAction.SendPing(chosen.text(LONGEST_PING));
            case "frame" -> new RuleAction.SendFrame(frame(chosen));
            case "close" ->
                    new RuleAction.Close(
                            BehaviourJson.closeCode(chosen),
                            optional(properties, "reason", "", BehaviourJson::closeReason));
            case "reply" -> new RuleAction.Say(BehaviourJson.reply(chosen));
            default -> drop(chosen);
        };
    }

    private static String[] with(String[] names, String another) {
        String[] all = Arrays.copyOf(names, names.length + 1);
        all[names.length] = another;
        return all;
    }

    private static RuleAction drop(JsonValue value) throws BehaviourSyntaxException {
        if (!value.truth()) {
            throw value.problem(Fault.NOT_ONE_OF, "false", "true");
        }
        return new RuleAction.Drop();
    }

    private static Bytes bytes(JsonValue value) throws BehaviourSyntaxException {
        try {
            return Bytes.ofHex(value.text(LONGEST_HEX));
        } catch (IllegalArgumentException e) {
            throw value.problem(Fault.BAD_HEX);
        }
    }

    private static OutgoingFrame frame(JsonValue value) throws BehaviourSyntaxException {
        return FrameHex.read(value.text(LONGEST_HEX))
                .orElseThrow(() -> value.problem(Fault.BAD_HEX));
    }
}
