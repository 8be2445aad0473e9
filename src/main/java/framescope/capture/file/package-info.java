/// Captures as files: writing, reading, and what a file of packets has to go through before it is
/// a stream of bytes again.
///
/// [framescope.capture.file.PcapngWriter] wraps what one read or one write delivered in made-up
/// TCP packets, so that Wireshark opens it. The other way, a
/// [framescope.capture.file.PacketReader] steps over the packets of a pcapng or pcap file and over
/// its damaged parts, [framescope.capture.file.TcpReassembly] makes ordered bytes of both
/// directions of each connection, and [framescope.capture.file.WebSocketStreams] lets through the
/// ones that are WebSockets. Nobody here knows frames: what comes out goes to the decoder that
/// reads sockets too.
///
/// It uses `capture` and `protocol`. Everything streams: memory depends neither on a file's size
/// nor on what it says of itself, and nothing is made on the heap for a packet. Nothing here is
/// thread-safe unless it says so.
///
/// One path: `CaptureFiles.open` looks at a file's first bytes and unpacks gzip on the way; a packet
/// of a VLAN on Ethernet turns out to be TCP, its 1448 bytes come before some that are missing
/// and wait; the retransmission comes, and both go on, first to the search for a handshake and
/// then to whoever was given to it.
@NullMarked
package framescope.capture.file;

import org.jspecify.annotations.NullMarked;
