package framescope.capture;

/// What somebody wrote at a row: a mark, a comment, or both.
///
/// @param comment plain text of any number of lines; empty for none
public record RowMark(boolean marked, String comment) {
    /// The most characters that a comment has; what is longer is cut.
    public static final int MOST_CHARACTERS = 10_000;

    /// Nothing.
    public static final RowMark NONE = new RowMark(false, "");

    /// Cuts what is too long, between two characters.
    public RowMark {
        if (comment.length() > MOST_CHARACTERS) {
            boolean pair = Character.isHighSurrogate(comment.charAt(MOST_CHARACTERS - 1));
            comment = comment.substring(0, MOST_CHARACTERS - (pair ? 1 : 0));
        }
    }

    /// Whether there is neither a mark nor a comment.
    public boolean isNone() {
        return !marked && comment.isEmpty();
    }

    /// The same comment, marked or not.
    public RowMark withMarked(boolean now) {
        return new RowMark(now, comment);
    }

    /// The same mark with another comment.
    public RowMark withComment(String text) {
        return new RowMark(marked, text);
    }

    /// Both: marked if one of them is, and the comments one below the other.
    public RowMark and(RowMark other) {
        boolean both = !comment.isEmpty() && !other.comment.isEmpty();
        return new RowMark(marked || other.marked, comment + (both ? "\n" : "") + other.comment);
    }
}
