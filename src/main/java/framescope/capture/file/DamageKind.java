package framescope.capture.file;

/// What is wrong with a part of a file; the words for it stand in `messages.properties`.
public enum DamageKind {
    /// A block or record has a length that it cannot have.
    BAD_LENGTH,
    /// The two lengths of a block differ.
    LENGTHS_DIFFER,
    /// A block is longer than blocks may be.
    TOO_LONG,
    /// What a block holds does not fit into it, or contradicts itself.
    BAD_CONTENT,
    /// The file ends within a block or record.
    TRUNCATED,
    /// The compressed data cannot be read from here on.
    COMPRESSION;

    /// How many bytes a block may have: more is [#TOO_LONG].
    public static final int LARGEST_BLOCK = PcapngFormat.MAX_BLOCK;
}
