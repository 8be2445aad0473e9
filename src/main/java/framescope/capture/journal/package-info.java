/// The bytes of a capture on disk from the first one on, as a pcapng file that is valid at every
/// moment.
///
/// Event loops append what a read or a write delivered to a batch in memory and never wait for the
/// disk; one thread writes batches, within 200 ms, and forces them once a second. When the disk is
/// slow, batches wait, and beyond a number of them the capture asks its writers not to read from
/// their sockets. When the disk takes nothing at all, batches wait as long as there is room, then
/// bytes are let go and counted, and all goes on by itself once the disk takes them again.
/// What compressed messages hold goes to nameless files beside it, so that memory need not hold it.
///
/// A [framescope.capture.journal.JournalFolder] holds the journals of this user: the one of each
/// running program, which a lock marks as such, and those that were left behind.
///
/// It uses `capture.file`, `capture` and `protocol`. [framescope.capture.journal.Journal] may be
/// used from any thread.
@NullMarked
package framescope.capture.journal;

import org.jspecify.annotations.NullMarked;
