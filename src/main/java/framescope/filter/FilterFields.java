package framescope.filter;

import framescope.dissect.FieldSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The fields that a display filter knows: all but those that only explain others.
public final class FilterFields {
    private static final Map<String, FieldSpec> BY_NAME =
            Arrays.stream(FieldSpec.values())
                    .filter(spec -> !isExplanation(spec))
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    FieldSpec::fieldName, Function.identity()));
    private static final Set<String> PROTOCOLS =
            BY_NAME.keySet().stream()
                    .map(FilterFields::protocol)
                    .collect(Collectors.toUnmodifiableSet());

    private FilterFields() {}

    private static boolean isExplanation(FieldSpec spec) {
        return switch (spec) {
            case EVENT, PAYLOAD_COMPRESSED -> false;
            default -> spec.fieldName().startsWith("framescope.");
        };
    }

    /// The field of this name.
    public static Optional<FieldSpec> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /// All fields, ordered by name.
    public static List<FieldSpec> all() {
        return BY_NAME.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    /// Whether a word that is no field's name was probably meant as one: its first part is a
    /// protocol's name.
    static boolean looksLikeField(String word) {
        return word.indexOf('.') > 0 && PROTOCOLS.contains(protocol(word));
    }

    private static String protocol(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
