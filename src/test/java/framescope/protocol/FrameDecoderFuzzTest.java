package framescope.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.FuzzCorpus;
import framescope.testing.Splits;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;

/// Any bytes are frames that lie one behind the other, each written again as it came, and a rest
/// that is less than a frame; however they are cut.
class FrameDecoderFuzzTest {
    @ParameterizedTest
    @FuzzCorpus
    void holdsForTheCorpus(byte[] input) {
        fuzzerTestOneInput(input);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Bytes stream = Bytes.of(input);
        Outcome whole = Outcome.of(List.of(stream));
        assertTiling(stream, whole);
        assertThat(Outcome.of(Splits.singly(stream))).isEqualTo(whole);
        Random random = new Random(stream.hashCode());
        for (int i = 0; i < 4; i++) {
            List<Bytes> cut = Splits.atRandom(stream, random);
            assertThat(Outcome.of(cut)).as("%s", cut).isEqualTo(whole);
        }
    }

    private static void assertTiling(Bytes stream, Outcome whole) {
        long end = 0;
        for (DecodedFrame frame : whole.frames) {
            assertThat(frame.start()).isEqualTo(end);
            Bytes written = FrameEncoder.encode(frame.header(), frame.payload());
            end += written.length();
            assertThat(written).isEqualTo(stream.slice((int) frame.start(), (int) end));
            assertJudged(frame.header());
        }
        if (whole.midFrame) {
            assertThat(whole.frameStart).isEqualTo(end);
            assertThat(whole.desynchronised || whole.consumed == stream.length()).isTrue();
        } else {
            assertThat(end).isEqualTo(whole.consumed).isEqualTo(stream.length());
        }
    }

    /// One of the two receivers objects to MASK, and both object to the same otherwise.
    private static void assertJudged(FrameHeader header) {
        long mask = RuleSet.of(Rule.MASK_MISSING, Rule.MASK_UNEXPECTED).bits();
        long byServer = broken(Role.SERVER, header);
        long byClient = broken(Role.CLIENT, header);
        assertThat(byServer & mask).isEqualTo(header.masked() ? 0 : Rule.MASK_MISSING.bit());
        assertThat(byClient & mask).isEqualTo(header.masked() ? Rule.MASK_UNEXPECTED.bit() : 0);
        assertThat(byServer & ~mask).isEqualTo(byClient & ~mask);
    }

    private static long broken(Role receiver, FrameHeader header) {
        return FrameRules.header(
                receiver, header.firstByte(), header.secondByte(), header.payloadLength(), false);
    }

    private record Outcome(
            List<DecodedFrame> frames,
            boolean midFrame,
            boolean desynchronised,
            long frameStart,
            long consumed) {

        static Outcome of(List<Bytes> reads) {
            FrameDecoder decoder = new FrameDecoder(0);
            List<DecodedFrame> frames = DecodedFrame.readAll(decoder, reads);
            return new Outcome(
                    frames,
                    decoder.midFrame(),
                    decoder.desynchronised(),
                    decoder.midFrame() ? decoder.frameStart() : decoder.consumed(),
                    decoder.consumed());
        }
    }
}
