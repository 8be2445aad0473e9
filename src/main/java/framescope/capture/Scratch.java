package framescope.capture;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Consumer;

/// Room on a disk for bytes that can be had again from others, so that memory need not hold them.
public interface Scratch {
    /// Moves pages there, later and on a thread of its own. When the disk takes nothing it tries
    /// again until it does: the pages stay where they are so long.
    ///
    /// One call at a time: the next one when the one before is done.
    ///
    /// @param pages whose bytes no longer change
    /// @param done gets the same pages, in their order, read-only, where they lie on the disk
    void move(List<MemorySegment> pages, Consumer<List<MemorySegment>> done);
}
