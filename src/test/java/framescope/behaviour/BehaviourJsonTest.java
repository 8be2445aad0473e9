package framescope.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import framescope.behaviour.HandshakeChange.Accept;
import framescope.behaviour.HandshakeChange.Header;
import framescope.behaviour.RuleCondition.Trigger;
import framescope.protocol.Bytes;
import framescope.text.BehaviourProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BehaviourJsonTest {
    /// Everything there is, each once.
    static final String ALL =
            """
            {
              "reply": {"text": "Hi"},
              "delayMillis": 250,
              "fragmentBytes": 4,
              "pong": {"payload": "wrong", "delayMillis": 3000},
              "closeAfter": {"messages": 3, "code": 1001, "reason": "enough"},
              "answerClose": false,
              "dropAfter": 5,
              "drop": "reset",
              "readBytesPerSecond": 100,
              "handshake": {
                "status": 101,
                "accept": "wrong",
                "without": ["Upgrade"],
                "headers": {"X-A": "b"},
                "subprotocol": "chat",
                "extensions": ""
              },
              "rules": [
                {"when": {"opcode": "text", "matches": "^a+$"}, "do": {"text": "A"}},
                {"when": {"equals": "b"}, "do": {"binary": "00 ff"}, "delayMillis": 10},
                {"when": {"opcode": "ping", "contains": "c"}, "do": {"reply": "none"}},
                {"when": {"opcode": "close"}, "do": {"close": 1006, "reason": "never"}},
                {"when": {"opcode": "binary"}, "do": {"frame": "c1 85 01 02 03 04 68"}},
                {"when": {}, "do": {"ping": "p"}},
                {"when": {"equals": "x"}, "do": {"drop": true}},
                {"when": {"equalsHex": "00 ff"}, "do": {"drop": true}},
                {"when": {"opcode": "binary", "beginsWithHex": "FFd8"}, "do": {"drop": true}},
                {"when": {"containsHex": "00"}, "do": {"drop": true}}
              ]
            }
            """;

    @Test
    void everyPropertyIsRead() throws Exception {
        Behaviour behaviour = BehaviourJson.read(ALL);
        assertThat(behaviour.replies())
                .isEqualTo(new Replies(Reply.text("Hi"), Duration.ofMillis(250), 4));
        assertThat(behaviour.pongs()).isEqualTo(new Pongs(Pongs.Mode.WRONG, Duration.ofSeconds(3)));
        assertThat(behaviour.closing())
                .isEqualTo(
                        new Closing(
                                Optional.of(new Closing.After(3, 1001, "enough")),
                                false,
                                OptionalInt.of(5),
                                Closing.Drop.RESET));
        assertThat(behaviour.readBytesPerSecond()).isEqualTo(100);
        assertThat(behaviour.handshake())
                .isEqualTo(
                        new HandshakeChange(
                                OptionalInt.of(101),
                                Accept.WRONG,
                                List.of("Upgrade"),
                                List.of(new Header("X-A", "b")),
                                Optional.of("chat"),
                                Optional.of("")));
        assertThat(behaviour.rules()).hasSize(10);
        assertThat(behaviour.rules().get(1))
                .isEqualTo(
                        new BehaviourRule(
                                new RuleCondition(Trigger.MESSAGE, RuleCondition.Test.EQUALS, "b"),
                                new RuleAction.SendBinary(Bytes.ofHex("00ff")),
                                Duration.ofMillis(10)));
        assertThat(behaviour.rules().get(4).then())
                .isInstanceOfSatisfying(
                        RuleAction.SendFrame.class,
                        action ->
                                assertThat(action.frame().toBytes())
                                        .isEqualTo(Bytes.ofHex("c1850102030468")));
    }

    @Test
    void whatIsWrittenIsReadAsTheSame() throws Exception {
        Behaviour behaviour = BehaviourJson.read(ALL);
        assertThat(BehaviourJson.read(BehaviourWriter.write(behaviour))).isEqualTo(behaviour);
    }

    @Test
    void nothingSaidIsTheUsual() throws Exception {
        assertThat(BehaviourJson.read("{}")).isEqualTo(Behaviour.USUAL);
        assertThat(BehaviourWriter.write(Behaviour.USUAL).strip()).isEqualTo("{ }");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '~',
            textBlock =
                    """
                    ~~ -> line 1, column 1: This is not JSON: it is empty.
                    {"reply" -> This is not JSON
                    {} {} -> something follows
                    {"a":1,"a":2} -> Duplicate
                    [[[[[[[[[[[[[[[[[[1 -> too big
                    [] -> line 1, column 1: What belongs here is an object in braces.
                    {"replay": "echo"} -> There is no «replay» here. There are: reply, delayMillis
                    {"reply": "ekho"} -> line 1, column 11, at reply: «ekho» is none of: none, echo, good, reversed.
                    {"reply": 7} -> What belongs here is a text in quotes.
                    {"delayMillis": 600001} -> It goes from 0 to 600000.
                    {"delayMillis": 0.5} -> What belongs here is a whole number.
                    {"delayMillis": 1e400} -> It goes from 0 to 600000.
                    {"answerClose": "no"} -> What belongs here is true or false.
                    {"closeAfter": {"messages": 1}} -> at closeAfter: «code» is missing.
                    {"handshake": {"status": 150}} -> It goes from 200 to 599.
                    {"handshake": {"headers": {"a b": "c"}}} -> «a b» can stand in no header
                    {"handshake": {"subprotocol": "a\\r\\nb: c"}} -> can stand in no header
                    {"rules": [{"when": {}, "do": {"drop": true}}, {"when": {"matches": "("}, "do": {}}]} -> at rules[1].when.matches: This is no regular expression: Unclosed group.
                    {"rules": [{"when": {"matches": "a{1000}"}, "do": {}}]} -> repetition above 999
                    {"rules": [{"when": {"equals": "", "contains": ""}, "do": {}}]} -> Exactly one of these stands here: equals, contains, matches, equalsHex, beginsWithHex, containsHex.
                    {"rules": [{"when": {"containsHex": "0"}, "do": {}}]} -> at rules[0].when.containsHex: Here stand pairs of hexadecimal digits
                    {"rules": [{"when": {}, "do": {}}]} -> Exactly one of these stands here: text, binary, ping
                    {"rules": [{"when": {}, "do": {"frame": "81"}}]} -> its whole header first
                    {"rules": [{"when": {}, "do": {"binary": "0"}}]} -> pairs of hexadecimal digits
                    {"rules": [{"when": {}, "do": {"drop": false}}]} -> «false» is none of: true.
                    {"rules": [{"when": {}, "do": {"text": "a", "reason": "b"}}]} -> There is no «reason» here.
                    {"rules": [{"when": {}, "do": {"text": "\\ud800"}}]} -> half of a surrogate pair
                    """)
    void whatCannotBeReadIsNamedWithItsPlace(String json, String expected) {
        BehaviourSyntaxException problem =
                catchThrowableOfType(
                        BehaviourSyntaxException.class, () -> BehaviourJson.read(json));
        assertThat(BehaviourProblem.describe(problem))
                .startsWith("line 1, column ")
                .contains(expected);
    }
}
