package framescope.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.connection.OutgoingFrame;
import framescope.terminal.TypedCommand.MistakeException;
import framescope.terminal.TypedCommand.Send;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedCommandTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '~',
            ignoreLeadingAndTrailingWhitespace = true,
            textBlock =
                    """
                    hello        -> 810568656c6c6f
                    //help       -> 81052f68656c70
                    /ping        -> 8900
                    ~  /ping x~  -> 890178
                    ~ //x~       -> 8103202f78
                    ~ hi~        -> 8103206869
                    /ping a b    -> 8903612062
                    /pong x      -> 8a0178
                    /close       -> 8800
                    /close 1000  -> 880203e8
                    /close 1000 bye -> 880503e8627965
                    /close 0     -> 88020000
                    /frame ff 7f 8000000000000000 -> ff7f8000000000000000
                    /frame 8185000000016869       -> 8185000000016869
                    """)
    void aLineBecomesExactlyTheseBytes(String line, String hex) throws Exception {
        assertThat(TypedCommand.parse(line))
                .isInstanceOfSatisfying(
                        Send.class,
                        send -> {
                            assertThat(send.connection()).isEmpty();
                            assertThat(send.frame().toBytes()).isEqualTo(Bytes.ofHex(hex));
                        });
    }

    @ParameterizedTest
    @CsvSource({"/wait 500ms, 500", "/wait  2s, 2000", "/wait 0ms, 0", "/wait 1m, 60000"})
    void aScriptMayWait(String line, int millis) throws Exception {
        assertThat(TypedCommand.parse(line))
                .isEqualTo(new TypedCommand.Wait(Duration.ofMillis(millis)));
    }

    @ParameterizedTest
    @CsvSource({"/wait", "/wait 5", "/wait long", "/wait 1s 2s"})
    void whatIsNoTimeToWaitIsSaidToBeSo(String line) {
        assertThat(catchThrowableOfType(MistakeException.class, () -> TypedCommand.parse(line)))
                .extracting(MistakeException::sentence)
                .asString()
                .startsWith("Write /wait and a time");
    }

    @Test
    void anyOfThemGoesToOneConnection() throws Exception {
        assertThat(TypedCommand.parse("/to 3 some text"))
                .isInstanceOfSatisfying(
                        Send.class,
                        send -> {
                            assertThat(send.connection()).isEqualTo(OptionalInt.of(3));
                            assertThat(send.frame().payload().text()).isEqualTo("some text");
                        });
        assertThat(TypedCommand.parse("/to 3 /ping x"))
                .isInstanceOfSatisfying(
                        Send.class,
                        send -> assertThat(send.frame().toBytes().hex()).isEqualTo("890178"));
    }

    @Test
    void aLineIsSentAgainAndAgainWithItsPlaceholdersFilledIn() throws Exception {
        assertThat(TypedCommand.parse("/every 250ms 10 /to 3 /ping {n}  {millis}"))
                .isInstanceOfSatisfying(
                        TypedCommand.Every.class,
                        every -> {
                            assertThat(every.interval()).isEqualTo(Duration.ofMillis(250));
                            assertThat(every.times()).hasValue(10);
                            assertThat(every.connection()).hasValue(3);
                            assertThat(every.message(2, Instant.ofEpochMilli(5)))
                                    .isEqualTo(OutgoingFrame.of(Opcode.PING, Bytes.utf8("2  5")));
                        });
        assertThat(TypedCommand.parse("/every 2m 0 hello"))
                .isInstanceOfSatisfying(
                        TypedCommand.Every.class,
                        every -> {
                            assertThat(every.interval()).isEqualTo(Duration.ofMinutes(2));
                            assertThat(every.times()).isEmpty();
                            assertThat(every.connection()).isEmpty();
                        });
        assertThat(TypedCommand.parse("/stop")).isEqualTo(new TypedCommand.Stop());
    }

    @Test
    void aBlankLineIsNothing() throws Exception {
        assertThat(TypedCommand.parse("  ")).isEqualTo(new TypedCommand.Nothing());
        assertThat(TypedCommand.parse("/help")).isEqualTo(new TypedCommand.Help());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            textBlock =
                    """
                    /pign x -> There is no command /pign; /help lists them.
                    /to     -> Write /to, the number
                    /to x y -> Write /to, the number
                    /to 3 /pign -> There is no command /pign
                    /frame 81 -> whole frame header
                    /frame xy -> pairs of hexadecimal digits
                    /close 65536 -> «65536» is no close code
                    /close bye -> «bye» is no close code
                    /every 1s -> Write /every, an interval
                    /every 1 2 x -> Write /every, an interval
                    /every 1s x y -> Write /every, an interval
                    /every 1s 2 /help -> Write /every, an interval
                    /every 1s 2 /every 1s 2 x -> Write /every, an interval
                    /every 1s 2 /pign -> There is no command /pign
                    """)
    void aMistakeIsNamed(String line, String expected) {
        MistakeException mistake =
                catchThrowableOfType(MistakeException.class, () -> TypedCommand.parse(line));
        assertThat(mistake.sentence()).contains(expected);
    }

    @Test
    void aControlFrameThatIsTooLongIsAMistake() {
        MistakeException mistake =
                catchThrowableOfType(
                        MistakeException.class,
                        () -> TypedCommand.parse("/ping " + "x".repeat(126)));
        assertThat(mistake.sentence()).contains("125 bytes at the most, this would be 126");
    }
}
