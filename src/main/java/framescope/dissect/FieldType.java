package framescope.dissect;

/// What kind of value a field has, so that it can be compared (Wireshark's field types).
public enum FieldType {
    /// No value of its own; the field is there or it is not.
    NONE,
    /// A bit.
    BOOLEAN,
    /// An unsigned number of 8 bits at the most, which may have names.
    UINT8,
    UINT16,
    UINT32,
    /// Read as unsigned: a length may have its top bit set.
    UINT64,
    BYTES,
    STRING,
    /// A time span in nanoseconds.
    DURATION,
    /// A point in time, nanoseconds since 1970-01-01T00:00Z.
    TIME;

    /// Whether a value is an unsigned number.
    public boolean isNumber() {
        return switch (this) {
            case UINT8, UINT16, UINT32, UINT64 -> true;
            case NONE, BOOLEAN, BYTES, STRING, DURATION, TIME -> false;
        };
    }

    /// The highest number of a numeric type, as unsigned.
    public long highest() {
        return switch (this) {
            case UINT8 -> 0xff;
            case UINT16 -> 0xffff;
            case UINT32 -> 0xffff_ffffL;
            default -> -1;
        };
    }
}
