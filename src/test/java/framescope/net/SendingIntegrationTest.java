package framescope.net;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import framescope.capture.CaptureNote;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureSink;
import framescope.capture.Direction;
import framescope.capture.NoteKind;
import framescope.capture.RowKind;
import framescope.protocol.Bytes;
import framescope.protocol.ClosePayload;
import framescope.protocol.FrameHeader;
import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.protocol.connection.OutgoingFrame;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.testing.Rows;
import framescope.testing.Threat;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a user sends: to one, to some, to all, right or wrong.
@Tag("socket")
class SendingIntegrationTest {
    private RunningServer server;

    @BeforeEach
    void start() throws Exception {
        server = RunningServer.echoing();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFrameGoesToTheConnectionItIsFor() throws Exception {
        try (RawClient first = server.open();
                RawClient second = server.open()) {
            server.server().send(List.of(2), OutgoingFrame.text("for two"));
            server.server().send(List.of(1), OutgoingFrame.text("for one"));
            assertThat(first.readFrame()).isEqualTo(text("for one"));
            assertThat(second.readFrame()).isEqualTo(text("for two"));
        }
    }

    @Test
    void aFrameGoesToAllThatAreOpen() throws Exception {
        try (RawClient first = server.open();
                RawClient silent = server.connect();
                RawClient second = server.open()) {
            server.server().send(server.server().peers(), OutgoingFrame.text("to all"));
            assertThat(first.readFrame()).isEqualTo(text("to all"));
            assertThat(second.readFrame()).isEqualTo(text("to all"));
            assertThat(silent.endOutput().readToEnd()).isEqualTo(Bytes.EMPTY);
        }
        assertThat(Rows.of(server.capture(), RowKind.NOTE)).isEmpty();
    }

    @Test
    void aFrameFindsItsConnectionWhenNothingIsKept() throws Exception {
        WebSocketServer forgetful =
                WebSocketServer.start(
                        RunningServer.loopback(0),
                        RunningServer.defaultSettings(),
                        RunningServer.ECHO,
                        CaptureSink.NOWHERE,
                        TimeSource.system());
        try (RawClient first = RawClient.open(forgetful.address());
                RawClient second = RawClient.open(forgetful.address())) {
            int newest = Collections.max(forgetful.connected());
            forgetful.send(List.of(newest), OutgoingFrame.text("for the second"));
            assertThat(second.readFrame()).isEqualTo(text("for the second"));
            first.send(text("and back").masked());
            assertThat(first.readFrame()).isEqualTo(text("and back"));
        } finally {
            forgetful.stop(Duration.ZERO);
        }
    }

    private static List<Arguments> malformedFrames() {
        FrameHeader text = FrameHeader.of(Opcode.TEXT, 2);
        FrameHeader ping = FrameHeader.of(Opcode.PING, 2);
        return List.of(
                arguments(
                        FrameHeader.of(Opcode.RESERVED_3, 2).withReservedBits(true, false, false),
                        "c3 02 68 6d",
                        RuleSet.of(Rule.RESERVED_BITS, Rule.RESERVED_OPCODE)),
                arguments(
                        text.withReservedBits(false, true, true),
                        "b1 02 68 6d",
                        RuleSet.of(Rule.RESERVED_BITS)),
                arguments(
                        text.maskedWith(FrameBytes.KEY),
                        "81 82 37 fa 21 3d 5f 97",
                        RuleSet.of(Rule.MASK_UNEXPECTED)),
                arguments(
                        text.withLengthForm(LengthForm.BITS_64),
                        "81 7f 00 00 00 00 00 00 00 02 68 6d",
                        RuleSet.of(Rule.LENGTH_NOT_MINIMAL)),
                arguments(ping.withFin(false), "09 02 68 6d", RuleSet.of(Rule.CONTROL_FRAGMENTED)),
                arguments(
                        FrameHeader.of(Opcode.CONTINUATION, 2),
                        "80 02 68 6d",
                        RuleSet.of(Rule.CONTINUATION_WITHOUT_START)),
                // The header says more than there is, and less.
                arguments(FrameHeader.of(Opcode.TEXT, 100), "81 64 68 6d", RuleSet.NONE),
                arguments(FrameHeader.of(Opcode.TEXT, 1), "81 01 68 6d", RuleSet.NONE));
    }

    @Threat("P13")
    @ParameterizedTest
    @MethodSource("malformedFrames")
    void aMalformedFrameGoesOutAsItIsAndIsMarkedAndHurtsNobody(
            FrameHeader header, String wire, RuleSet broken) throws Exception {
        OutgoingFrame malformed = new OutgoingFrame(header, Bytes.utf8("hm"));
        try (RawClient client = server.open()) {
            server.server().send(List.of(1), malformed);
            assertThat(client.readBytes(malformed.toBytes().length())).isEqualTo(Bytes.ofHex(wire));
            Await.until(() -> assertThat(Rows.of(server.capture(), RowKind.FRAME)).hasSize(1));
            CaptureRecord row = Rows.of(server.capture(), RowKind.FRAME).getFirst();
            assertThat(row.direction()).isEqualTo(Direction.SERVER_TO_CLIENT);
            assertThat(row.broken()).isEqualTo(broken);
            assertThat(server.capture().wire(row, 0, 100))
                    .isEqualTo(Bytes.ofHex(wire).first((int) row.wireLength()));
            client.send(text("still here").masked());
            assertThat(client.readFrame()).isEqualTo(text("still here"));
        }
        server.isAlive();
    }

    @Test
    void aFrameBehindACloseFrameIsRefusedWithANote() throws Exception {
        try (RawClient client = server.open()) {
            server.server().send(List.of(1), OutgoingFrame.close(ClosePayload.of(1000, "")));
            server.server().send(List.of(1), OutgoingFrame.text("one more thing"));
            assertThat(client.readFrame()).isEqualTo(close(1000, ""));
            Await.until(() -> assertThat(Rows.of(server.capture(), RowKind.NOTE)).hasSize(1));
            CaptureRecord note = Rows.of(server.capture(), RowKind.NOTE).getFirst();
            assertThat(server.capture().note(note))
                    .isEqualTo(new CaptureNote(NoteKind.SEND_REFUSED, "TEXT"));
            client.send(close(1000, "").masked());
            assertThat(client.readToEnd()).isEqualTo(Bytes.EMPTY);
        }
    }

    @Test
    void aConnectionThatHasEndedIsPassedOver() throws Exception {
        server.open().close();
        server.closedRow();
        server.server().send(List.of(1, 99), OutgoingFrame.text("gone"));
        server.close();
        assertThat(Rows.of(server.capture(), RowKind.NOTE)).isEmpty();
    }
}
