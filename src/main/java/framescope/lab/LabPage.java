package framescope.lab;

import framescope.text.VisibleText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A test page that a run can be about.
///
/// @param id tells it apart from others that are open at the same time
/// @param browser what its browser calls itself, as in `User-Agent`
public record LabPage(String id, String browser) {
    private static final int LONGEST_NAME = 80;

    /// The first that is found decides: each browser names those that it wants to be taken for too.
    private static final List<Pattern> PRODUCTS =
            List.of(
                    Pattern.compile("(Edg|OPR|Vivaldi|Firefox|HeadlessChrome|Chrome)/([0-9]+)"),
                    Pattern.compile("Version/([0-9]+)[0-9.]* .*(Safari)/"));

    /// The browser's name with the first number of its version, such as `Firefox 153`; what it says
    /// in full where it is none of those that are known.
    public String name() {
        Matcher matcher = PRODUCTS.getFirst().matcher(browser);
        String last = "";
        while (matcher.find()) {
            last = product(matcher.group(1)) + " " + matcher.group(2);
        }
        if (!last.isEmpty()) {
            return last;
        }
        Matcher safari = PRODUCTS.getLast().matcher(browser);
        String text = safari.find() ? "Safari " + safari.group(1) : browser;
        return VisibleText.escape(text.substring(0, Math.min(LONGEST_NAME, text.length())));
    }

    private static String product(String token) {
        return switch (token) {
            case "Edg" -> "Edge";
            case "OPR" -> "Opera";
            case "HeadlessChrome" -> "Chrome";
            default -> token;
        };
    }
}
