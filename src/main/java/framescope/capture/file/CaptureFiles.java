package framescope.capture.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;

/// Opens files of packets by what they hold, compressed by gzip or not.
public final class CaptureFiles {
    private static final int GZIP_BUFFER = 1 << 16;

    private CaptureFiles() {}

    /// A reader of a pcapng or pcap file; closing it closes the file.
    ///
    /// A file that ends in `.pcapng` is read even where its first block is damaged.
    ///
    /// @throws CaptureFormatException when the file is neither
    /// @throws IOException when it cannot be read
    public static PacketReader open(Path file) throws IOException {
        SeekableByteChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return open(channel, String.valueOf(file.getFileName()));
    }

    /// The same for a file that is open already; it is closed when this fails, too.
    ///
    /// @param name of the file
    public static PacketReader open(SeekableByteChannel channel, String name) throws IOException {
        try {
            boolean compressed = (magic(channel) >>> 16) == 0x1f8b;
            int magic = compressed ? magic(uncompressed(channel)) : magic(channel);
            channel.position(0);
            ReadableByteChannel content = compressed ? uncompressed(channel) : channel;
            if (magic == PcapngFormat.SECTION_HEADER || name.matches("(?i).*\\.pcapng(\\.gz)?")) {
                return new PcapngReader(content);
            }
            return new PcapReader(content);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static int magic(SeekableByteChannel channel) throws IOException {
        channel.position(0);
        int magic = magic((ReadableByteChannel) channel);
        channel.position(0);
        return magic;
    }

    private static int magic(ReadableByteChannel in) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4).order(ByteOrder.BIG_ENDIAN);
        while (bytes.hasRemaining() && in.read(bytes) >= 0) {
            // A channel may give less than it has.
        }
        return bytes.getInt(0);
    }

    private static ReadableByteChannel uncompressed(SeekableByteChannel channel)
            throws IOException {
        InputStream file = new BufferedInputStream(Channels.newInputStream(channel), GZIP_BUFFER);
        return Channels.newChannel(new GZIPInputStream(file, GZIP_BUFFER));
    }
}
