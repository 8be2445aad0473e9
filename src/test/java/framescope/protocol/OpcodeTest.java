package framescope.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The sixteen opcodes of RFC 6455 §5.2.
class OpcodeTest {

    @ParameterizedTest
    @CsvSource({"0, CONTINUATION", "1, TEXT", "2, BINARY", "8, CLOSE", "9, PING", "10, PONG"})
    void codesAreThoseOfTheRfc(int code, Opcode opcode) {
        assertThat(Opcode.ofCode(code)).isEqualTo(opcode);
        assertThat(opcode.code()).isEqualTo(code);
        assertThat(opcode.isReserved()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeLeadsBackToItsOpcode(Opcode opcode) {
        assertThat(Opcode.ofCode(opcode.code())).isEqualTo(opcode);
    }

    @Test
    void thereIsAnOpcodeForEachOfSixteenCodes() {
        assertThat(IntStream.range(0, 16).mapToObj(Opcode::ofCode))
                .containsExactly(Opcode.values());
    }

    @Test
    void theBitsAboveTheOpcodeAreIgnored() {
        assertThat(Opcode.ofCode(0x81)).isEqualTo(Opcode.TEXT);
        assertThat(Opcode.ofCode(0xfa)).isEqualTo(Opcode.PONG);
        assertThat(Opcode.ofCode((byte) 0x88)).isEqualTo(Opcode.CLOSE);
    }

    @Test
    void controlOpcodesHaveTheirHighestBitSet() {
        assertThat(Opcode.values())
                .allSatisfy(opcode ->
                        assertThat(opcode.isControl()).isEqualTo((opcode.code() & 0b1000) != 0));
    }

    @Test
    void tenOpcodesAreReserved() {
        assertThat(Opcode.values()).filteredOn(Opcode::isReserved).hasSize(10);
    }
}
