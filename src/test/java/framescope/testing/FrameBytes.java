package framescope.testing;

import framescope.protocol.Bytes;
import framescope.protocol.ClosePayload;
import framescope.protocol.FrameHeader;
import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;
import java.io.ByteArrayOutputStream;

/// Any frame, wrong ones too, as `text("Hello").fragment().masked()`.
///
/// It is written byte by byte as RFC 6455 §5.2 draws it, and owes nothing to the encoder and the
/// masking that it tests. Immutable.
///
/// @param header every bit of the header; the declared length need not be the payload's
/// @param payload before masking
public record FrameBytes(FrameHeader header, Bytes payload) {
    /// The masking-key of the samples in RFC 6455 §5.7.
    public static final int KEY = 0x37fa213d;

    /// A final, unmasked frame with its length in the shortest form.
    public static FrameBytes of(Opcode opcode, Bytes payload) {
        return new FrameBytes(FrameHeader.of(opcode, payload.length()), payload);
    }

    public static FrameBytes text(String payload) {
        return of(Opcode.TEXT, Bytes.utf8(payload));
    }

    public static FrameBytes binary(Bytes payload) {
        return of(Opcode.BINARY, payload);
    }

    /// A Binary frame with this many zeros.
    public static FrameBytes zeros(int length) {
        return binary(Bytes.wrap(new byte[length]));
    }

    public static FrameBytes continuation(String payload) {
        return of(Opcode.CONTINUATION, Bytes.utf8(payload));
    }

    public static FrameBytes ping(String payload) {
        return of(Opcode.PING, Bytes.utf8(payload));
    }

    public static FrameBytes pong(String payload) {
        return of(Opcode.PONG, Bytes.utf8(payload));
    }

    /// A Close frame without a status code.
    public static FrameBytes close() {
        return of(Opcode.CLOSE, Bytes.EMPTY);
    }

    public static FrameBytes close(int code, String reason) {
        return of(Opcode.CLOSE, ClosePayload.of(code, reason).toBytes());
    }

    /// The same frame without FIN.
    public FrameBytes fragment() {
        return with(header.withFin(false));
    }

    /// The same frame with RSV1 set.
    public FrameBytes rsv1() {
        return with(header.withReservedBits(true, header.rsv2(), header.rsv3()));
    }

    /// The same frame with RSV2 set.
    public FrameBytes rsv2() {
        return with(header.withReservedBits(header.rsv1(), true, header.rsv3()));
    }

    /// The same frame with RSV3 set.
    public FrameBytes rsv3() {
        return with(header.withReservedBits(header.rsv1(), header.rsv2(), true));
    }

    /// The same frame masked, with a key that other frames most likely do not have.
    public FrameBytes masked() {
        return maskedWith(KEY ^ (31 * payload.hashCode() + header.firstByte()));
    }

    /// The same frame masked with a key, whose first byte is the highest.
    public FrameBytes maskedWith(int key) {
        return with(header.maskedWith(key));
    }

    /// The same frame with its length written in this form.
    public FrameBytes lengthIn(LengthForm form) {
        return with(header.withLengthForm(form));
    }

    /// The same frame declaring another length, in the shortest form, than its payload has.
    public FrameBytes declaring(long length) {
        return with(
                new FrameHeader(
                        header.fin(),
                        header.rsv1(),
                        header.rsv2(),
                        header.rsv3(),
                        header.opcode(),
                        header.masked(),
                        header.maskingKey(),
                        LengthForm.shortestFor(length),
                        length));
    }

    private FrameBytes with(FrameHeader newHeader) {
        return new FrameBytes(newHeader, payload);
    }

    /// The header's bytes alone.
    public Bytes headerBytes() {
        return bytes().first(header.length());
    }

    /// The frame's bytes.
    public Bytes bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long length = header.payloadLength();
        int mask = header.masked() ? 0x80 : 0;
        out.write(
                (header.fin() ? 0x80 : 0)
                        | (header.rsv1() ? 0x40 : 0)
                        | (header.rsv2() ? 0x20 : 0)
                        | (header.rsv3() ? 0x10 : 0)
                        | header.opcode().code());
        switch (header.lengthForm()) {
            case BITS_7 -> out.write(mask | (int) (length & 0x7f));
            case BITS_16 -> {
                out.write(mask | 126);
                writeBigEndian(out, length, 2);
            }
            case BITS_64 -> {
                out.write(mask | 127);
                writeBigEndian(out, length, 8);
            }
        }
        if (header.masked()) {
            writeBigEndian(out, header.maskingKey(), 4);
        }
        for (int i = 0; i < payload.length(); i++) {
            int keyByte = header.masked() ? header.maskingKey() >>> (24 - i % 4 * 8) : 0;
            out.write(payload.at(i) ^ keyByte);
        }
        return Bytes.wrap(out.toByteArray());
    }

    private static void writeBigEndian(ByteArrayOutputStream out, long value, int bytes) {
        for (int i = bytes - 1; i >= 0; i--) {
            out.write((int) (value >>> (i * 8)));
        }
    }
}
