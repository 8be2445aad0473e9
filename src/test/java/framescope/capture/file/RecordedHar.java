package framescope.capture.file;

import framescope.capture.Direction;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import java.util.ArrayList;
import java.util.List;

/// Keeps what a HAR tells.
final class RecordedHar implements HarSink {
    private final List<HarConnection> connections = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int ended;

    record Message(Direction direction, long time, Opcode opcode, Bytes data) {}

    @Override
    public HarMessages opened(HarConnection connection) {
        connections.add(connection);
        return new HarMessages() {
            @Override
            public void message(Direction direction, long time, Opcode opcode, Bytes data) {
                messages.add(new Message(direction, time, opcode, data));
            }

            @Override
            public void error(long time, String text) {
                problems.add("error: " + text);
            }

            @Override
            public void unreadable(long time, String place) {
                problems.add(place);
            }

            @Override
            public void end() {
                ended++;
            }
        };
    }

    List<HarConnection> connections() {
        return connections;
    }

    List<Message> messages() {
        return messages;
    }

    List<String> problems() {
        return problems;
    }

    /// How many connections were told to their ends.
    int ended() {
        return ended;
    }
}
