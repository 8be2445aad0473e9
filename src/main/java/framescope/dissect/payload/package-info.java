/// Ways to show what a message carries: pure, total, and only asked for when a payload is looked at.
///
/// A [framescope.dissect.payload.PayloadView] says how well it fits a
/// [framescope.dissect.payload.Payload] and shows it as a tree, as text, as a picture or as bytes;
/// [framescope.dissect.payload.PayloadViews] takes the one that fits best, and goes back to the
/// bytes when it fails. Trees are bounded in depth and size, whatever a peer has sent. There are no
/// words in it but those of the formats themselves.
///
/// It uses `dissect`, `capture` and `protocol`, Jackson for JSON and CBOR, and the JDK for XML.
///
/// One path: a Text message `{"a":1}` is looked at; `PayloadViews` asks all views; `JsonView` fits
/// best and reads it token by token into a tree with one leaf.
@NullMarked
package framescope.dissect.payload;

import org.jspecify.annotations.NullMarked;
