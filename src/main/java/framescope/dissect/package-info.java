/// From a row's bytes to a tree of fields: pure, total, and only asked for when a row is selected.
///
/// Every field is declared once, as a [framescope.dissect.FieldSpec] with Wireshark's name. A
/// [framescope.dissect.Dissection] has data sources (the bytes on the wire, the unmasked payload)
/// and fields that point into them; findings hang on fields. There are no words in it: whoever
/// shows a field looks its label and explanation up by the spec's name.
///
/// It uses `capture` and `protocol`, and touches no file, socket or clock.
///
/// One path: a Text frame is selected; `FrameDissector` walks its header over the wire's bytes,
/// makes a field of each bit group, unmasks the payload into a second data source, and returns
/// the tree; a click on the third byte asks `fieldAt(WIRE, 2)` and gets the masking-key.
@NullMarked
package framescope.dissect;

import org.jspecify.annotations.NullMarked;
