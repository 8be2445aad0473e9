package framescope.protocol;

import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What a Close frame carries, and [CloseCode]s.
class ClosePayloadTest {

    @Test
    void anEmptyPayloadHasNoStatusCode() {
        assertThat(ClosePayload.read(Bytes.EMPTY))
                .contains(new ClosePayload(CloseCode.NO_STATUS, Bytes.EMPTY));
    }

    @Test
    void oneByteIsNoStatusCode() {
        assertThat(ClosePayload.read(hex("03"))).isEmpty();
    }

    @Test
    void twoBytesAreAStatusCode() {
        assertThat(ClosePayload.read(hex("03 e8"))).contains(new ClosePayload(1000, Bytes.EMPTY));
        assertThat(ClosePayload.read(hex("ff ff"))).contains(new ClosePayload(65_535, Bytes.EMPTY));
    }

    @Test
    void theRestIsTheReason() {
        assertThat(ClosePayload.read(hex("03 e9 62 79 65 # 1001 «bye»")))
                .contains(new ClosePayload(1001, Bytes.utf8("bye")));
    }

    @Test
    void aReasonNeedNotBeUtf8ToBeRead() {
        assertThat(ClosePayload.read(hex("03 e8 ff"))).contains(new ClosePayload(1000, hex("ff")));
    }

    @Test
    void whatWasReadIsWrittenAgain() {
        for (Bytes payload : new Bytes[] {Bytes.EMPTY, hex("03 e8"), hex("ff ff 00 ff")}) {
            assertThat(ClosePayload.read(payload).orElseThrow().toBytes()).isEqualTo(payload);
        }
    }

    @Test
    void aReasonIsWrittenInUtf8() {
        assertThat(ClosePayload.of(1000, "für").toBytes())
                .isEqualTo(hex("03 e8 66 c3 bc 72 # 1000 «für»"));
    }

    @Test
    void aReasonIsTakenFromWithinOtherBytes() {
        Bytes reason = hex("00 62 79 65 00").slice(1, 4);
        assertThat(new ClosePayload(1000, reason).toBytes()).isEqualTo(hex("03 e8 62 79 65"));
    }

    @Test
    void theReasonOfEachRuleFitsIntoACloseFrame() {
        assertThat(Rule.values())
                .allSatisfy(rule ->
                        assertThat(Bytes.utf8(rule.reason()).length())
                                .isLessThanOrEqualTo(ClosePayload.MAX_REASON_LENGTH));
    }

    @Test
    void codesWithANameAreThoseThatTheRfcSpeaksOfAndTheirNeighbours() {
        assertThat(CloseCode.hasName(999)).isFalse();
        assertThat(CloseCode.hasName(1000)).isTrue();
        assertThat(CloseCode.hasName(1015)).isTrue();
        assertThat(CloseCode.hasName(1016)).isFalse();
    }
}
