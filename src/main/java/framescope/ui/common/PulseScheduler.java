package framescope.ui.common;

/// Runs a step once per pulse, for as long as there is something to do.
@FunctionalInterface
public interface PulseScheduler {
    /// A step of work on the FX thread.
    @FunctionalInterface
    interface Step {
        /// Does the work.
        ///
        /// @param now nanoseconds, for intervals only
        /// @return whether to be called again on the next pulse
        boolean run(long now);
    }

    /// Asks for the step to be run on coming pulses. May be called from any thread, and returns at
    /// once.
    void start(Step step);
}
