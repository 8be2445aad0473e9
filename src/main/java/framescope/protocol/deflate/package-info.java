/// permessage-deflate (RFC 7692) as pure state: messages in, deflated payloads out, and back.
///
/// What both ends agreed on stands in [framescope.protocol.deflate.DeflateParameters]; agreeing on
/// it is the opening handshake's (`protocol.handshake`), and setting and judging RSV1 the
/// connection's (`protocol.connection`). It may use `protocol` only.
///
/// One path: a compressed Text message comes in two frames. The payload of each, unmasked, goes to
/// the connection's inflater as it arrives, which writes what comes out of it straight into the
/// [framescope.protocol.MessageAssembler], step by step and never past its limit; with the last
/// part it adds the four bytes that the sender left out (§7.2.2), and the message is whole.
@NullMarked
package framescope.protocol.deflate;

import org.jspecify.annotations.NullMarked;
