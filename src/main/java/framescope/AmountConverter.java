package framescope;

import framescope.text.Messages;
import framescope.text.VisibleText;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A number of bytes, or of others with their unit behind it: K, M, G or T, times 1024 each.
final class AmountConverter implements ITypeConverter<Long> {
    private static final Pattern AMOUNT =
            Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,6})?) ?([KMGT]?)(?:I?B)?");
    private static final String UNITS = "KMGT";

    @Override
    public Long convert(String text) {
        Matcher amount = AMOUNT.matcher(text.toUpperCase(Locale.ROOT));
        if (amount.matches()) {
            int unit = amount.group(2).isEmpty() ? 0 : UNITS.indexOf(amount.group(2)) + 1;
            BigDecimal bytes =
                    new BigDecimal(amount.group(1)).multiply(BigDecimal.valueOf(1024).pow(unit));
            if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 2)) <= 0) {
                return bytes.longValue();
            }
        }
        throw new TypeConversionException(
                Messages.format("option.amount", VisibleText.escape(text)));
    }
}
