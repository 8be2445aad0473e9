package framescope.ui.control;

/// A field of a [BitRuler].
///
/// @param bits where it is
/// @param styleClass what CSS colours it by
/// @param name what it is called
/// @param value what it holds, in words
public record BitSpan(BitRange bits, String styleClass, String name, String value) {}
