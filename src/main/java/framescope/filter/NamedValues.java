package framescope.filter;

import framescope.capture.Direction;
import framescope.capture.RowKind;
import framescope.dissect.FieldSpec;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/// The names that values of some fields have, so that `websocket.opcode == Ping` can be written;
/// in any case. They are part of the language, and the same whatever language the user reads.
public final class NamedValues {
    /// A name.
    ///
    /// @param name as completion offers it
    /// @param number the value behind it
    public record Named(String name, long number) {
        /// The name as it has to be written in a filter.
        public String written() {
            return name.indexOf(' ') < 0 ? name : '"' + name + '"';
        }
    }

    private static final List<Named> OPCODES = opcodes();
    private static final List<Named> EVENTS = constants(RowKind.values());
    private static final List<Named> DIRECTIONS = directions();
    private static final List<Named> RULES = constants(Rule.values());

    private NamedValues() {}

    // Wireshark's names; those of control frames in the words of RFC 6455 as well.
    private static List<Named> opcodes() {
        return List.of(
                new Named("Continuation", Opcode.CONTINUATION.code()),
                new Named("Text", Opcode.TEXT.code()),
                new Named("Binary", Opcode.BINARY.code()),
                new Named("Connection Close", Opcode.CLOSE.code()),
                new Named("Ping", Opcode.PING.code()),
                new Named("Pong", Opcode.PONG.code()),
                new Named("Close", Opcode.CLOSE.code()));
    }

    private static List<Named> directions() {
        List<Named> names = new ArrayList<>(constants(Direction.values()));
        names.add(new Named("client→server", Direction.CLIENT_TO_SERVER.ordinal()));
        names.add(new Named("server→client", Direction.SERVER_TO_CLIENT.ordinal()));
        return List.copyOf(names);
    }

    private static List<Named> constants(Enum<?>... constants) {
        return Arrays.stream(constants)
                .map(each -> new Named(nameOf(each), each.ordinal()))
                .toList();
    }

    /// A constant as it is written in a filter, such as `mask_missing`.
    static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// The names of a field's values; none for most fields.
    public static List<Named> of(FieldSpec field) {
        return switch (field) {
            case OPCODE -> OPCODES;
            case EVENT -> EVENTS;
            case DIRECTION -> DIRECTIONS;
            case FINDING -> RULES;
            default -> List.of();
        };
    }

    /// The number behind a name.
    static OptionalLong find(FieldSpec field, String name) {
        return of(field).stream()
                .filter(named -> named.name().equalsIgnoreCase(name))
                .mapToLong(Named::number)
                .findFirst();
    }
}
