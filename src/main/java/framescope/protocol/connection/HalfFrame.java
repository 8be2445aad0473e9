package framescope.protocol.connection;

import framescope.protocol.Bytes;

/// A frame of which a peer has only the beginning: it declared more than was sent, so whatever is
/// sent next is read as its rest.
///
/// @param start bytes that bring a receiver to where the peer is: the part of the header that it
///     has, or a header that declares only what is owed, with the character before it that a text
///     broke off within
/// @param owed how many bytes of its payload are still owed; 0 where not even its header is whole
public record HalfFrame(Bytes start, long owed) {}
