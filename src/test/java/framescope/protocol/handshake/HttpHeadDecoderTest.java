package framescope.protocol.handshake;

import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.handshake.HttpHeadDecoder.Progress;
import framescope.testing.Conversation;
import framescope.testing.Splits;
import framescope.testing.Threat;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where [HttpHeadDecoder] finds the end of a head, and where it gives up.
class HttpHeadDecoderTest {
    private static final int LIMIT = 1024;
    private static final Bytes REQUEST = Bytes.utf8(Conversation.REQUEST);

    /// What came of some reads, and the bytes that were left in them.
    private record Outcome(Progress progress, Bytes taken, Bytes left) {}

    private static Outcome read(int limit, List<Bytes> reads) {
        HttpHeadDecoder decoder = new HttpHeadDecoder(new HeadLimits(limit, limit, 100));
        Progress progress = Progress.INCOMPLETE;
        Bytes left = Bytes.EMPTY;
        for (Bytes read : reads) {
            ByteBuffer in = read.buffer();
            progress = decoder.accept(in);
            left = left.plus(Bytes.copyOf(in));
        }
        return new Outcome(progress, decoder.taken(), left);
    }

    private static Outcome read(Bytes bytes) {
        return read(LIMIT, List.of(bytes));
    }

    @Test
    void aHeadIsCompleteWithItsBlankLineHoweverItIsCut() {
        assertThat(Splits.of(REQUEST))
                .allSatisfy(cut ->
                        assertThat(read(LIMIT, cut))
                                .isEqualTo(new Outcome(Progress.COMPLETE, REQUEST, Bytes.EMPTY)));
    }

    @Test
    void whatFollowsTheBlankLineIsLeftHoweverItIsCut() {
        Bytes frame = hex("81 85 37 fa 21 3d 7f 9f 4d 51 58");
        assertThat(Splits.of(REQUEST.plus(frame)))
                .allSatisfy(cut ->
                        assertThat(read(LIMIT, cut))
                                .isEqualTo(new Outcome(Progress.COMPLETE, REQUEST, frame)));
    }

    @Test
    void theSecondOfTwoRequestsIsLeft() {
        assertThat(read(REQUEST.plus(REQUEST)))
                .isEqualTo(new Outcome(Progress.COMPLETE, REQUEST, REQUEST));
    }

    @Test
    void noBeginningOfAHeadIsComplete() {
        for (int length = 0; length < REQUEST.length(); length++) {
            assertThat(read(REQUEST.first(length)))
                    .isEqualTo(
                            new Outcome(Progress.INCOMPLETE, REQUEST.first(length), Bytes.EMPTY));
        }
    }

    @Threat("N11")
    @Test
    void aTlsRecordIsTakenAsAWholeHoweverItIsCut() {
        Bytes record = hex("16 03 01 01 02 # handshake, TLS 1.0, 258 bytes").plus(zeros(258));
        Bytes next = hex("14 03 01");
        assertThat(Splits.of(record.plus(next)))
                .allSatisfy(cut ->
                        assertThat(read(LIMIT, cut))
                                .isEqualTo(new Outcome(Progress.TLS, record, next)));
    }

    @Test
    void anEmptyTlsRecordEndsWithItsHeader() {
        assertThat(read(hex("16 03 01 00 00 01")))
                .isEqualTo(new Outcome(Progress.TLS, hex("16 03 01 00 00"), hex("01")));
    }

    @Test
    void aTlsRecordIsTakenUpToTheLimit() {
        Bytes record = hex("16 03 01 ff ff").plus(zeros(20));
        assertThat(read(10, List.of(record.first(10))).progress()).isEqualTo(Progress.INCOMPLETE);
        assertThat(read(10, List.of(record)))
                .isEqualTo(
                        new Outcome(
                                Progress.TLS, record.first(10), record.slice(10, record.length())));
    }

    @Test
    void whatOnlyBeginsLikeTlsIsNoHttp() {
        assertThat(read(hex("16 02 01")))
                .isEqualTo(new Outcome(Progress.NOT_HTTP, hex("16 02"), hex("01")));
        assertThat(read(hex("16 47 45 54 # GET")))
                .isEqualTo(new Outcome(Progress.NOT_HTTP, hex("16 47"), hex("45 54")));
    }

    private static Bytes zeros(int length) {
        return Bytes.wrap(new byte[length]);
    }

