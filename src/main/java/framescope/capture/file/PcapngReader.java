package framescope.capture.file;

import static framescope.capture.file.PcapngFormat.BLOCK_HEADER;
import static framescope.capture.file.PcapngFormat.BLOCK_TRAILER;
import static framescope.capture.file.PcapngFormat.MAX_BLOCK;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads pcapng files of either byte order, with any number of sections and interfaces.
///
/// Behind a damaged block it searches for the next bytes that look like a whole block: a known
/// type, a possible length, and the same length at the block's end. A packet of an interface that
/// nothing describes, because of damage as a rule, is taken for one that [PcapngWriter] wrote. Where
/// an option runs over its block's end, the block counts, and what is left of it is told as damaged.
public final class PcapngReader extends PacketCursor {
    private static final int MIN_BLOCK = BLOCK_HEADER + BLOCK_TRAILER;
    private static final int MIN_SECTION_HEADER = 28;
    private static final int PACKET_FIELDS = PcapngFormat.PACKET_FIELDS;

    /// The most interfaces of a section: more is a file made to fill memory.
    private static final int MAX_INTERFACES = 1 << 16;

    private final List<PacketInterface> interfaces = new ArrayList<>();
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private boolean damagedSection;

    private final PcapngOptions options = new PcapngOptions();
    private int optionsFrom;
    private int optionsTo;
    private int badOptions;

    /// A reader from the beginning of the channel's uncompressed content; closing closes it.
    public PcapngReader(ReadableByteChannel in) {
        super(in);
    }

    @Override
    public Step next() throws IOException {
        while (true) {
            if (badOptions > 0) {
                return badOptions();
            }
            if (!window.ensure(1)) {
                return end();
            }
            DamageKind fault = blockFault();
            if (fault != null) {
                return resynchronise(fault);
            }
            ByteBuffer block = window.buffer();
            int from = block.position();
            int length = length(block, from);
            long offset = window.offset();
            Found found = read(block, from, from + length - BLOCK_TRAILER);
            int overrun = found == Found.DAMAGED ? -1 : overrun(block);
            badOptions = overrun < 0 ? 0 : from + length - overrun;
            window.skip(length - badOptions);
            switch (found) {
                case PACKET -> {
                    return packetAt(offset);
                }
                case DAMAGED -> {
                    damagedSection = true;
                    return damaged(offset, length, DamageKind.BAD_CONTENT);
                }
                case OTHER -> {}
            }
        }
    }

    private int overrun(ByteBuffer block) {
        return options.of(block, optionsFrom, optionsTo).overrun();
    }

    private Step badOptions() {
        long from = window.offset();
        int length = badOptions;
        badOptions = 0;
        window.skip(length);
        return damaged(from, length - BLOCK_TRAILER, DamageKind.BAD_CONTENT);
    }

    private static int type(ByteBuffer in, int at) {
        return in.getInt(at);
    }

    private static int length(ByteBuffer in, int at) {
        return in.getInt(at + 4);
    }

    /// What is wrong with the block at the current place, or null when it is whole. The window
    /// then holds all of it, in its byte order.
    private @Nullable DamageKind blockFault() throws IOException {
        if (!window.ensure(MIN_BLOCK)) {
            return DamageKind.TRUNCATED;
        }
        ByteBuffer in = window.buffer().order(order);
        int at = in.position();
        if (type(in, at) == PcapngFormat.SECTION_HEADER && !turnTo(in, at)) {
            return DamageKind.BAD_CONTENT;
        }
        int length = length(in, at);
        if (length < MIN_BLOCK || length % 4 != 0) {
            return DamageKind.BAD_LENGTH;
        }
        if (length > MAX_BLOCK) {
            return DamageKind.TOO_LONG;
        }
        if (!window.ensure(length)) {
            return DamageKind.TRUNCATED;
        }
        in = window.buffer().order(order);
        at = in.position();
        return in.getInt(at + length - BLOCK_TRAILER) == length ? null : DamageKind.LENGTHS_DIFFER;
    }

    /// Takes the byte order that a section header asks for; its type is the same in both.
    private boolean turnTo(ByteBuffer in, int at) {
        int magic = in.getInt(at + BLOCK_HEADER);
        if (magic == Integer.reverseBytes(PcapngFormat.BYTE_ORDER_MAGIC)) {
            order =
                    order == ByteOrder.LITTLE_ENDIAN
                            ? ByteOrder.BIG_ENDIAN
                            : ByteOrder.LITTLE_ENDIAN;
            in.order(order);
            return true;
        }
        return magic == PcapngFormat.BYTE_ORDER_MAGIC;
    }

    private Step resynchronise(DamageKind fault) throws IOException {
        long from = window.offset();
        damagedSection = true;
        do {
            window.skip(1);
        } while (window.ensure(MIN_BLOCK) && !isWholeBlock());
        if (window.buffer().remaining() < MIN_BLOCK) {
            window.skip(window.buffer().remaining());
        }
        return damaged(from, window.offset() - from, fault);
    }

