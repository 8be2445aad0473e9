package framescope.ui.files;

import framescope.settings.UserSettings;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// How much room journals may take, as it is chosen in the window. FX thread only.
public final class JournalRoomViewModel {
    private static final List<Long> FOLDER_BYTES =
            List.of(256L << 20, 1L << 30, 4L << 30, 16L << 30, 64L << 30);
    private static final List<Long> FREE_BYTES =
            List.of(50L << 20, 200L << 20, 1L << 30, 5L << 30, 20L << 30);

    private final ObjectProperty<Long> folderBytes;
    private final ObjectProperty<Long> freeBytes;

    /// @param forThisRun what holds until the user chooses something else
    /// @param onFreeBytes hears what is to be left free, now and whenever that changes
    public JournalRoomViewModel(
            UserSettings settings, JournalRoom.ForThisRun forThisRun, LongConsumer onFreeBytes) {
        JournalRoom room = JournalRoom.of(settings, forThisRun);
        folderBytes = new SimpleObjectProperty<>(room.folderBytes());
        freeBytes = new SimpleObjectProperty<>(room.freeBytes());
        folderBytes.subscribe((before, chosen) ->
                settings.set(
                        JournalRoom.SECTION,
                        settings.get(JournalRoom.SECTION).withFolderBytes(chosen)));
        freeBytes.subscribe((before, chosen) -> {
            settings.set(
                    JournalRoom.SECTION, settings.get(JournalRoom.SECTION).withFreeBytes(chosen));
            onFreeBytes.accept(chosen);
        });
        onFreeBytes.accept(room.freeBytes());
    }

    /// How many bytes the journals of earlier runs may take, from the next start on.
    public ObjectProperty<Long> folderBytesProperty() {
        return folderBytes;
    }

    /// How many bytes of the disk are left free for others.
    public ObjectProperty<Long> freeBytesProperty() {
        return freeBytes;
    }

    /// What may be chosen for the folder: some usual amounts, and the one that holds.
    List<Long> folderChoices() {
        return with(FOLDER_BYTES, folderBytes.get());
    }

    /// What may be chosen to be left free.
    List<Long> freeChoices() {
        return with(FREE_BYTES, freeBytes.get());
    }

    private static List<Long> with(List<Long> usual, long held) {
        return Stream.concat(usual.stream(), LongStream.of(held).boxed())
                .distinct()
                .sorted()
                .toList();
    }
}
