package framescope.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.FuzzCorpus;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;

/// Any payload of a Close frame is read without loss, and judged as RFC 6455 §5.5.1 and §7.4 say.
class ClosePayloadFuzzTest {
    private static final List<Integer> NEVER_SENT = List.of(1004, 1005, 1006, 1015);

    @ParameterizedTest
    @FuzzCorpus
    void holdsForTheCorpus(byte[] input) {
        fuzzerTestOneInput(input);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Bytes payload = Bytes.of(input);
        Optional<ClosePayload> close = ClosePayload.read(payload);
        assertThat(close.isPresent()).isEqualTo(input.length != 1);
        assertThat(new RuleSet(FrameRules.close(Role.SERVER, payload))).isEqualTo(expected(input));
        close.filter(read -> !payload.isEmpty() && read.code() != CloseCode.NO_STATUS)
                .ifPresent(read -> assertThat(read.toBytes()).isEqualTo(payload));
    }

    private static RuleSet expected(byte[] input) {
        if (input.length < 2) {
            return input.length == 0 ? RuleSet.NONE : RuleSet.of(Rule.CLOSE_HALF_CODE);
        }
        int code = ByteBuffer.wrap(input).getShort() & 0xffff;
        boolean registered = code >= 1000 && code <= 1014 && !NEVER_SENT.contains(code);
        boolean known = registered || code >= 3000 && code < 5000;
        return new RuleSet(
                (known ? 0 : Rule.CLOSE_CODE_FORBIDDEN.bit())
                        | (isUtf8(input, 2) ? 0 : Rule.CLOSE_REASON_NOT_UTF8.bit()));
    }

    private static boolean isUtf8(byte[] input, int from) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(input, from, input.length - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
