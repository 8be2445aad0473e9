/// What the tests share: bytes written for people, frames of any kind, cuts of a buffer, and a
/// conversation with an endpoint.
@NullMarked
package framescope.testing;

import org.jspecify.annotations.NullMarked;
