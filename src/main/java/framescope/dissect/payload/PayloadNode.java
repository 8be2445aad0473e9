package framescope.dissect.payload;

import java.util.List;

/// A part of a payload: a name, a value, or parts of its own.
///
/// @param name what the format calls it; empty for the whole
/// @param value as text, as it came: it may hold anything
public record PayloadNode(String name, String value, List<PayloadNode> children) {
    static PayloadNode leaf(String name, String value) {
        return new PayloadNode(name, value, List.of());
    }

    static PayloadNode group(String name, String value, List<PayloadNode> children) {
        return new PayloadNode(name, value, List.copyOf(children));
    }
}
