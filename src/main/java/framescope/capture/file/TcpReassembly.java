package framescope.capture.file;

import static framescope.capture.file.TcpSynthesis.ACK;
import static framescope.capture.file.TcpSynthesis.FIN;
import static framescope.capture.file.TcpSynthesis.RST;
import static framescope.capture.file.TcpSynthesis.SYN;

import framescope.capture.Direction;
import framescope.capture.Ending;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Puts the packets of a file together into connections (RFC 9293): both directions of each in
/// their order, without what came twice.
///
/// - What this program has cut into packets of one time comes back in one piece.
/// - Where packets overlap, the byte that came first counts.
/// - A packet that comes early waits. It stops waiting, and a gap is told, when the other end has
///   acknowledged what is missing, when too much waits, or when the connection or the file ends.
/// - A connection may begin in its middle. The client is then who sends an HTTP request, or whose
///   peer has a port that is known for a server's, or else has the higher port.
///
/// Memory is bounded: by the bytes that wait, and by the number of connections, of which those
/// that were silent longest are forgotten. What holds no TCP that can be read is counted
/// ([LeftOutPackets]); fragments of IP packets are not put together.
///
/// Not thread-safe.
public final class TcpReassembly {
    private static final int MAX_CONNECTIONS = 1 << 16;

    private final StreamSink sink;
    private final Set<Integer> serverPorts;
    private final WaitingLimit limit;
    private final TcpPacket packet = new TcpPacket();
    private final Map<Flow, TwoWayStream> connections =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Flow, TwoWayStream> eldest) {
                    if (size() <= MAX_CONNECTIONS) {
                        return false;
                    }
                    eldest.getValue().finish(lastTime);
                    return true;
                }
            };
    private int opened;
    private long lastTime;
    private long fragments;
    private long others;
    private final SortedMap<Integer, Long> unreadLinks = new TreeMap<>();

    /// @param serverPorts ports that are known for a server's
    public TcpReassembly(StreamSink sink, Set<Integer> serverPorts) {
        this(sink, serverPorts, new WaitingLimit(4 << 20, 64 << 20));
    }

    TcpReassembly(StreamSink sink, Set<Integer> serverPorts, WaitingLimit limit) {
        this.sink = sink;
        this.serverPorts = Set.copyOf(serverPorts);
        this.limit = limit;
    }

    /// Takes the packet that a reader stands on.
    public void accept(PacketReader reader) {
        ByteBuffer in = reader.packet();
        lastTime = reader.time();
        switch (packet.read(in, reader.linkType())) {
            case TCP -> accept(in, reader);
            case FRAGMENT -> fragments++;
            case OTHER -> others++;
            case UNREAD_LINK -> unreadLinks.merge(reader.linkType(), 1L, Long::sum);
            case ASIDE -> reader.comments().forEach(text -> sink.comment(lastTime, text));
        }
    }

    private void accept(ByteBuffer in, PacketReader reader) {
        TwoWayStream connection = connections.get(packet.flow);
        if (packet.has(SYN)) {
            connection = synchronise(connection, reader);
        } else if (connection == null) {
            if (packet.payloadFrom() == packet.payloadTo() || packet.has(RST)) {
                return;
            }
            connection = open(isClientLow(in), false, reader);
        }
        Direction direction =
                packet.flow.fromLow() == connection.clientIsLow()
                        ? Direction.CLIENT_TO_SERVER
                        : Direction.SERVER_TO_CLIENT;
        Ending reset = tellComments(connection, direction, reader);
        if (connection.isClosed()) {
            return;
        }
        if (packet.has(RST)) {
            connection.reset(lastTime, reset);
            return;
        }
        if (packet.has(ACK)) {
            connection.acknowledged(direction.opposite(), lastTime, packet.acknowledgement());
        }
        connection.take(direction, lastTime, packet, in);
        if (packet.has(FIN)) {
            connection.finished(direction, lastTime, packet);
        }
    }

    /// Tells the packet's comments. Of a connection that has ended only those about rows count.
    ///
    /// @return the ending that a reset here stands for
    private Ending tellComments(TwoWayStream connection, Direction direction, PacketReader reader) {
        Ending reset = Ending.RESET;
        for (String comment : reader.comments()) {
            switch (comment) {
                case PcapngWriter.TIMED_OUT -> reset = Ending.TIMED_OUT;
                case PcapngWriter.NO_PONG -> reset = Ending.NO_PONG;
                default -> tellComment(connection, direction, comment);
            }
        }
        return reset;
    }

    private void tellComment(TwoWayStream connection, Direction direction, String comment) {
        OptionalLong gap = TcpSynthesis.gap(comment);
        if (gap.isPresent()) {
            if (!connection.isClosed()) {
                connection.missing(direction, lastTime, packet.sequence(), gap.getAsLong());
            }
            return;
        }
        boolean address = packet.has(SYN) && TcpSynthesis.realAddresses(comment).isPresent();
        if (!address && (!connection.isClosed() || RowComment.isOne(comment))) {
            int bytes = packet.payloadTo() - packet.payloadFrom();
            connection.comment(direction, lastTime, bytes, comment);
        }
    }

    private TwoWayStream synchronise(@Nullable TwoWayStream known, PacketReader reader) {
        if (known != null && !known.isClosed()) {
            if (!known.isOther(packet)) {
                return known;
            }
            known.reset(lastTime, Ending.RESET);
        }
        boolean bySender = !packet.has(ACK);
        return open(packet.flow.fromLow() == bySender, true, reader);
    }

    private TwoWayStream open(boolean clientLow, boolean fromFirstByte, PacketReader reader) {
        Flow flow = packet.flow.copy();
        Optional<TcpSynthesis.Addresses> real =
                fromFirstByte ? realAddresses(reader.comments()) : Optional.empty();
        opened++;
        TcpConnection connection =
                new TcpConnection(
                        opened,
                        real.map(TcpSynthesis.Addresses::client)
                                .orElseGet(() -> clientLow ? flow.low() : flow.high()),
                        real.map(TcpSynthesis.Addresses::server)
                                .orElseGet(() -> clientLow ? flow.high() : flow.low()),
                        lastTime,
                        fromFirstByte,
                        real.isPresent());
        TwoWayStream stream =
                new TwoWayStream(sink.opened(connection), clientLow, limit, connection.ours());
        connections.put(flow, stream);
        return stream;
    }

    private static Optional<TcpSynthesis.Addresses> realAddresses(List<String> comments) {
        return comments.stream()
                .map(TcpSynthesis::realAddresses)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private boolean isClientLow(ByteBuffer in) {
        boolean fromLow = packet.flow.fromLow();
        if (startsWith(in, "GET ")) {
            return fromLow;
        }
        if (startsWith(in, "HTTP/1.")) {
            return !fromLow;
        }
        boolean highServes = serverPorts.contains(packet.flow.highPort());
        boolean lowServes = serverPorts.contains(packet.flow.lowPort());
        return highServes == lowServes
                ? packet.flow.lowPort() > packet.flow.highPort()
                : highServes;
    }

    private boolean startsWith(ByteBuffer in, String text) {
        int from = packet.payloadFrom();
        if (packet.payloadTo() - from < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (in.get(from + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Tells of what still waits: the file has ended.
    public void finish() {
        connections.values().forEach(connection -> connection.finish(lastTime));
        connections.clear();
    }

    /// What was left out of the packets until now.
    public LeftOutPackets leftOut() {
        return new LeftOutPackets(fragments, others, new TreeMap<>(unreadLinks));
    }
}
