package framescope.report;

/// The forms in which rows are copied to be put in elsewhere.
public enum CopyFormat {
    /// The payload as it is, where it is text; in hexadecimal where it is not.
    TEXT,
    /// Hexadecimal digits without anything between them.
    HEX,
    /// Offsets, bytes and characters, 16 bytes a line.
    HEX_DUMP,
    BASE64,
    /// An array of bytes in C.
    C_ARRAY,
    /// An array of bytes in Java.
    JAVA_ARRAY,
    /// An object with Wireshark's field names.
    JSON,
    /// A row of a table, without its head.
    CSV,
    /// A command for a shell that sends the same message with `websocat`.
    WEBSOCAT
}
