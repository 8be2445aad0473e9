package framescope.ui.files;

import framescope.capture.journal.JournalSettings;
import framescope.settings.Section;
import framescope.settings.UserSettings;
import java.util.OptionalLong;

/// How much room journals may take.
///
/// @param folderBytes how many bytes the journals may take before the oldest of earlier runs go
/// @param freeBytes how many bytes of the disk are left free for others
public record JournalRoom(long folderBytes, long freeBytes) {
    /// What holds until the user chooses.
    public static final JournalRoom DEFAULT =
            new JournalRoom(4L << 30, JournalSettings.DEFAULT.spaceFloor());

    static final Section<JournalRoom> SECTION = new Section<>("journal", DEFAULT);

    /// No amount is negative.
    public JournalRoom {
        folderBytes = Math.max(0, folderBytes);
        freeBytes = Math.max(0, freeBytes);
    }

    /// What the user has chosen, or what holds for this run instead.
    public static JournalRoom of(UserSettings settings, ForThisRun forThisRun) {
        return forThisRun.over(settings.get(SECTION));
    }

    JournalRoom withFolderBytes(long bytes) {
        return new JournalRoom(bytes, freeBytes);
    }

    JournalRoom withFreeBytes(long bytes) {
        return new JournalRoom(folderBytes, bytes);
    }

    /// What holds for one run instead of what is kept in the settings.
    public record ForThisRun(OptionalLong folderBytes, OptionalLong freeBytes) {
        /// Nothing.
        public static final ForThisRun NOTHING =
                new ForThisRun(OptionalLong.empty(), OptionalLong.empty());

        private JournalRoom over(JournalRoom kept) {
            return new JournalRoom(
                    folderBytes.orElse(kept.folderBytes()), freeBytes.orElse(kept.freeBytes()));
        }
    }
}
