package framescope.protocol.connection.autobahn;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.ClosePayload;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.connection.CloseSummary;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// A case of the Autobahn test suite: what its fuzzing peer sends, and what an endpoint that sends
/// every message back must answer. What the suite calls OK is asked for; its «non-strict» is not
/// enough.
///
/// @param number as the suite counts
/// @param ending how the connection ends behind that
/// @param code the status code with which it fails; 0 when it does not
record SuiteCase(
        String number, List<FrameBytes> sent, List<FrameBytes> heard, Ending ending, int code) {
    /// How the connection ends.
    enum Ending {
        /// The fuzzing peer begins the closing handshake behind it all.
        CLOSED_BY_PEER,
        /// The closing handshake is among the frames of the case.
        CLOSED,
        /// The endpoint fails the connection at once.
        FAILED
    }

    /// A case in which the peer sends these frames, and closes afterwards.
    static SuiteCase sends(String number, FrameBytes... frames) {
        return new SuiteCase(
                number, Arrays.asList(frames), List.of(), Ending.CLOSED_BY_PEER, CloseCode.NORMAL);
    }

    /// The same, and these frames are the answer.
    SuiteCase hears(FrameBytes... frames) {
        return new SuiteCase(number, sent, Arrays.asList(frames), ending, code);
    }

    /// The same, and with these frames the connection is closed.
    SuiteCase isClosed() {
        return new SuiteCase(number, sent, heard, Ending.CLOSED, CloseCode.NORMAL);
    }

    /// The same, and the endpoint fails the connection behind its answer.
    SuiteCase fails(int withCode) {
        return new SuiteCase(number, sent, heard, Ending.FAILED, withCode);
    }

    /// Each case against a server and a client, in all chops.
    static Stream<Arguments> everyWay(Stream<SuiteCase> cases) {
        return cases.flatMap(each ->
                Stream.of(Role.values())
                        .flatMap(role ->
                                Stream.of(Chops.values())
                                        .map(chops -> Arguments.of(each, role, chops))));
    }

    /// Plays the case.
    ///
    /// @param endpoint the role of the endpoint that is tested
    void play(Role endpoint, Chops chops) {
        Conversation talk =
                endpoint == Role.SERVER ? Conversation.echoing() : Conversation.clientEchoing();
        int opened = talk.sent().length();
        talk.arrives(chops.cut(fromPeer(endpoint, sent)));
        if (ending == Ending.CLOSED_BY_PEER) {
            FrameBytes close = FrameBytes.close(CloseCode.NORMAL, "");
            talk.arrives(chops.cut(fromPeer(endpoint, List.of(close))));
        }
        Bytes written = talk.sent().slice(opened, talk.sent().length());
        assertAnswer(Wire.frames(written));
        assertThat(talk.endpoint().finished()).isTrue();
        if (ending != Ending.FAILED) {
            assertThat(talk.endpoint().closeSummary())
                    .extracting(CloseSummary::initiator, CloseSummary::clean)
                    .containsExactly(Optional.of(endpoint.peer()), true);
        }
        talk.ends();
    }

    private void assertAnswer(List<FrameBytes> frames) {
        switch (ending) {
            case CLOSED -> assertThat(frames).isEqualTo(heard);
            case CLOSED_BY_PEER ->
                    assertThat(frames)
                            .isEqualTo(
                                    Stream.concat(
                                                    heard.stream(),
                                                    Stream.of(FrameBytes.close(code, "")))
                                            .toList());
            case FAILED -> {
                assertThat(frames).isNotEmpty();
                assertThat(frames.subList(0, frames.size() - 1)).isEqualTo(heard);
                FrameBytes last = frames.getLast();
                assertThat(last.header().opcode()).isEqualTo(Opcode.CLOSE);
                assertThat(ClosePayload.read(last.payload()).map(ClosePayload::code))
                        .contains(code);
            }
        }
    }

    /// These frames as a peer of this endpoint sends them.
    static List<FrameBytes> fromPeer(Role endpoint, List<FrameBytes> frames) {
        return endpoint == Role.SERVER ? frames.stream().map(FrameBytes::masked).toList() : frames;
    }

    @Override
    public String toString() {
        return "case " + number;
    }
}
