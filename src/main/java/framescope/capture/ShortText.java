package framescope.capture;

/// Texts of peers and programs that a capture keeps in memory for each connection or note: not
/// longer than anybody reads them there.
final class ShortText {
    private ShortText() {}

    /// The text, or its beginning with an ellipsis behind it, which together have so many `char`s at
    /// the most.
    static String of(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + '…';
    }
}
