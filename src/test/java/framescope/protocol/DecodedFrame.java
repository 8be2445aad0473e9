package framescope.protocol;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// A frame as [FrameDecoder] told of it, put together from its parts.
///
/// @param start the stream offset of its first byte
/// @param payload unmasked
record DecodedFrame(long start, FrameHeader header, Bytes payload) {

    /// All frames that end within these reads of a stream.
    static List<DecodedFrame> readAll(List<Bytes> reads) {
        return readAll(new FrameDecoder(0), reads);
    }

    /// All frames that end within these reads, which the decoder has to empty for as long as it
    /// can follow the stream.
    static List<DecodedFrame> readAll(FrameDecoder decoder, List<Bytes> reads) {
        List<DecodedFrame> frames = new ArrayList<>();
        Bytes payload = Bytes.EMPTY;
        for (Bytes read : reads) {
            ByteBuffer in = read.buffer();
            while (decoder.next(in)) {
                Bytes part = read.slice(decoder.payloadFrom(), decoder.payloadTo());
                payload = decoder.first() ? part : payload.plus(part);
                if (decoder.last()) {
                    frames.add(
                            new DecodedFrame(
                                    decoder.frameStart(),
                                    decoder.header(),
                                    Masking.apply(payload, decoder.maskingKey(), 0)));
                }
            }
            if (in.hasRemaining() && !decoder.desynchronised()) {
                throw new AssertionError(in.remaining() + " bytes left in the buffer");
            }
        }
        return frames;
    }
}
