package framescope;

import framescope.settings.UserSettings;
import framescope.ui.files.JournalRoom;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/// The command line's options about the room that journals may take.
final class JournalOptions {
    @Option(names = "--journal-limit", paramLabel = "BYTES", converter = AmountConverter.class)
    private Optional<Long> limit = Optional.empty();

    @Option(names = "--journal-floor", paramLabel = "BYTES", converter = AmountConverter.class)
    private Optional<Long> floor = Optional.empty();

    /// How much room they may take in the window, as far as that is said.
    JournalRoom.ForThisRun forThisRun() {
        return new JournalRoom.ForThisRun(optional(limit), optional(floor));
    }

    private static OptionalLong optional(Optional<Long> bytes) {
        return bytes.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /// How much room they may take without a window.
    ///
    /// @param choices what was chosen in the window
    JournalRoom room(UserSettings choices) {
        return JournalRoom.of(choices, forThisRun());
    }
}
