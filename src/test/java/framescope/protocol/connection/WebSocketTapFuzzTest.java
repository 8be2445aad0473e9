package framescope.protocol.connection;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.FrameDecoder;
import framescope.protocol.MessageMemory;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.RuleSet;
import framescope.protocol.handshake.Agreement;
import framescope.protocol.handshake.HeadLimits;
import framescope.protocol.handshake.HttpHead;
import framescope.testing.Conversation;
import framescope.testing.FuzzCorpus;
import framescope.testing.Splits;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;

/// Whatever two ends write to each other: a tap tells of every byte of either just once and in
/// order, and the cuts of the network change nothing unless bytes are missing.
///
/// The first byte chooses an opening handshake that comes first, or none. Each run of bytes behind
/// it has a byte before it: the sender in the top bit, the length below. A run of length zero is a
/// gap, of as many bytes as the next byte says.
class WebSocketTapFuzzTest {
    private static final Limits LIMITS =
            new Limits(HeadLimits.DEFAULT, 150, 200, 100, MessageMemory.UNBOUNDED);
    private static final String OFFER =
            "Sec-WebSocket-Extensions: permessage-deflate; client_no_context_takeover\r\n";

    @ParameterizedTest
    @FuzzCorpus
    void holdsForTheCorpus(byte[] input) {
        fuzzerTestOneInput(input);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        List<Run> runs = runs(input);
        List<String> whole = seen(runs);
        List<String> singly = seen(runs.stream().flatMap(Run::singly).toList());
        Random random = new Random(Arrays.hashCode(input));
        List<String> cut = seen(runs.stream().flatMap(run -> run.cut(random)).toList());
        // Behind a gap, frames are looked for where a read begins.
        if (runs.stream().noneMatch(run -> run.missing > 0)) {
            assertThat(singly).isEqualTo(whole);
            assertThat(cut).isEqualTo(whole);
        }
    }

    /// What one end wrote at a time, and how many bytes are missing behind it.
    private record Run(Role sender, Bytes bytes, int missing) {
        Stream<Run> singly() {
            return with(Splits.singly(bytes));
        }

        Stream<Run> cut(Random random) {
            return with(Splits.atRandom(bytes, random));
        }

        private Stream<Run> with(List<Bytes> pieces) {
            return Stream.concat(
                    pieces.stream().map(piece -> new Run(sender, piece, 0)),
                    Stream.of(new Run(sender, Bytes.EMPTY, missing)));
        }
    }

    private static List<Run> runs(byte[] input) {
        List<Run> runs = new ArrayList<>();
        if (input.length > 0 && (input[0] & 1) != 0) {
            String more = (input[0] & 2) != 0 ? OFFER : "";
            runs.add(head(Role.CLIENT, Conversation.REQUEST, more));
            runs.add(head(Role.SERVER, Conversation.RESPONSE, more));
        }
        int at = 1;
        while (at < input.length) {
            Role sender = input[at] < 0 ? Role.CLIENT : Role.SERVER;
            int length = input[at] & 0x7f;
            int from = at + 1;
            if (length == 0) {
                at = from + 1;
                int missing = from < input.length ? input[from] & 0xff : 0;
                runs.add(new Run(sender, Bytes.EMPTY, missing));
            } else {
                at = Math.min(input.length, from + length);
                runs.add(new Run(sender, Bytes.of(Arrays.copyOfRange(input, from, at)), 0));
            }
        }
        return runs;
    }

    private static Run head(Role sender, String plain, String more) {
        return new Run(sender, Bytes.utf8(plain.replace("Upgrade:", more + "Upgrade:")), 0);
    }

    private static List<String> seen(List<Run> runs) {
        Notes notes = new Notes();
        WebSocketTap tap = new WebSocketTap(LIMITS, notes);
        for (Run run : runs) {
            ByteBuffer in = ByteBuffer.wrap(run.bytes.toArray());
            tap.receive(run.sender, in);
            assertThat(in.hasRemaining()).isFalse();
            notes.written(run.sender, run.bytes.length());
            if (run.missing > 0) {
                tap.missing(run.sender, run.missing);
                notes.missing(run.sender, run.missing);
            }
            assertThat(tap.unreportedStart(run.sender)).isEqualTo(notes.told(run.sender));
        }
        tap.end();
        notes.assertAllTold();
        notes.lines.add(tap.closeSummary() + " " + tap.brokenAtEnd().rules());
        return notes.lines;
    }

    /// What the observer hears, as lines; and of how many bytes.
    private static final class Notes implements TapObserver {
        private final List<String> lines = new ArrayList<>();
        private final Map<Role, Long> written = new EnumMap<>(Role.class);
        private final Map<Role, Long> told = new EnumMap<>(Role.class);

        void written(Role sender, long length) {
            written.merge(sender, length, Long::sum);
        }

        /// All that was written before has been told of by now.
        void missing(Role sender, long length) {
            written(sender, 0);
            assertThat(told(sender)).isEqualTo(written.get(sender));
            written(sender, length);
            told.merge(sender, length, Long::sum);
        }

        long told(Role sender) {
            return told.getOrDefault(sender, 0L);
        }

        void assertAllTold() {
            written.forEach((sender, length) -> assertThat(told(sender)).isEqualTo(length));
        }

        private void tell(Role sender, long start, long length, String what) {
            assertThat(start).as("first byte that is told of").isEqualTo(told(sender));
            assertThat(length).isPositive();
            told.merge(sender, length, Long::sum);
            lines.add(sender + " " + start + "+" + length + " " + what);
        }

        @Override
        public void requestSeen(long start, HttpHead request, RuleSet broken) {
            tell(Role.CLIENT, start, request.bytes().length(), "" + broken.rules());
        }

        @Override
        public void responseSeen(long start, long length, HttpHead response, Agreement agreement) {
            tell(Role.SERVER, start, length, "" + agreement);
        }

        @Override
        public void inflatedSeen(Role sender, ByteBuffer payload) {
            assertThat(payload.remaining()).isLessThanOrEqualTo(LIMITS.message());
            lines.add(sender + " inflated " + Bytes.copyOf(payload).hex());
        }

        @Override
        public void frameSeen(
                Role sender, long start, FrameDecoder frame, long broken, Opcode message) {
            String what = frame.header() + " " + message + new RuleSet(broken).rules();
            tell(sender, start, frame.consumed() - start, what);
        }

        @Override
        public void unparsedSeen(Role sender, long start, long length, long broken) {
            tell(sender, start, length, "" + new RuleSet(broken).rules());
        }
    }
}
