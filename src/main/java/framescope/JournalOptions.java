package framescope;

import framescope.capture.journal.JournalSettings;
import framescope.text.Messages;
import framescope.text.VisibleText;
import framescope.ui.files.JournalRoom;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The command line's options about the room that journals may take.
final class JournalOptions {
    @Option(names = "--journal-limit", paramLabel = "BYTES", converter = Amount.class)
    private Optional<Long> limit = Optional.empty();

    @Option(names = "--journal-floor", paramLabel = "BYTES", converter = Amount.class)
    private Optional<Long> floor = Optional.empty();

    /// How much room they may take in the window, as far as that is said.
    JournalRoom.ForThisRun forThisRun() {
        return new JournalRoom.ForThisRun(optional(limit), optional(floor));
    }

    private static OptionalLong optional(Optional<Long> bytes) {
        return bytes.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /// How many bytes of the disk are left free.
    long spaceFloor() {
        return floor.orElse(JournalSettings.DEFAULT.spaceFloor());
    }

    /// A number of bytes, or of others with their unit behind it: K, M, G or T, times 1024 each.
    static final class Amount implements ITypeConverter<Long> {
        private static final Pattern AMOUNT =
                Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,6})?) ?([KMGT]?)(?:I?B)?");
        private static final String UNITS = "KMGT";

        @Override
        public Long convert(String text) {
            Matcher amount = AMOUNT.matcher(text.toUpperCase(Locale.ROOT));
            if (amount.matches()) {
                int unit = amount.group(2).isEmpty() ? 0 : UNITS.indexOf(amount.group(2)) + 1;
                BigDecimal bytes =
                        new BigDecimal(amount.group(1))
                                .multiply(BigDecimal.valueOf(1024).pow(unit));
                if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 2)) <= 0) {
                    return bytes.longValue();
                }
            }
            throw new TypeConversionException(
                    Messages.format("option.amount", VisibleText.escape(text)));
        }
    }
}
