package framescope.protocol.handshake;

import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How `Sec-WebSocket-Accept` comes about, by the sample of RFC 6455 §1.3.
class AcceptKeyTest {

    @Test
    void theSampleOfTheRfcIsWorkedOutStepByStep() {
        assertThat(AcceptKey.of("dGhlIHNhbXBsZSBub25jZQ=="))
                .isEqualTo(
                        new AcceptKey(
                                "dGhlIHNhbXBsZSBub25jZQ==",
                                "dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
                                hex(
                                        """
                                        b3 7a 4f 2c c0 62 4f 16 90 f6
                                        46 06 cf 38 59 45 b2 be c4 ea
                                        """),
                                "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
    }

    @Test
    void theHashIsShownAsHex() {
        assertThat(AcceptKey.of("dGhlIHNhbXBsZSBub25jZQ==").sha1Hex())
                .isEqualTo("b37a4f2cc0624f1690f64606cf385945b2bec4ea");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dGhlIHNhbXBsZSBub25jZQ==",
                "AQIDBAUGBwgJCgsMDQ4PEA==", // The sample of RFC 6455 §4.1.
                "AAAAAAAAAAAAAAAAAAAAAA==",
                "/////////////////////w==",
                "+++++++++++++++++++++g=="
            })
    void theBase64Of16BytesIsWellFormed(String key) {
        assertThat(AcceptKey.isWellFormed(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dGhlIHNhbXBsZSBub25j", // 15 bytes
                "dGhlIHNhbXBsZSBub25jZTE=", // 17 bytes
                "dGhlIHNhbXBsZSBub25jZQ", // no padding
                "dGhlIHNhbXBsZSBub25jZR==", // bits that belong to no byte are set
                "dGhlIHNhbXBsZSBub25jZQ==\n",
                " dGhlIHNhbXBsZSBub25jZQ==",
                "dGhlIHNhbXBsZSBub25_ZQ==", // base64url
                "dGhlIHNhbXBsZSBub25jZQ==dGhlIHNhbXBsZSBub25jZQ=="
            })
    void everythingElseIsNot(String key) {
        assertThat(AcceptKey.isWellFormed(key)).isFalse();
    }
}
