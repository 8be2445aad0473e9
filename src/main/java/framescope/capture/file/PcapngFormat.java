package framescope.capture.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The numbers of the pcapng format (draft-ietf-opsawg-pcapng) that reader and writer share.
final class PcapngFormat {
    static final int SECTION_HEADER = 0x0a0d0d0a;
    static final int INTERFACE_DESCRIPTION = 1;
    static final int OBSOLETE_PACKET = 2;
    static final int SIMPLE_PACKET = 3;
    static final int NAME_RESOLUTION = 4;
    static final int INTERFACE_STATISTICS = 5;
    static final int ENHANCED_PACKET = 6;
    static final int DECRYPTION_SECRETS = 10;
    static final int CUSTOM = 0x0bad;
    static final int CUSTOM_NOT_COPIED = 0x4000_0bad;

    static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;

    static final int OPTION_END = 0;
    static final int OPTION_COMMENT = 1;
    static final int SECTION_APPLICATION = 4;
    static final int INTERFACE_NAME = 2;
    static final int INTERFACE_RESOLUTION = 9;
    static final int INTERFACE_OFFSET = 14;
    static final int PACKET_FLAGS = 2;
    static final int INBOUND = 1;
    static final int OUTBOUND = 2;

    /// Type and length in front of a block's body.
    static final int BLOCK_HEADER = 8;

    /// The length behind a block's body, once more.
    static final int BLOCK_TRAILER = 4;

    /// The fields of an enhanced packet block between its header and the packet.
    static final int PACKET_FIELDS = 20;

    /// The most bytes of a block that is read.
    static final int MAX_BLOCK = 32 * 1024 * 1024;

    private PcapngFormat() {}

    static int padded(int length) {
        return (length + 3) & ~3;
    }

    /// The text in UTF-8, cut between two characters where it would take more bytes than this.
    static byte[] utf8(String text, int limit) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= limit) {
            return bytes;
        }
        int end = limit;
        while (end > 0 && (bytes[end] & 0xc0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }
}
