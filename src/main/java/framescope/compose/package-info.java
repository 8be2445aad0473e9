/// What a user sends, bit by bit: drafts, the very bytes that they become, and what a receiver that
/// keeps to the RFC does about them. Pure: it sends nothing.
///
/// One path: the user sets RSV2 of a Text frame. [framescope.compose.Draft] holds every choice,
/// [framescope.compose.Composition] makes the bytes of it and lets our own engine play the client
/// that gets them, and [framescope.compose.Prediction] says: the connection is failed with 1002,
/// because of a reserved bit (RFC 6455 §5.2). What is sent is that same composition.
@NullMarked
package framescope.compose;

import org.jspecify.annotations.NullMarked;
