package framescope.lab;

import java.util.Locale;

/// How the lab's table is written to a file.
public enum LabFormat {
    HTML,
    JSON,
    CSV;

    /// What the names of such files end with, without the dot.
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The format that a file's name asks for; HTML where it asks for none.
    public static LabFormat of(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        for (LabFormat format : values()) {
            if (lower.endsWith("." + format.ending())) {
                return format;
            }
        }
        return HTML;
    }
}
