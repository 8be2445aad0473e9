package framescope.filter;

import static framescope.testing.FrameBytes.text;

import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.MemoryCapture;
import framescope.capture.RowBatch;
import framescope.capture.RowBlock;
import framescope.capture.RowKind;
import framescope.protocol.Bytes;
import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.protocol.connection.CloseSummary;
import framescope.testing.FrameBytes;
import framescope.testing.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A small capture with a row of every kind, and the rows that a filter lets pass, by number from
/// 1 as `frame.number` counts.
///
/// | row | content |
/// |---|---|
/// | 1 | opened, connection 1 |
/// | 2 | request for /chat |
/// | 3 | response 101 |
/// | 4 | client: Text «Hello», masked |
/// | 5 | server: Text «Hello» |
/// | 6 | client: Text without FIN, «Grüße», masked |
/// | 7 | client: Continuation « world», masked |
/// | 8 | client: Ping «hi», masked |
/// | 9 | server: Pong «hi» |
/// | 10 | client: Binary of 300 bytes 00 01 02 …, masked, 16-bit length |
/// | 11 | client: Text «odd», not masked, RSV2, 64-bit length: three findings |
/// | 12 | client: bytes that are no frame |
/// | 13 | client: Close 1000 «bye», masked |
/// | 14 | server: Close without a code |
/// | 15 | connection 1 ended without TCP's FIN: 1006 |
/// | 16 | opened, connection 2 |
/// | 17 | connection 2, server: reserved opcode 3 with «?» |
final class SampleRows {
    static final String REQUEST =
            """
            GET /chat?room=1 HTTP/1.1
            Host: localhost:8000
            Upgrade: websocket
            Connection: keep-alive, Upgrade
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Protocol: chat
            Sec-WebSocket-Protocol: superchat
            Cookie: a=b

            """
                    .replace("\n", "\r\n");
    static final String RESPONSE =
            """
            HTTP/1.1 101 Switching Protocols
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=

            """
                    .replace("\n", "\r\n");

    final MemoryCapture capture = MemoryCapture.keeping(1L << 30);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
    private final WireWriter server = client.answering();

    SampleRows() {
        client.beginning();
        client.bytes(RowKind.REQUEST, REQUEST, 0);
        server.bytes(RowKind.RESPONSE, RESPONSE, 101);
        client.frame(text("Hello").maskedWith(FrameBytes.KEY));
        server.frame(text("Hello"));
        client.frame(text("Grüße").fragment().maskedWith(FrameBytes.KEY));
        continuation();
        client.frame(FrameBytes.ping("hi").maskedWith(FrameBytes.KEY));
        server.frame(FrameBytes.pong("hi"));
        client.frame(FrameBytes.binary(counting(300)).maskedWith(FrameBytes.KEY));
        odd();
        client.bytes(RowKind.BYTES, "\u0001\u0002junk", 0);
        client.frame(FrameBytes.close(1000, "bye").maskedWith(FrameBytes.KEY));
        server.frame(FrameBytes.close());
        client.closed(new CloseSummary(Optional.empty(), 1006, false), Ending.RESET);
        WireWriter other = WireWriter.opened(capture, Direction.SERVER_TO_CLIENT);
        other.beginning();
        FrameBytes reserved = FrameBytes.of(Opcode.RESERVED_3, Bytes.utf8("?"));
        other.row(
                RowBatch.location(other.chunk(reserved.bytes()), 0),
                reserved,
                Rule.RESERVED_OPCODE);
    }

    /// Adds row 18, from the server of connection 1: a Text with RSV1 whose message is inflated.
    void compressed(String message) {
        FrameBytes frame = FrameBytes.of(Opcode.TEXT, Bytes.ofHex("00 11 22")).rsv1();
        capture.deflating(server.connection());
        RowBatch batch = new RowBatch();
        batch.inflated(capture.keepInflated(Bytes.utf8(message).buffer()), message.length());
        batch.frame(
                server.connection(),
                Direction.SERVER_TO_CLIENT,
                WireWriter.TIME,
                RowBatch.location(server.chunk(frame.bytes()), 0),
                frame.header().firstByte(),
                frame.header().secondByte(),
                0,
                frame.header().payloadLength(),
                0,
                Opcode.TEXT);
        capture.append(batch);
    }

    private void continuation() {
        FrameBytes frame = FrameBytes.continuation(" world").maskedWith(FrameBytes.KEY);
        RowBatch batch = new RowBatch();
        batch.frame(
                client.connection(),
                Direction.CLIENT_TO_SERVER,
                WireWriter.TIME,
                RowBatch.location(client.chunk(frame.bytes()), 0),
                frame.header().firstByte(),
                frame.header().secondByte(),
                frame.header().maskingKey(),
                frame.header().payloadLength(),
                0,
                Opcode.TEXT);
        capture.append(batch);
    }

    private void odd() {
        FrameBytes plain = text("odd");
        FrameBytes odd =
                new FrameBytes(
                        plain.header()
                                .withReservedBits(false, true, false)
                                .withLengthForm(LengthForm.BITS_64),
                        plain.payload());
        client.row(
                RowBatch.location(client.chunk(odd.bytes()), 0),
                odd,
                Rule.RESERVED_BITS,
                Rule.LENGTH_NOT_MINIMAL,
                Rule.MASK_MISSING);
    }

    private static Bytes counting(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return Bytes.wrap(bytes);
    }

    /// The numbers of the rows that pass.
    List<Integer> passing(String filter) throws FilterSyntaxException {
        return passing(filter, DerivedValues.NONE);
    }

    List<Integer> passing(String filter, DerivedValues derived) throws FilterSyntaxException {
        RowMatcher matcher = DisplayFilter.parse(filter).matcher(capture, derived);
        matcher.countFrom(0, WireWriter.TIME);
        RowBlock block = new RowBlock();
        List<Integer> passing = new ArrayList<>();
        capture.read(0, block);
        for (int row = 0; row < block.count(); row++) {
            if (matcher.matches(block, row)) {
                passing.add(row + 1);
            }
        }
        return passing;
    }
}
