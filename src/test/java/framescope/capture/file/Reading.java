package framescope.capture.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What reading a whole file tells.
final class Reading {
    final RecordedStreams streams = new RecordedStreams();
    final List<DamagedRegion> damage = new ArrayList<>();
    int packets;

    static Reading ofPcapng(byte[] file) throws IOException {
        return of(new PcapngReader(channel(file)));
    }

    static Reading ofPcap(byte[] file) throws IOException {
        return of(new PcapReader(channel(file)));
    }

    static Reading of(PacketReader reader) throws IOException {
        Reading reading = new Reading();
        TcpReassembly reassembly = new TcpReassembly(reading.streams, Set.of());
        try (reader) {
            long before = -1;
            for (PacketReader.Step step = reader.next();
                    step != PacketReader.Step.END;
                    step = reader.next()) {
                if (step == PacketReader.Step.DAMAGE) {
                    reading.damage.add(reader.damage());
                } else {
                    reading.packets++;
                    reassembly.accept(reader);
                }
                boolean furtherOn = reader.position() > before;
                if (!furtherOn && reader.damage().kind() != DamageKind.COMPRESSION) {
                    throw new AssertionError("a step that does not get further");
                }
                before = reader.position();
            }
        }
        reassembly.finish();
        return reading;
    }

    static ReadableByteChannel channel(byte[] file) {
        return Channels.newChannel(new ByteArrayInputStream(file));
    }
}
