package framescope.filter;

import framescope.dissect.FieldSpec;
import framescope.filter.FilterSyntaxException.Fault;
import framescope.protocol.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a value that somebody wrote means for a field of some type.
final class Literals {
    private static final Pattern NUMBER =
            Pattern.compile(
                    "0[xX]([0-9a-fA-F]{1,40})|0[bB]([01]{1,128})|(0[0-7]{0,40})|([1-9][0-9]{0,40})");
    private static final Pattern DURATION =
            Pattern.compile(
                    "([+-]?[0-9]{1,12}(?:\\.[0-9]{0,12})?|[+-]?\\.[0-9]{1,12})(ns|us|µs|ms|s|min|h)?");
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final Pattern HEX_BYTES =
            Pattern.compile("[0-9a-fA-F]{1,2}(?:([:.-])[0-9a-fA-F]{1,2}(?:\\1[0-9a-fA-F]{1,2})*)?");
    private static final Pattern HEX_DIGITS = Pattern.compile("(?:0[xX])?((?:[0-9a-fA-F]{2})+)");
    private static final DateTimeFormatter DATE_AND_TIME =
            new DateTimeFormatterBuilder()
                    .appendPattern("uuuu-MM-dd[['T'][' ']HH:mm[:ss]]")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .appendPattern("[' ']")
                    .appendPattern("[XXX]")
                    .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                    .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
                    .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    private Literals() {}

    private static FilterSyntaxException fault(Fault fault, Token token, String... details) {
        return new FilterSyntaxException(fault, token.from(), token.to(), details);
    }

    /// The value as text.
    static String text(Token token) throws FilterSyntaxException {
        return switch (token.kind()) {
            case WORD, RAW_STRING -> token.text();
            default -> Quoted.bytes(token).text();
        };
    }

    /// The value as bytes: hexadecimal pairs, or the UTF-8 of what stands in quotes.
    static Bytes bytes(Token token) throws FilterSyntaxException {
        return switch (token.kind()) {
            case WORD -> hexBytes(token);
            case RAW_STRING -> Bytes.utf8(token.text());
            default -> Quoted.bytes(token);
        };
    }

    private static Bytes hexBytes(Token token) throws FilterSyntaxException {
        String word = token.text();
        Matcher digits = HEX_DIGITS.matcher(word);
        if (digits.matches()) {
            return Bytes.ofHex(digits.group(1));
        }
        if (!HEX_BYTES.matcher(word).matches()) {
            throw fault(Fault.NOT_BYTES, token);
        }
        StringBuilder pairs = new StringBuilder();
        for (String pair : word.split("[:.-]", -1)) {
            pairs.append(pair.length() == 1 ? "0" : "").append(pair);
        }
        return Bytes.ofHex(pairs.toString());
    }

    /// The value as a number, whatever it is for.
    static long number(Token token) throws FilterSyntaxException {
        return unsigned(token, BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE));
    }

    /// The value as a number of a field, or as a name for one.
    static long number(Token token, FieldSpec field) throws FilterSyntaxException {
        if (!token.is(Token.Kind.CHARACTER)) {
            OptionalLong named = NamedValues.find(field, text(token));
            if (named.isPresent()) {
                return named.getAsLong();
            }
        }
        return unsigned(token, new BigInteger(Long.toUnsignedString(field.type().highest())));
    }

    private static long unsigned(Token token, BigInteger highest) throws FilterSyntaxException {
        BigInteger number;
        if (token.is(Token.Kind.CHARACTER)) {
            number = BigInteger.valueOf(text(token).codePointAt(0));
        } else {
            Matcher matcher = NUMBER.matcher(text(token));
            if (!matcher.matches()) {
                throw fault(Fault.NOT_A_NUMBER, token);
            }
            number = number(matcher);
        }
        if (number.compareTo(highest) > 0) {
            throw fault(Fault.NUMBER_TOO_HIGH, token, highest.toString());
        }
        return number.longValue();
    }

    private static BigInteger number(Matcher matcher) {
        int[] radixes = {16, 2, 8, 10};
        for (int group = 1; group <= radixes.length; group++) {
            String digits = matcher.group(group);
            if (digits != null) {
                return new BigInteger(digits, radixes[group - 1]);
            }
        }
        throw new IllegalStateException("no group matched");
    }

    /// The value as a bit: `true` or `false`, or a number that is 0 or not.
    static long bit(Token token) throws FilterSyntaxException {
        String word = text(token).toLowerCase(Locale.ROOT);
        return switch (word) {
            case "true" -> 1;
            case "false" -> 0;
            default -> {
                if (!NUMBER.matcher(word).matches()) {
                    throw fault(Fault.NOT_A_BOOLEAN, token);
                }
                yield number(token) == 0 ? 0 : 1;
            }
        };
    }

    /// The value as a time span in nanoseconds; seconds where it has no unit.
    static long duration(Token token) throws FilterSyntaxException {
        Matcher matcher = DURATION.matcher(text(token));
        if (!matcher.matches()) {
            throw fault(Fault.NOT_A_DURATION, token);
        }
        String unit = matcher.group(2) == null ? "s" : matcher.group(2);
        BigDecimal nanos =
                new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(nanosOf(unit)));
        if (nanos.toBigInteger().bitLength() >= Long.SIZE) {
            throw fault(Fault.NOT_A_DURATION, token);
        }
        return nanos.longValue();
    }

    private static long nanosOf(String unit) {
        return switch (unit) {
            case "ns" -> 1;
            case "us", "µs" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> NANOS_PER_SECOND;
            case "min" -> 60 * NANOS_PER_SECOND;
            case "h" -> 3_600 * NANOS_PER_SECOND;
            default -> throw new IllegalArgumentException(unit);
        };
    }

    /// The value as a point in time: seconds since 1970, or a date with or without time and zone,
    /// in the user's zone where none is given. Nanoseconds since 1970.
    static long time(Token token) throws FilterSyntaxException {
        String text = text(token).strip();
        Matcher seconds = DURATION.matcher(text);
        if (seconds.matches() && seconds.group(2) == null) {
            return duration(token);
        }
        try {
            ZonedDateTime time =
                    (ZonedDateTime)
                            DATE_AND_TIME.parseBest(
                                    text.replace("UTC", "Z"),
                                    ZonedDateTime::from,
                                    parsed ->
                                            LocalDateTime.from(parsed)
                                                    .atZone(ZoneId.systemDefault()));
            return Math.addExact(
                    Math.multiplyExact(time.toEpochSecond(), NANOS_PER_SECOND), time.getNano());
        } catch (DateTimeException | ArithmeticException e) {
            throw fault(Fault.NOT_A_TIME, token);
        }
    }
}