    private boolean isWholeBlock() throws IOException {
        ByteOrder before = order;
        if (looksLikeBlock() && blockFault() == null) {
            return true;
        }
        order = before;
        return false;
    }

    // Cheap, and strict enough that few bytes of a packet pass for a block.
    private boolean looksLikeBlock() {
        ByteBuffer in = window.buffer().order(order);
        int at = in.position();
        int length = length(in, at);
        return switch (type(in, at)) {
            case PcapngFormat.SECTION_HEADER -> true;
            case PcapngFormat.INTERFACE_DESCRIPTION,
                    PcapngFormat.OBSOLETE_PACKET,
                    PcapngFormat.SIMPLE_PACKET,
                    PcapngFormat.NAME_RESOLUTION,
                    PcapngFormat.INTERFACE_STATISTICS,
                    PcapngFormat.ENHANCED_PACKET,
                    PcapngFormat.DECRYPTION_SECRETS,
                    PcapngFormat.CUSTOM,
                    PcapngFormat.CUSTOM_NOT_COPIED ->
                    length >= MIN_BLOCK && length <= MAX_BLOCK && length % 4 == 0;
            default -> false;
        };
    }

    private enum Found {
        PACKET,
        OTHER,
        DAMAGED
    }

    /// @param to where the block's body ends
    private Found read(ByteBuffer block, int from, int to) {
        int body = from + BLOCK_HEADER;
        optionsFrom = to;
        optionsTo = to;
        return switch (type(block, from)) {
            case PcapngFormat.SECTION_HEADER -> section(from, to);
            case PcapngFormat.INTERFACE_DESCRIPTION -> interfaceDescription(block, body, to);
            case PcapngFormat.ENHANCED_PACKET -> enhancedPacket(block, body, to);
            case PcapngFormat.OBSOLETE_PACKET -> obsoletePacket(block, body, to);
            case PcapngFormat.SIMPLE_PACKET -> simplePacket(block, body, to);
            default -> Found.OTHER;
        };
    }

    private Found section(int from, int to) {
        interfaces.clear();
        damagedSection = to + BLOCK_TRAILER - from < MIN_SECTION_HEADER;
        optionsFrom = from + MIN_SECTION_HEADER - BLOCK_TRAILER;
        return damagedSection ? Found.DAMAGED : Found.OTHER;
    }

    private Found interfaceDescription(ByteBuffer block, int body, int to) {
        if (to - body < 8 || interfaces.size() == MAX_INTERFACES) {
            return Found.DAMAGED;
        }
        interfaces.add(PacketInterface.read(block, body, to));
        optionsFrom = body + 8;
        return Found.OTHER;
    }

    private Found enhancedPacket(ByteBuffer block, int body, int to) {
        return to - body < PACKET_FIELDS
                ? Found.DAMAGED
                : timedPacket(block, block.getInt(body), body, to);
    }

    private Found obsoletePacket(ByteBuffer block, int body, int to) {
        return to - body < PACKET_FIELDS
                ? Found.DAMAGED
                : timedPacket(block, block.getShort(body) & 0xffff, body, to);
    }

    private Found timedPacket(ByteBuffer block, int interfaceNumber, int body, int to) {
        int captured = block.getInt(body + 12);
        int at = body + PACKET_FIELDS;
        if (captured < 0 || captured > to - at) {
            return Found.DAMAGED;
        }
        PacketInterface taken = interfaceAt(interfaceNumber);
        if (taken == null) {
            return Found.DAMAGED;
        }
        long units = (long) block.getInt(body + 4) << 32 | block.getInt(body + 8) & 0xffff_ffffL;
        time = taken.nanoseconds(units);
        optionsFrom = Math.min(to, at + PcapngFormat.padded(captured));
        return packet(taken, at, captured);
    }

    private Found simplePacket(ByteBuffer block, int body, int to) {
        PacketInterface taken = interfaceAt(0);
        if (to - body < 4 || taken == null) {
            return Found.DAMAGED;
        }
        int original = block.getInt(body);
        int captured = taken.snapped(original < 0 ? Integer.MAX_VALUE : original);
        return packet(taken, body + 4, Math.min(captured, to - body - 4));
    }

    private Found packet(PacketInterface taken, int at, int captured) {
        found(taken.linkType(), at, captured);
        return Found.PACKET;
    }

    private @Nullable PacketInterface interfaceAt(int number) {
        if (number >= 0 && number < interfaces.size()) {
            return interfaces.get(number);
        }
        return damagedSection || interfaces.isEmpty() ? PacketInterface.OURS : null;
    }

    @Override
    public List<String> comments() {
        options.of(window.buffer().order(order), optionsFrom, optionsTo);
        List<String> comments = List.of();
        while (options.next(PcapngFormat.OPTION_COMMENT, 0)) {
            comments = comments.isEmpty() ? new ArrayList<>() : comments;
            comments.add(options.utf8());
        }
        return comments;
    }
}
