/// The opening handshake (RFC 6455 §4) as pure state: an HTTP head from bytes, and what a server
/// answers to it.
///
/// [framescope.protocol.handshake.HttpHeadDecoder] collects a head over any split of the bytes and
/// stops at its blank line, so that frames sent in the same segment are kept for the frame decoder.
/// [framescope.protocol.handshake.ServerHandshake] judges it and writes the answer's bytes. It may
/// use `protocol` and, for what it agrees on, `protocol.deflate`.
///
/// One path: `GET /chat HTTP/1.1 …` arrives in two reads; the decoder answers with an
/// [framescope.protocol.handshake.HttpHead] after the second; `ServerHandshake.answer` finds the
/// key and returns `101 Switching Protocols` with its [framescope.protocol.handshake.AcceptKey].
@NullMarked
package framescope.protocol.handshake;

import org.jspecify.annotations.NullMarked;
