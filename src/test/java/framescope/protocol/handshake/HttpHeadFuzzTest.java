package framescope.protocol.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.handshake.HttpHeadDecoder.Progress;
import framescope.testing.FuzzCorpus;
import framescope.testing.Splits;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;

/// Any bytes are collected into the same head however they are cut, and read with every line at
/// its place.
class HttpHeadFuzzTest {
    private static final HeadLimits LIMITS = new HeadLimits(600, 80, 12);

    @ParameterizedTest
    @FuzzCorpus
    void holdsForTheCorpus(byte[] input) {
        fuzzerTestOneInput(input);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Bytes stream = Bytes.of(input);
        Collected whole = Collected.of(List.of(stream));
        assertCollected(stream, whole);
        assertThat(Collected.of(Splits.singly(stream))).isEqualTo(whole);
        assertThat(Collected.of(Splits.atRandom(stream, new Random(stream.hashCode()))))
                .isEqualTo(whole);
        assertPlaces(HttpHead.parse(stream));
    }

    private static void assertCollected(Bytes stream, Collected whole) {
        Bytes taken = whole.taken;
        assertThat(stream.first(taken.length())).isEqualTo(taken);
        assertThat(taken.length()).isLessThanOrEqualTo(LIMITS.bytes());
        if (whole.progress == Progress.INCOMPLETE) {
            assertThat(taken).isEqualTo(stream);
        }
        if (whole.progress == Progress.TLS && taken.length() < LIMITS.bytes()) {
            assertThat(taken.length()).isEqualTo(5 + (taken.at(3) << 8 | taken.at(4)));
        }
        if (whole.progress == Progress.COMPLETE) {
            String text = text(taken).replaceFirst("^(\r\n)+", "");
            assertThat(text.indexOf("\r\n\r\n")).isEqualTo(text.length() - 4);
            assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
            List<String> lines = text.lines().toList();
            assertThat(lines).hasSizeLessThanOrEqualTo(LIMITS.headers() + 2);
            assertThat(lines).allMatch(line -> line.length() <= LIMITS.lineBytes());
        }
    }

    private static void assertPlaces(HttpHead head) {
        String text = text(head.bytes());
        assertThat(text.substring(0, head.start())).matches("(\r\n)*");
        assertThat(text.substring(head.start())).startsWith(head.startLine());
        int end = head.start() + head.startLine().length();
        for (HttpHead.Line line : head.lines()) {
            assertThat(text.substring(end, line.from())).isEqualTo("\r\n");
            end = line.to();
            assertThat(end).isLessThanOrEqualTo(head.linesEnd());
            String written = text.substring(line.from(), end);
            if (line.name().isEmpty()) {
                assertThat(line.value()).isEqualTo(written);
            } else {
                assertThat(written).startsWith(line.name() + ":");
                assertThat(written.substring(line.name().length() + 1).strip())
                        .isEqualTo(line.value());
            }
        }
        if (head.wellFormed()) {
            assertThat(head.lines()).noneMatch(line -> line.name().isEmpty());
            assertThat(text).endsWith("\r\n\r\n");
            assertThat(head.method()).isNotEmpty();
            assertThat(head.target()).isNotEmpty();
        }
    }

    private static String text(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
    }

    private record Collected(Progress progress, Bytes taken, int left) {
        static Collected of(List<Bytes> reads) {
            HttpHeadDecoder decoder = new HttpHeadDecoder(LIMITS);
            Progress progress = Progress.INCOMPLETE;
            int left = 0;
            for (Bytes read : reads) {
                ByteBuffer in = read.buffer();
                progress = decoder.accept(in);
                left += in.remaining();
            }
            return new Collected(progress, decoder.taken(), left);
        }
    }
}
