/// RFC 6455 framing as pure state: bytes in, values out.
///
/// Nothing here touches a socket, a file, a clock, a thread or a source of randomness, so
/// everything can be tested at every split of the bytes. Reading and judging are apart:
/// [framescope.protocol.FrameDecoder] accepts every header that can be read, since showing odd
/// ones is the point, and [framescope.protocol.FrameRules] says which [framescope.protocol.Rule]s
/// they break. Odd bytes are data, never an exception.
///
/// This package uses nothing else of ours. The opening handshake stands on it in
/// `protocol.handshake`, a connection that plays a role in `protocol.connection`.
///
/// One path: a read delivers `81 85 37 fa 21 3d 7f 9f 4d 51 58`. `FrameDecoder.next` finds a whole
/// frame in it and tells header and payload place; `FrameRules` finds nothing to object to;
/// `Masking` turns the payload into `48 65 6c 6c 6f` in place; `Utf8Validator` agrees that it is
/// text, and `MessageAssembler` need not be asked, since FIN is set.
@NullMarked
package framescope.protocol;

import org.jspecify.annotations.NullMarked;
