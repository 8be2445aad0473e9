package framescope.capture.file;

import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.protocol.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Keeps what is told of connections: as lines, and the bytes of each direction in one piece.
final class RecordedStreams implements StreamSink {
    final List<String> lines = new ArrayList<>();
    final List<Recorded> connections = new ArrayList<>();

    final class Recorded implements ConnectionStream {
        final TcpConnection connection;
        private final Map<Direction, ByteArrayOutputStream> bytes = new EnumMap<>(Direction.class);
        final List<Long> times = new ArrayList<>();

        private Recorded(TcpConnection connection) {
            this.connection = connection;
        }

        Bytes bytes(Direction direction) {
            ByteArrayOutputStream told = bytes.get(direction);
            return told == null ? Bytes.EMPTY : Bytes.wrap(told.toByteArray());
        }

        @Override
        public void bytes(Direction direction, long time, ByteBuffer run) {
            Bytes copy = Bytes.copyOf(run);
            bytes.computeIfAbsent(direction, first -> new ByteArrayOutputStream())
                    .writeBytes(copy.toArray());
            times.add(time);
            lines.add("%d %s %s".formatted(connection.number(), arrow(direction), copy.text()));
        }

        @Override
        public void gap(Direction direction, long time, long length) {
            lines.add("%d %s gap %d".formatted(connection.number(), arrow(direction), length));
        }

        @Override
        public void comment(Direction direction, long time, int length, String text) {
            lines.add("%d %s # %s".formatted(connection.number(), arrow(direction), text));
        }

        @Override
        public void closed(long time, Ending ending) {
            lines.add("%d %s".formatted(connection.number(), ending));
        }
    }

    @Override
    public ConnectionStream opened(TcpConnection connection) {
        lines.add(
                "%d %s → %s%s"
                        .formatted(
                                connection.number(),
                                connection.client(),
                                connection.server(),
                                connection.fromFirstByte() ? "" : " (middle)"));
        Recorded recorded = new Recorded(connection);
        connections.add(recorded);
        return recorded;
    }

    private static String arrow(Direction direction) {
        return direction == Direction.CLIENT_TO_SERVER ? "→" : "←";
    }
}
