package framescope.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.pattern.StepsExceededException;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.testing.FuzzCorpus;
import framescope.text.BehaviourProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// Any text is a behaviour, or is said with a place not to be one; a behaviour that was read is
/// written and read again as the same, and its rules can be asked anything.
class BehaviourJsonFuzzTest {
    @ParameterizedTest
    @FuzzCorpus
    void holdsForTheCorpus(byte[] input) {
        fuzzerTestOneInput(input);
    }

    @Test
    void holdsForASampleWithBytesChangedAtRandom() {
        Random random = new Random(6455);
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = BehaviourJsonTest.ALL.getBytes(StandardCharsets.UTF_8);
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            fuzzerTestOneInput(bytes);
        }
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Behaviour behaviour;
        try {
            behaviour = BehaviourJson.read(new String(input, StandardCharsets.UTF_8));
        } catch (BehaviourSyntaxException e) {
            assertThat(e.line()).isPositive();
            assertThat(e.column()).isPositive();
            assertThat(BehaviourProblem.describe(e)).startsWith("line ");
            return;
        }
        try {
            assertThat(BehaviourJson.read(BehaviourWriter.write(behaviour))).isEqualTo(behaviour);
        } catch (BehaviourSyntaxException e) {
            throw new AssertionError(BehaviourWriter.write(behaviour), e);
        }
        for (Opcode opcode :
                List.of(Opcode.TEXT, Opcode.BINARY, Opcode.PING, Opcode.PONG, Opcode.CLOSE)) {
            try {
                behaviour.ruleFor(opcode, Bytes.wrap(input.clone()));
            } catch (StepsExceededException e) {
                assertThat(e).hasMessageStartingWith("too many steps");
            }
        }
    }
}