    @Test
    void aFrameWithoutAHandshakeIsNoHttp() {
        assertThat(read(hex("81 85 37")))
                .isEqualTo(new Outcome(Progress.NOT_HTTP, hex("81"), hex("85 37")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\n", // RFC 9112 §2.2: a bare LF …
                "GET / HTTP/1.1\r\nHost: a\n",
                "GET / HTTP/1.1\rH", // … or a bare CR may hide a request.
                "GET / HTTP/1.1\r\r",
                "GET / HTTP/1.1\r\n\n",
                "GET / HTTP/1.1\r\n\r\r",
                "GET /\u0000",
                "GET /\u001f",
                " ",
                "\n",
                "\t"
            })
    void aByteThatNoHeadCanHaveEndsItThere(String text) {
        Bytes beginning = Bytes.utf8(text);
        assertThat(read(beginning.first(beginning.length() - 1)).progress())
                .isEqualTo(Progress.INCOMPLETE);
        assertThat(read(beginning.plus(REQUEST)))
                .isEqualTo(new Outcome(Progress.NOT_HTTP, beginning, REQUEST));
    }

    @Test
    void emptyLinesBeforeTheFirstOneStayInTheHeadHoweverItIsCut() {
        Bytes head = Bytes.utf8("\r\n\r\n").plus(REQUEST);
        assertThat(Splits.of(head))
                .allSatisfy(cut ->
                        assertThat(read(head.length(), cut))
                                .isEqualTo(new Outcome(Progress.COMPLETE, head, Bytes.EMPTY)));
    }

    @Test
    void emptyLinesBeforeTheFirstOneAreNoHead() {
        assertThat(read(Bytes.utf8("\r\n\r\n")).progress()).isEqualTo(Progress.INCOMPLETE);
        assertThat(read(Bytes.utf8("\rG")).progress()).isEqualTo(Progress.NOT_HTTP);
        assertThat(read(Bytes.utf8("\r\n:")).progress()).isEqualTo(Progress.NOT_HTTP);
    }

    @Test
    void aTabAndBytesAbove7fMayStandInAHead() {
        Bytes head = Bytes.utf8("GET /ü HTTP/1.1\r\nX:\tä\r\n\r\n");
        assertThat(read(head)).isEqualTo(new Outcome(Progress.COMPLETE, head, Bytes.EMPTY));
    }

    @Test
    void aHeadOfJustTheLimitIsCompleteHoweverItIsCut() {
        assertThat(Splits.of(REQUEST))
                .allSatisfy(cut ->
                        assertThat(read(REQUEST.length(), cut))
                                .isEqualTo(new Outcome(Progress.COMPLETE, REQUEST, Bytes.EMPTY)));
    }

    @Test
    void aHeadOfOneByteMoreIsTooLongHoweverItIsCut() {
        int limit = REQUEST.length() - 1;
        assertThat(Splits.of(REQUEST))
                .allSatisfy(cut ->
                        assertThat(read(limit, cut))
                                .isEqualTo(
                                        new Outcome(
                                                Progress.TOO_LONG,
                                                REQUEST.first(limit),
                                                hex("0a"))));
    }

    @Threat("N3")
    @Test
    void aHundredHeadersAreTakenAndNotOneMore() {
        HeadLimits limits = HeadLimits.DEFAULT;
        assertThat(progress(limits, "GET / HTTP/1.1\r\n" + "a: b\r\n".repeat(100) + "\r\n"))
                .isEqualTo(Progress.COMPLETE);
        assertThat(progress(limits, "GET / HTTP/1.1\r\n" + "a: b\r\n".repeat(101)))
                .isEqualTo(Progress.TOO_LONG);
    }

    @Threat("N4")
    @Test
    void aLineMayBeJustAsLongAsItsLimit() {
        HeadLimits limits = new HeadLimits(100, 20, 10);
        String longest = "x".repeat(20);
        assertThat(progress(limits, longest + "\r\n" + longest + "\r\n\r\n"))
                .isEqualTo(Progress.COMPLETE);
        assertThat(progress(limits, longest + "x")).isEqualTo(Progress.TARGET_TOO_LONG);
        assertThat(progress(limits, longest + "\r\n" + longest + "x")).isEqualTo(Progress.TOO_LONG);
    }

    private static Progress progress(HeadLimits limits, String head) {
        return new HttpHeadDecoder(limits).accept(Bytes.utf8(head).buffer());
    }

    @Test
    void theLimitItselfMayBeReachedWithoutABlankLine() {
        assertThat(read(8, List.of(Bytes.utf8("GET / HT"))).progress())
                .isEqualTo(Progress.INCOMPLETE);
    }

    @Test
    void aHeadLongerThanTheFirstArrayIsKeptWhole() {
        Bytes head = Bytes.utf8("GET /" + "a".repeat(900) + " HTTP/1.1\r\n\r\n");
        assertThat(read(head)).isEqualTo(new Outcome(Progress.COMPLETE, head, Bytes.EMPTY));
    }
}
