package framescope.ui.detail;

import framescope.dissect.Field;
import framescope.dissect.FieldValue;
import framescope.protocol.Bytes;
import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.protocol.Severity;
import framescope.protocol.handshake.OfferDecision;
import framescope.text.Messages;
import framescope.text.RowText;
import framescope.text.VisibleText;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/// Fields in words.
final class FieldText {
    private static final int LONGEST_VALUE = 400;

    private FieldText() {}

    /// What the field is called.
    static String label(Field field) {
        return field.label().isEmpty()
                ? Messages.of("field", field.spec())
                : VisibleText.escape(field.label());
    }

    /// The bits of the field's byte, with dots for those of other fields, such as `.1.. ....`;
    /// empty for fields of whole bytes.
    static String bits(Field field, int octet) {
        if (field.bits() == 0) {
            return "";
        }
        StringBuilder bits = new StringBuilder(9);
        for (int bit = 7; bit >= 0; bit--) {
            boolean own = ((field.bits() >> bit) & 1) != 0;
            bits.append(own ? (char) ('0' + ((octet >> bit) & 1)) : '.');
            if (bit == 4) {
                bits.append(' ');
            }
        }
        return bits.toString();
    }

    /// What the field holds.
    static String value(Field field) {
        return switch (field.value()) {
            case FieldValue.None() -> "";
            case FieldValue.Flag(boolean set) -> Messages.get(set ? "field.set" : "field.notSet");
            case FieldValue.Numeric(long number) -> Long.toUnsignedString(number);
            case FieldValue.Length(int bits, LengthForm form) ->
                    form == LengthForm.BITS_7
                            ? String.valueOf(bits)
                            : Messages.format("field.lengthFollows", bits, form.bits());
            case FieldValue.Opcode(Opcode opcode) -> RowText.opcodeWithValue(opcode);
            case FieldValue.CloseCode(int code) -> RowText.closeCode(code);
            case FieldValue.Compression(long compressed, long inflated) ->
                    Messages.format(
                            "field.compression", compressed, inflated, ratio(compressed, inflated));
            case FieldValue.Offer(String offer, OfferDecision decision) ->
                    Messages.format(
                            "field.offer",
                            cut(
                                    VisibleText.escape(beginning(offer)),
                                    offer.length() > LONGEST_VALUE),
                            Messages.of("decision", decision));
            case FieldValue.Window(int bits, boolean contextTakeover) ->
                    Messages.format(
                            contextTakeover ? "field.window.kept" : "field.window.forgotten",
                            bits,
                            1 << bits);
            case FieldValue.Raw(Bytes bytes) ->
                    cut(bytes.first(LONGEST_VALUE).spacedHex(), bytes.length() > LONGEST_VALUE);
            case FieldValue.Text(String text) ->
                    cut(VisibleText.escape(beginning(text)), text.length() > LONGEST_VALUE);
        };
    }

    /// What the field holds, and the rules that are broken there.
    static String valueWithFindings(Field field) {
        String value = value(field);
        String names =
                field.findings().stream()
                        .map(RowText::rule)
                        .collect(Collectors.joining(Messages.get("list.separator")));
        if (names.isEmpty()) {
            return value;
        }
        return value.isEmpty() ? names : Messages.format("field.withFindings", value, names);
    }

    /// The gravest severity among what is wrong with the field.
    static Optional<Severity> severity(Field field) {
        return field.findings().stream().map(Rule::severity).max(Severity::compareTo);
    }

    // An empty message takes a byte, and no percentage says anything about that.
    private static String ratio(long compressed, long inflated) {
        return inflated == 0
                ? ""
                : Messages.format("field.compression.ratio", (double) compressed / inflated);
    }

    // A cut through a surrogate pair would leave half a character.
    private static String beginning(String text) {
        int end = Math.min(text.length(), LONGEST_VALUE);
        boolean half = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, half ? end - 1 : end);
    }

    private static String cut(String text, boolean cut) {
        return cut ? text + " …" : text;
    }

    /// What the field is for, what is wrong with it here, and where that stands.
    static String explanation(Field field) {
        StringJoiner lines = new StringJoiner("\n");
        lines.add(about(field));
        FieldMeaning.of(field).ifPresent(lines::add);
        if (field.value() instanceof FieldValue.Offer(String offer, OfferDecision decision)) {
            lines.add(Messages.of("decision.explained", decision));
        }
        for (Rule rule : field.findings()) {
            lines.add(finding(rule));
        }
        return lines.toString();
    }

    private static String about(Field field) {
        String about = Messages.of("field.about", field.spec());
        return Messages.format(
                "field.explanation", about, field.spec().fieldName(), field.spec().source());
    }

    /// A finding in a sentence, with its section.
    static String finding(Rule rule) {
        return Messages.format(
                "field.finding",
                RowText.rule(rule),
                Messages.of("rule.explained", rule),
                rule.source());
    }
}
