package framescope.protocol;

import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.RuleTable.Breach;
import framescope.protocol.connection.OutgoingFrame;
import framescope.protocol.connection.TapObserver;
import framescope.protocol.connection.WebSocketTap;
import framescope.protocol.handshake.Agreement;
import framescope.protocol.handshake.HttpHead;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What an endpoint finds while it plays its role is what a [WebSocketTap] finds in the same bytes
/// afterwards, also behind a failure: a capture that is opened shows what was shown live.
///
/// The conversations are those of [RuleTable]; behind each come further frames, some right and
/// some wrong.
class LiveAndReopenedTest {
    /// What a frame's line in [Conversation#heard] begins with, and the rules behind it.
    private static final Pattern FRAME =
            Pattern.compile(
                    "(client|server): (Continuation|Text|Binary|Close|Ping|Pong|Reserved|inflated)"
                            + ".*?( breaks \\[.*])?",
                    Pattern.DOTALL);

    /// Rules of the clock, which no byte tells.
    private static final Set<Rule> TIMED = EnumSet.of(Rule.FRAME_STALLED, Rule.MESSAGE_STALLED);

    /// Rules of limits, which nobody knows who opens a file.
    private static final Set<Rule> LIMITED =
            EnumSet.of(Rule.MESSAGE_TOO_BIG, Rule.TOO_MANY_FRAGMENTS);

    private static Stream<Breach> breachesOfFrames() {
        return RuleTable.breaches().stream()
                .filter(breach -> breach.rule().part() != FramePart.HEAD)
                .filter(breach -> !TIMED.contains(breach.rule()))
                .filter(breach -> !LIMITED.contains(breach.rule()));
    }

    @ParameterizedTest
    @MethodSource("breachesOfFrames")
    void theSameIsFoundWhereARuleIsBroken(Breach breach) {
        assertSame(RuleTable.breaking(breach));
    }

    @ParameterizedTest
    @MethodSource("breachesOfFrames")
    void theSameIsFoundWhereARuleIsJustKept(Breach breach) {
        assertSame(RuleTable.keeping(breach));
    }

    @Test
    void theSameIsFoundWhereOurOwnServerBreaksARule() {
        Conversation talk = Conversation.opened();
        FrameBytes masked = text("a").maskedWith(0);
        talk.endpoint().send(new OutgoingFrame(masked.header(), masked.payload()));
        talk.sees("server: Text 'a' breaks [MASK_UNEXPECTED]");
        assertSame(talk);
    }

    private static void assertSame(Conversation talk) {
        boolean masked = talk.peerRole() == Role.CLIENT;
        Stream.of(
                        FrameBytes.of(Opcode.TEXT, hex("ff")),
                        text("a").fragment(),
                        ping("?"),
                        continuation("b"),
                        continuation("stray"),
                        FrameBytes.of(Opcode.TEXT, hex("f2 48 cd c9 c9 07 00 # «Hello»")).rsv1(),
                        FrameBytes.of(Opcode.TEXT, hex("00 01 00 fe ff ff 06 # ff, type 3")).rsv1(),
                        FrameBytes.of(Opcode.TEXT, hex("c3")).fragment(),
                        FrameBytes.of(Opcode.CONTINUATION, hex("bc")),
                        FrameBytes.of(Opcode.CLOSE, hex("03")),
                        text("late"))
                .forEach(frame -> talk.arrives(masked ? frame.masked() : frame));
        talk.ends();
        for (Role sender : Role.values()) {
            assertThat(reopened(talk.wire(), sender))
                    .as("frames of the %s", sender)
                    .isEqualTo(live(talk.heard(), sender));
        }
    }

    private static List<String> live(List<String> heard, Role sender) {
        return heard.stream()
                .map(FRAME::matcher)
                .filter(Matcher::matches)
                .filter(line -> line.group(1).equals(name(sender)))
                .map(line -> line.group(2) + (line.group(3) == null ? "" : line.group(3)))
                .toList();
    }

    private static List<String> reopened(List<Conversation.Passage> wire, Role sender) {
        Frames frames = new Frames(sender);
        WebSocketTap tap = new WebSocketTap(RuleTable.LIMITS, frames);
        wire.forEach(each -> tap.receive(each.sender(), ByteBuffer.wrap(each.bytes().toArray())));
        tap.end();
        return frames.lines;
    }

    private static String name(Role sender) {
        return sender.name().toLowerCase(Locale.ROOT);
    }

    /// Hears of the frames of one end.
    private static final class Frames implements TapObserver {
        private final Role wanted;
        private final List<String> lines = new ArrayList<>();

        Frames(Role wanted) {
            this.wanted = wanted;
        }

        @Override
        public void requestSeen(long start, HttpHead request, RuleSet broken) {}

        @Override
        public void responseSeen(long start, long length, HttpHead response, Agreement agreement) {}

        @Override
        public void inflatedSeen(Role sender, ByteBuffer payload) {
            if (sender == wanted) {
                lines.add("inflated");
            }
        }

        @Override
        public void frameSeen(
                Role sender, long start, FrameDecoder frame, long broken, Opcode message) {
            if (sender == wanted) {
                String opcode = frame.header().opcode().name().split("_", 2)[0];
                String word = opcode.charAt(0) + opcode.substring(1).toLowerCase(Locale.ROOT);
                lines.add(word + (broken == 0 ? "" : " breaks " + new RuleSet(broken).rules()));
            }
        }

        @Override
        public void unparsedSeen(Role sender, long start, long length, long broken) {}
    }
}
